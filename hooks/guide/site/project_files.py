"""The files of the project as they lie on the disk: what is read, what is published, and what lies there by mistake.

Whatever lies under ``docs/`` is published, so each file there has a name and a kind that were meant for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ..pages import interface
from ..pages.page import SWEDISH, TREES
from ..records import small_files
from ..records.kinds import KINDS
from ..source.problems import Problem, suggestion
from ..source.reading import text_of
from . import assets

FOLDERS = ("data", *TREES.values(), "overrides")
MOST_FILES = 20_000
LONGEST_NAME = 80
LARGEST = 5_000_000

_PAGE = ".md"
_MADE = frozenset(
    "robots.txt sitemap.xml opensearch.xml llms.txt offline.zip index.html 404.html".split()
)
_ALMOST_PAGE = frozenset(".markdown .mkd .mdown .mdwn .mdx .rst .txt".split())
_PUBLISHED = frozenset(
    ".md .css .js .svg .png .jpg .jpeg .webp .gif .ico .pdf .docx .xlsx .csv .woff2".split()
)
# What editors, file managers and merging leave behind; hidden files are never read.
_LEFTOVER = re.compile(
    r".*~|#.*#|~\$.*|.*\.(?:bak|orig|rej|old|tmp|temp|swp|swo|part|crdownload)|.*_(?:BACKUP|BASE|LOCAL|REMOTE)_.*"
    r"|thumbs\.db|desktop\.ini|.* - kopia.*|.* \(\d+\)\.\w+|.*\.sync-conflict.*|nohup\.out",
    re.I,
)
# Windows opens a device and no file by these names, with whatever ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)

# In data/ beside the records' folders and the small files: file or folder, and how the files in it are named.
_OTHER_DATA = {
    "adresser.txt": "",
    "summor.txt": "",
    "annonsfalt.yml": "",
    "bevakning.yml": "",
    "cpv.tsv": "",
    "lagar.yml": "",
    "ord.yml": "",
    "granssnitt": rf"(?:{'|'.join(interface.FILES)})\.yml",
    "oversattning": r"(?:fragor|granssnitt|kallor|sidor)\.yml",
    "revisioner": r"(?:[a-z0-9-]+/)+[1-9]\d*\.md",
    "sokord": r"[\w-]+\.yml",
    "versioner": r"(?:klausuler/)?[a-z0-9-]+/v[1-9]\d*\.json",
}
_TEMPLATES = frozenset(("main.html", "404.html", "README.md"))
# Without these a build gives another site than ours, or none.
_NEEDED = (
    "mkdocs.yml",
    "overrides/main.html",
    "overrides/404.html",
    "docs/index.md",
    "docs_sma/index.md",
    "data/sokord/stoppord.yml",
    "data/sokord/vardagsord.yml",
    "data/adresser.txt",
    "data/summor.txt",
)


def is_whole_project(root: Path) -> bool:
    """Whether ``root`` has the program too, and not only content: then nothing that a build needs may be missing."""
    return (root / "hooks" / "mkdocs_hooks.py").is_file()


def check(root: Path) -> Iterator[Problem]:
    """Every file and folder that should not lie where it lies, and every one that is missing."""
    count = 0
    for folder in FOLDERS:
        for path, is_folder in _entries(root / folder):
            count += 1
            shown = path.relative_to(root).as_posix()
            if count > MOST_FILES:
                yield Problem(
                    shown,
                    1,
                    "",
                    f"projektet har fler än {MOST_FILES} filer.",
                    "Flytta bort det som inte hör dit.",
                )
                return
            yield from _misplaced(path, shown, is_folder)
    yield from _unknown_data(root / "data")
    yield from _kept_revisions(root)
    if is_whole_project(root):
        yield from _missing(root)


def _entries(folder: Path) -> Iterator[tuple[Path, bool]]:
    """All that lies below a folder, links not followed, hidden names left out: (path, whether it is a folder)."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            yield Path(place, name), True
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(place, name), False


def _misplaced(path: Path, shown: str, is_folder: bool) -> Iterator[Problem]:
    def problem(what: str, remedy: str) -> Problem:
        return Problem(shown, 1, "", what, remedy)

    tree = shown.split("/", 1)[0]
    if tree == "overrides" and not is_folder and path.name not in _TEMPLATES:
        yield problem(
            "filen används inte: webbplatsen har egna mallar.",
            f"Ta bort den. Här ligger {', '.join(sorted(_TEMPLATES))}.",
        )
    suffix = path.suffix.lower()
    if path.is_symlink():
        yield problem(
            "här ligger en länk till en annan fil; länkar följs inte.",
            "Ta bort länken, eller lägg själva filen här.",
        )
    elif _LEFTOVER.fullmatch(path.name):
        yield problem(
            "filen ser ut att vara kvarlämnad av ett annat program och publiceras inte.",
            "Ta bort den, eller byt namn om den ska finnas kvar.",
        )
    elif _DEVICES.fullmatch(path.name):
        yield problem(
            "namnet är upptaget i Windows, så filen går inte att öppna där.",
            "Byt namn på filen eller mappen.",
        )
    elif len(path.name) > LONGEST_NAME:
        yield problem(
            f"namnet är för långt ({len(path.name)} tecken, högst {LONGEST_NAME}).", "Korta det."
        )
    elif is_folder:
        yield from _misplaced_folder(path, tree, problem)
    elif not path.is_file():
        yield problem("här ligger något som inte är en fil.", "Ta bort det.")
    elif tree in TREES.values():
        yield from _unpublishable(path, shown, suffix, problem)


def _misplaced_folder(
    path: Path, tree: str, problem: Callable[[str, str], Problem]
) -> Iterator[Problem]:
    if path.suffix:
        yield problem(
            "mappens namn ser ut som en fils.", "Byt namn på mappen, eller lägg filen direkt här."
        )
    elif tree == TREES[SWEDISH] and path.name in TREES and path.parent.name == tree:
        yield problem(
            f"mappen {path.name} är adressen till sidorna på det språket.",
            f"Lägg sidorna i {TREES[path.name]}/, eller byt namn på mappen.",
        )
    elif tree in TREES.values() and path.name == "templates" and path.parent.name == tree:
        yield problem("mappen templates publiceras inte.", "Byt namn på mappen.")


def _unpublishable(
    path: Path, shown: str, suffix: str, problem: Callable[[str, str], Problem]
) -> Iterator[Problem]:
    if path.parent.name == "vendor" and path.parent.parent.name == "assets":
        return  # others' code with its licences, kept as it was
    if suffix == _PAGE and path.suffix != _PAGE:
        yield problem(f"filens namn slutar på {path.suffix}.", "Byt slutet till .md.")
    elif path.name.lower() in _MADE:
        yield problem("filen görs av bygget.", "Ta bort den härifrån.")
    elif suffix in _ALMOST_PAGE:
        yield problem(
            "filen läses inte som en sida och publiceras som den är.",
            "Byt namn så att den slutar på .md, eller flytta bort den.",
        )
    elif suffix not in _PUBLISHED:
        yield problem(
            "sådana filer publiceras inte.",
            f"Flytta bort filen. Det som publiceras slutar på {', '.join(sorted(_PUBLISHED))}.",
        )
    elif path.stat().st_size > LARGEST:
        yield problem(
            f"filen är för stor ({path.stat().st_size // 1_000_000} MB, högst {LARGEST // 1_000_000} MB).",
            "Minska den, eller länka till den hos utgivaren.",
        )
    elif suffix in (".css", ".js", ".svg"):
        text = text_of(path, shown, 2_000_000)
        if isinstance(text, Problem):
            yield text
        elif not text.strip():
            yield problem("filen är tom.", "Hämta tillbaka den ur historiken.")
        else:
            for line, what, remedy in assets.faults(suffix, text):
                yield Problem(shown, line, "", what, remedy)
    elif suffix != _PAGE and not assets.is_of_kind(suffix, path):
        yield problem(
            f"filens innehåll är inte det som {suffix} lovar.",
            "Spara om den i rätt format, eller hämta tillbaka den ur historiken.",
        )
    elif (
        path.parent.name == "data" and path.parent.parent.name in TREES.values() and suffix != _PAGE
    ):
        yield problem(
            "i mappen data/ på webbplatsen ligger bara filer som bygget gör.",
            "Lägg filen i docs/assets/.",
        )


def _unknown_data(data: Path) -> Iterator[Problem]:
    known = {*KINDS, *small_files.FILES, *_OTHER_DATA}
    for path in sorted(data.iterdir()) if data.is_dir() else []:
        if path.name.startswith(".") or path.name in known or _LEFTOVER.fullmatch(path.name):
            continue
        yield Problem(
            f"data/{path.name}",
            1,
            "",
            "inget med det namnet läses i data/.",
            f"Byt namn, eller flytta bort det.{suggestion(path.name, known)}",
        )
    for name, pattern in _OTHER_DATA.items():
        for path, is_folder in _entries(data / name):
            within = path.relative_to(data / name).as_posix()
            if (
                not is_folder
                and not _LEFTOVER.fullmatch(path.name)
                and not re.fullmatch(pattern, within)
            ):
                yield Problem(
                    f"data/{name}/{within}",
                    1,
                    "",
                    "filen läses inte.",
                    "Byt namn på den så som de andra heter, eller flytta bort den.",
                )


def _kept_revisions(root: Path) -> Iterator[Problem]:
    """An earlier text of a page is kept for as long as the page is there, and is never empty."""
    folder = root / "data" / "revisioner"
    for path, is_folder in _entries(folder):
        within = path.relative_to(folder)
        if is_folder or path.suffix != _PAGE or len(within.parts) < 2:
            continue
        shown, page = path.relative_to(root).as_posix(), within.parent.as_posix()
        if not any(
            (root / tree / f"{page}{_PAGE}").is_file()
            or (root / tree / page / "index.md").is_file()
            for tree in TREES.values()
        ):
            yield Problem(
                shown,
                1,
                "",
                f"den sparade texten hör till docs/{page}.md, som inte finns.",
                "Flytta mappen dit sidan har flyttat, eller ta bort den.",
            )
        elif not path.stat().st_size:
            yield Problem(
                shown, 1, "", "den sparade texten är tom.", "Hämta tillbaka den ur historiken."
            )


def _missing(root: Path) -> Iterator[Problem]:
    for name in (*_NEEDED, *_assets(root)):
        if not (root / name).is_file():
            yield Problem(
                name,
                1,
                "",
                "filen saknas.",
                "Hämta tillbaka den ur historiken, eller rätta namnet.",
            )
    for kind in KINDS:
        folder = root / "data" / kind
        if not folder.is_dir() or not any(folder.glob("[!_.]*.yml")):
            yield Problem(
                f"data/{kind}",
                1,
                "",
                "mappen saknas eller är tom.",
                "Hämta tillbaka den ur historiken.",
            )


def _assets(root: Path) -> list[str]:
    """The styles, scripts and pictures that the templates and the program name, but for those that a build makes."""
    html = root / "hooks" / "guide" / "html"
    written = [
        *root.glob("overrides/*.html"),
        *html.glob("*.py"),
        *html.glob("templates/**/*.html"),
    ]
    names = {
        name
        for path in written
        for name in re.findall(
            r"(?:assets/|\")([a-z0-9-]+\.(?:css|js|svg|png))\"", path.read_text("utf-8", "replace")
        )
    }
    bundling = root / "hooks" / "guide" / "build" / "bundling.py"
    made = set(re.findall(r"\"([a-z0-9-]+\.js)\"", bundling.read_text("utf-8", "replace")))
    return [f"{TREES[SWEDISH]}/assets/{name}" for name in sorted(names - made)]
