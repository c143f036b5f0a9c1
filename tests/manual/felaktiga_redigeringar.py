"""Faulty edits of the real project, each checked as ``check`` does it: how many are told, and where.

    PYTHONPATH=hooks python tests/manual/felaktiga_redigeringar.py COPY [andra]

COPY is a copy of the project that may be changed; each edit is undone. Prints what was silent, told elsewhere, slow or
ended in a traceback, and the sums. An edit is told when a fault names the file that was edited. Whether the remedy is
right must be read; ``andra`` runs the second table (``redigeringar_2026_12_01``) and prints what was told of each.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import redigeringar_2026_12_01 as second
from guide.build import ways
from guide.site import library
from guide.source.memory import Memory
from guide.source.problems import Faulty, Problem

Edit = tuple[str, str, Callable[[bytes], bytes | None]]
PICK = random.Random(20261130)
SLOW, BATCH = 10.0, 40


def swap(old: str, new: str) -> Callable[[bytes], bytes | None]:
    """Change the first place; None when the file has none."""
    return lambda raw: raw.replace(old.encode(), new.encode(), 1) if old.encode() in raw else None


def added(text: str) -> Callable[[bytes], bytes | None]:
    """Write something last in the file."""
    return lambda raw: raw + text.encode()


def line(key: str, value: str) -> Callable[[bytes], bytes | None]:
    """Give a top key of a record another value."""

    def edit(raw: bytes) -> bytes | None:
        lines = raw.decode().split("\n")
        at = next((n for n, text in enumerate(lines) if text.startswith(f"{key}:")), None)
        if at is None:
            return None
        lines[at] = f"{key}: {value}"
        return "\n".join(lines).encode()

    return edit


IN_RECORDS: dict[str, Callable[[bytes], bytes | None]] = {
    "zero width space": swap(": ", ": \u200b"),
    "no-break space after colon": swap(": ", ":\u00a0"),
    "word joiner": swap("e", "e\u2060"),
    "cyrillic letter": swap("ar", "\u0430r"),
    "greek letter": swap("or", "\u03bfr"),
    "soft hyphen in a word": swap("en", "e\u00adn"),
    "saved as cp1252": lambda raw: (
        raw.decode().encode("cp1252", "replace") if "å" in raw.decode() else None
    ),
    "saved as utf-16": lambda raw: raw.decode().encode("utf-16"),
    "read as cp1252 and saved": lambda raw: (
        raw.decode().encode().decode("cp1252", "replace").encode() if "ö" in raw.decode() else None
    ),
    "conflict markers": lambda raw: b"<<<<<<< HEAD\n" + raw + b">>>>>>> gren\n",
    "cut in half": lambda raw: raw[: len(raw) // 2].rsplit(b"\n", 1)[0] + b"\n  : [",
    "emptied": lambda raw: b"",
    "only a comment": lambda raw: b"# bort\n",
    "a list": lambda raw: b"- a\n- b\n",
    "a tab": swap("\n  ", "\n\t"),
    "an anchor": swap(": ", ": &a "),
    "a tag": swap(": ", ": !!str "),
    "two documents": lambda raw: raw + b"---\n" + raw,
    "id doubled": lambda raw: raw + raw.split(b"\n")[0] + b"\n",
    "unknown key": added("hittepa: ja\n"),
    "key in another case": swap("titel:", "Titel:"),
    "date in 2999": line("kontrollerad", "2999-01-01"),
    "date in the year 26": line("kontrollerad", "0026-11-23"),
    "date with slashes": line("kontrollerad", "23/11 2026"),
    "no such day": line("kontrollerad", "2026-02-30"),
    "id that is a device": line("id", "con"),
    "id with capitals": line("id", "Mob-1"),
    "id of another": line("id", "helt-annan"),
    "a password in an address": swap("https://", "https://user:pw@"),
    "htps": swap("https://", "htps://"),
    "file address": swap("https://", "file:///C:/"),
    "address with a space": swap("https://", "https:// "),
    "address without a host": swap("https://www.", "https:///"),
    "javascript address": swap("https://", "javascript://"),
    "a source dated later": swap("datum: 20", "datum: 2099 #"),
    "version one": line("version", "ett"),
    "a NUL": swap("e", "\0"),
    "unclosed quote": swap(": ", ': "'),
    "unclosed bracket": swap(": ", ": ["),
    "a formula": line("titel", "'=1+1'"),
    "full-width formula": line("titel", "\uff1d1+1"),
    "a very long text": line("titel", "x" * 7_000),
    "a mapping where a text stands": line("titel", "{a: b}"),
    "three thousand keys": lambda raw: (
        raw + "".join(f"nyckel{n}: x\n" for n in range(3_000)).encode()
    ),
    "deep brackets": added("x: " + "[" * 3_000 + "\n"),
}

IN_PAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "no head": lambda raw: raw.split(b"---\n", 2)[2],
    "head not closed": lambda raw: raw.replace(b"\n---\n", b"\n", 1),
    "no heading": swap("\n# ", "\n"),
    "heading unlike title": swap("\n# ", "\n# Helt annan "),
    "two headings": added("\n# En till\n"),
    "no space after #": added("\n##Rubrik\n"),
    "open fence": added("\n```\nkod\n"),
    "open comment": added("\n<!-- kommentar\n"),
    "look-alike marker": added("\n‹!– nyheter –›\n"),
    "marker with a dash": added("\n<!– nyheter –>\n"),
    "marker without an end": added("\n<!-- nyheter\n\ntext\n"),
    "misspelt marker": added("\n<!-- nyhetter -->\n"),
    "marker in a text": added("\nord <!-- nyheter --> ord\n"),
    "unknown filter": added("\n<!-- kravtabell gruppp=mobler -->\n"),
    "wrong filter value": added("\n<!-- kravtabell produktgrupp=finns-inte -->\n"),
    "empty link": added("\n[x]()\n"),
    "link without text": added("\n[](om/kontakt.md)\n"),
    "undefined reference": added("\n[x][finns-inte]\n"),
    "space in a link": added("\n[x] (https://www.example.se)\n"),
    "htps in a link": added("\n[x](htps://www.example.se)\n"),
    "javascript in a link": added("\n[x](javascript:alert(1))\n"),
    "a file on a disk": added("\n[x](file:///C:/x.docx)\n"),
    "a link to nowhere": added("\n[x](finns-inte-alls.md)\n"),
    "no such footnote": added("\nOrd[^saknas].\n"),
    "script": added("\n<script>alert(1)</script>\n"),
    "iframe": added('\n<iframe src="https://example.se"></iframe>\n'),
    "meta refresh": added('\n<meta http-equiv="refresh" content="0">\n'),
    "onclick": added('\n<p onclick="x()">a</p>\n'),
    "five hundred lists": added("\n" + "".join(" " * 4 * n + "- a\n" for n in range(500))),
    "five hundred quotes": added("\n" + "> " * 500 + "a\n"),
    "zero width": added("\nord\u200bet\n"),
    "control character": added("\nord\x07et\n"),
    "cyrillic": added("\nk\u043eran\n"),
    "no-break space after ##": added("\n##\u00a0Rubrik\n"),
    "conflict": added("\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"),
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "latin-1": lambda raw: raw.decode().encode("latin-1", "replace"),
    "a line without end": added("\n" + "a " * 20_000 + "\n"),
    "half a megabyte": added("\n" + "ord\n" * 130_000),
    "comment with spaces": added("\n<!--" + " " * 4_000 + "\n"),
    "unknown key": swap("---\n", "---\nhitte: pa\n"),
    "title gone": swap("title:", "titel:"),
    "revision back": swap("kontrollerad: ", "kontrollerad: x"),
}

SINGLE: list[Edit] = [
    ("mkdocs.yml", name, edit)
    for name, edit in {
        "broken": swap("nav:\n", "nav: [\n"),
        "strict off": swap("strict: true", "strict: false"),
        "a page that is gone": swap("krav/index.md", "kravv/index.md"),
        "no plugins": swap("plugins:", "plugin:"),
        "no custom_dir": swap("custom_dir: overrides", "custom_dir: override"),
        "key twice": swap("site_dir: site", "site_dir: site\nsite_dir: site"),
        "extension gone": swap("  - footnotes\n", ""),
        "extension unknown": swap("  - footnotes\n", "  - footnotes\n  - codehilite\n"),
        "hook gone": swap("  - hooks/mkdocs_hooks.py\n", "  - hooks/mkdocs_hook.py\n"),
        "language": swap("locale: sv", "locale: en"),
        "sami nav gone": swap("    nav:\n", "    nva:\n"),
        "emptied": lambda raw: b"",
    }.items()
] + [
    ("overrides/main.html", "content gone", swap("page.content", "page.contents")),
    ("overrides/main.html", "open block", swap("{%- endblock %}", "")),
    ("overrides/main.html", "unknown word", swap("guide.t('menu')", "guide.t('meny')")),
    ("overrides/main.html", "open expression", swap("{{ guide.lang }}", "{{ guide.lang }")),
    ("overrides/main.html", "csp gone", lambda raw: raw.replace(b"guide.csp", b"guide.cps")),
    ("overrides/404.html", "gone", lambda raw: None if not raw else b"\0gone"),
    ("docs/assets/stil.css", "gone", lambda raw: b"\0gone"),
    ("docs/assets/sok.js", "empty", lambda raw: b""),
    ("data/adresser.txt", "gone", lambda raw: b"\0gone"),
    ("data/adresser.txt", "cut", lambda raw: b"\n".join(raw.split(b"\n")[:50])),
    ("data/adresser.txt", "a line less", lambda raw: b"\n".join(raw.split(b"\n")[1:])),
    ("data/adresser.txt", "a line more", lambda raw: b"/hitte/pa/\n" + raw),
    ("data/summor.txt", "gone", lambda raw: b"\0gone"),
    ("data/summor.txt", "garbled", lambda raw: raw[:100] + b"!" + raw[100:]),
    ("data/cpv.tsv", "utf-16", lambda raw: raw.decode().encode("utf-16")),
    ("data/cpv.tsv", "gone", lambda raw: b"\0gone"),
    ("data/cpv.tsv", "spaces for tabs", lambda raw: raw.replace(b"\t", b" ", 900)),
    ("data/annonsfalt.yml", "BT-06 gone", swap("BT-06:", "BT-07:")),
    ("data/lagar.yml", "cut", lambda raw: raw[:400]),
    ("data/ord.yml", "cut", lambda raw: raw[: len(raw) // 3]),
    ("data/granssnitt/stavning.yml", "another letter", swap('ae: "æ"', 'ae: "e"')),
    ("data/granssnitt/sv.yml", "a key gone", swap("copied:", "copid:")),
    ("data/sokord/sidor.yml", "no such page", swap("metoder/:", "metodder/:")),
    ("data/sokord/lagar.yml", "no such act", swap("  LOU:", "  LOUU:")),
    ("data/sokord/vardagsord.yml", "nan", swap("vikt: ", "vikt: nan #")),
    ("data/sokord/vardagsord.yml", "gone", lambda raw: b"\0gone"),
    ("data/orter.yml", "no such origin", swap("utgangspunkt: ", "utgangspunkt: X")),
    ("data/omdirigeringar.yml", "to nowhere", added("  gammal/sida: finns/inte\n")),
    ("data/andringar.yml", "no such page", swap("sidor: [", "sidor: [finns/inte, ")),
]
LEFT = (
    "docs/lcc.md~", "docs/#lcc.md#", "docs/~$x.docx", "docs/desktop.ini", "docs/ny.markdown", "docs/Thumbs.db",
    "docs/om/aux.md", "docs/om/a.exe", "docs/om/Ny sida.md", "docs/om/x.html", "docs/om/x.md.orig", "docs/x.MD",
    "data/krav/x.yml.bak", "data/krav/x.yaml", "data/krav/con.yml", "data/kravv/x.yml", "data/hej.txt",
    "data/sokord/x.txt", "data/granssnitt/en.yml", "docs_sma/om/kopia - kopia.md",
)  # fmt: skip


def edits(root: Path) -> Iterator[Edit]:
    """Every edit: each kind in records and pages of several sorts, and those of single files."""
    records = sorted(
        path.relative_to(root).as_posix()
        for path in root.glob("data/*/*.yml")
        if not path.name.startswith("_")
        and path.parent.name not in ("sokord", "granssnitt", "oversattning")
    )
    pages = sorted(path.relative_to(root).as_posix() for path in root.glob("docs/**/*.md"))
    for name, edit in IN_RECORDS.items():
        tried = 0
        for path in PICK.sample(records, len(records)):
            if (
                tried < 3
                and (changed := edit((root / path).read_bytes())) is not None
                and changed != (root / path).read_bytes()
            ):
                tried += 1
                yield path, name, edit
    for name, edit in IN_PAGES.items():
        for path in PICK.sample(pages, 3):
            yield path, name, edit
    yield from SINGLE
    frozen = sorted(
        path.relative_to(root).as_posix() for path in root.glob("data/versioner/*/v*.json")
    )
    for path in PICK.sample(frozen, 3):
        yield path, "a frozen word changed", swap("ska", "bör")
        yield path, "a frozen file gone", lambda raw: b"\0gone"
        yield path, "a frozen file emptied", lambda raw: b""
    for path in LEFT:
        yield path, "left lying", lambda raw: b"text\n"


def told(root: Path, memory: Memory) -> list[str]:
    """The files that faults name."""
    try:
        library.load(root, memory)
    except Faulty as faulty:
        str(faulty)
        return [problem.path for problem in faulty.problems]
    return []


def apply(root: Path, edit: Edit) -> Callable[[], None] | None:
    """Make an edit; gives what undoes it, None when the file has no place for it."""
    path, _, change = edit
    file = root / path
    existed = file.exists()
    raw = file.read_bytes() if existed else b""
    changed = change(raw)
    if changed is None or (existed and changed == raw):
        return None
    made = [folder for folder in file.parents if not folder.exists()]
    file.parent.mkdir(parents=True, exist_ok=True)
    if changed == b"\0gone":
        file.unlink()
    else:
        file.write_bytes(changed)

    def undo() -> None:
        if existed:
            file.write_bytes(raw)
        else:
            file.unlink()
            for folder in made:
                shutil.rmtree(folder, ignore_errors=True)

    return undo


def batches(all_edits: list[Edit]) -> Iterator[list[Edit]]:
    """The edits in groups that touch a file once each: all faults are told in one run, so one run tries many."""
    waiting = all_edits
    while waiting:
        group: dict[str, Edit] = {}
        for edit in waiting:
            if len(group) < BATCH:
                group.setdefault(edit[0], edit)
        chosen = set(map(id, group.values()))
        waiting = [edit for edit in waiting if id(edit) not in chosen]
        yield list(group.values())


def main(root: Path) -> int:
    """Try every edit and print how it went."""
    memory, sums = Memory(), Counter[str]()
    assert not told(root, memory), "the copy has faults of its own"
    for group in batches(list(edits(root))):
        undoing = {edit[:2]: undo for edit in group if (undo := apply(root, edit))}
        started = time.process_time()
        try:
            found = told(root, memory)
        except Exception as error:
            sums["traceback"] += len(undoing)
            print(f"traceback: {sorted(undoing)}: {type(error).__name__}: {error}", flush=True)
            found = [path for path, _ in undoing]
        finally:
            for undo in undoing.values():
                undo()
        seconds = time.process_time() - started
        for path, name in undoing:
            how = "told" if path in found else "not told by its file"
            sums[how] += 1
            if how != "told":
                print(f"{how}: {path}: {name}", flush=True)
        if seconds > SLOW:
            sums["slow"] += 1
            print(f"slow: {seconds:.1f} s: {sorted(undoing)}", flush=True)
    print(dict(sums))
    return int(bool(sums["traceback"] or sums["slow"]))


class Restored:
    """The files of a copy as they were, to be put back after each edit."""

    PLACES = ("data", "docs", "docs_sma", "overrides", "mkdocs.yml")

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept = {
            path: (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self._now()
            if path.is_file()
        }

    def _now(self) -> list[Path]:
        places = [self.root / name for name in self.PLACES]
        return [
            one for place in places for one in ([place] if place.is_file() else place.rglob("*"))
        ]

    def touched(self) -> set[str]:
        """The paths that are not as they were, from the root."""
        now = [path for path in self._now() if path.is_symlink() or not path.is_dir()]
        changed = {
            path
            for path in now
            if path not in self.kept
            or path.is_symlink()
            or path.stat().st_mtime_ns != self.kept[path][1]
        }
        return {
            path.relative_to(self.root).as_posix()
            for path in changed | (self.kept.keys() - set(now))
        }

    def put_back(self) -> None:
        """Undo whatever was done."""
        for name in self.touched():
            path = self.root / name
            if path.is_symlink() or path.exists():
                path.unlink()
            if path in self.kept:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self.kept[path][0])
                os.utime(path, ns=(self.kept[path][1], self.kept[path][1]))
        for path in sorted(self._now(), reverse=True):
            if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
                path.rmdir()


def told_wholly(root: Path, memory: Memory) -> list[Problem]:
    """Every fault that ``check`` tells, those of links and menu too."""
    try:
        return ways.lost(root, library.load(root, memory))
    except Faulty as faulty:
        str(faulty)
        return faulty.problems


def run_second(root: Path) -> int:
    """Try each edit of the second table by itself and print what was told of it."""
    memory, restored, sums = Memory(), Restored(root), Counter[str]()
    assert not told_wholly(root, memory), "the copy has faults of its own"
    for path, name, expected, change in second.EDITS:
        try:
            change(root, path)
        except (AssertionError, OSError) as error:
            # The project has changed since, and no longer has what was to be changed.
            restored.put_back()
            sums["no place"] += 1
            print(f"no place: {path}: {name}: {error}", flush=True)
            continue
        started = time.process_time()
        try:
            found = told_wholly(root, memory)
            how = "told" if found else "silent"
            shown = str(found[0])[:300] if found else ""
        except Exception as error:
            how, shown = "traceback", f"{type(error).__name__}: {error}"
        seconds = time.process_time() - started
        restored.put_back()
        sums[f"{how} ({expected})"] += 1
        sums["slow"] += seconds > SLOW
        print(f"{how} {expected} {seconds:.1f} s: {path}: {name}: {shown}", flush=True)
    print(dict(sums))
    return int(bool(sums["traceback (F)"] or sums["traceback (H)"] or sums["slow"]))


if __name__ == "__main__":
    copy = Path(sys.argv[1]).resolve()
    sys.exit(run_second(copy) if sys.argv[2:] == ["andra"] else main(copy))
