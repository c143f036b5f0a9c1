"""Pages that are renamed or taken away: the redirect, the menu, the links and the twin follow by
themselves.

Each function gives the files to write (None: take away) and touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from guide.pages import navigation
from guide.pages.page import SOUTH_SAMI, SWEDISH, TREES, address_of, page_files

from .drafts import Refused

Files = dict[str, bytes | None]
_LINK = re.compile(r"(?P<before>\]\(|\]:\s+)(?P<to>[^)\s#]+\.md)(?P<after>[#)\s])")
_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")
_REDIRECTS = "data/omdirigeringar.yml"


def rename(root: Path, old: str, new: str) -> Files:
    """A Swedish page from one path to another ("docs/om/a.md"), with all that leads to it. Raises
    ``Refused``.
    """
    old_path, new_path = _path(old), _path(new)
    _refuse_fixed(old_path)
    if not _NAME.fullmatch(new_path) or re.search(r"\.[a-z]{2}\.md$", new_path):
        raise Refused(
            "Namnet kan inte bli en adress. Använd små bokstäver a–z, siffror och bindestreck."
        )
    if not (root / old).is_file():
        raise Refused(f"{old} finns inte.")
    if (root / new).exists():
        raise Refused(f"{new} finns redan. Välj ett annat namn.")
    moves = {old: new}
    twin = f"{TREES[SOUTH_SAMI]}/{old_path}"
    if (root / twin).is_file():
        moves[twin] = f"{TREES[SOUTH_SAMI]}/{new_path}"
    files: Files = dict(_relinked(root, moves))
    for source, target in moves.items():
        files[target] = files.pop(source, None) or (root / source).read_bytes()
        files[source] = None
    addresses = {
        address_of(lang, old_path): address_of(lang, new_path)
        for lang, tree in TREES.items()
        if f"{tree}/{old_path}" in moves
    }
    files |= _menu(root, moves) | _redirected(root, addresses) | _named(root, addresses)
    files |= _stored(root, old_path, new_path)
    return files


def remove(root: Path, old: str, leads_to: str) -> Files:
    """A Swedish page taken away, and its twin; who comes to its address is led to another. Raises
    ``Refused``.
    """
    path = _path(old)
    _refuse_fixed(path)
    target = leads_to.strip("/ ")
    known = {address_of(lang, one) for lang, one, _ in page_files(root)}
    gone = {
        address_of(lang, path): f"{tree}/{path}"
        for lang, tree in TREES.items()
        if (root / tree / path).is_file()
    }
    if target in gone or target not in known:
        raise Refused(f'"{target}" är ingen sida på webbplatsen. Skriv adressen som om/kontakt.')
    files: Files = dict.fromkeys(gone.values())
    moves = dict.fromkeys(gone.values(), "")
    files |= _menu(root, moves) | _redirected(root, dict.fromkeys(gone, target))
    return files | _named(root, dict.fromkeys(gone, target))


def linking(root: Path, source: str) -> list[tuple[str, int]]:
    """(file, line) of every link to a page."""
    found = []
    for _, _, file in page_files(root):
        shown = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        for match in _LINK.finditer(text):
            if normpath(join(dirname(shown), match["to"])) == source and shown != source:
                found.append((shown, text.count("\n", 0, match.start()) + 1))
    return found


def add_to_menu(root: Path, source: str, after: str) -> Files:
    """The Swedish menu with a new page after another one. Raises ``Refused``."""
    file = root / navigation.SETTINGS
    text = file.read_text(encoding="utf-8")
    path, before = _path(source), _path(after)
    line = re.search(rf"^(?P<indent> *)- {re.escape(before)}[ \t]*\n", text, re.M)
    if line:
        new = f"{line[0]}{line['indent']}- {path}\n"
        return {navigation.SETTINGS: (text[: line.start()] + new + text[line.end() :]).encode()}
    inside = re.search(rf"(?<=[\[ ,]){re.escape(before)}(?=[\],])", text)
    if inside:
        end = inside.end()
        return {navigation.SETTINGS: (text[:end] + f", {path}" + text[end:]).encode()}
    alone = re.search(rf"^( *)- ([^\n:]+): {re.escape(before)}[ \t]*\n", text, re.M)
    if alone:
        listed = f"{alone[1]}- {alone[2]}: [{before}, {path}]\n"
        return {
            navigation.SETTINGS: (text[: alone.start()] + listed + text[alone.end() :]).encode()
        }
    raise Refused(f"{after} står inte i menyn. Välj en annan plats.")


def _path(source: str) -> str:
    tree, _, path = source.partition("/")
    if tree != TREES[SWEDISH] or ".." in path.split("/"):
        raise Refused("Bara svenska sidor flyttas. Den sydsamiska tvillingen följer med.")
    return path


def _refuse_fixed(path: str) -> None:
    """The first page of a section is known to the menu and to records' addresses."""
    if path == "index.md" or path.endswith("/index.md"):
        raise Refused("Ett avsnitts första sida kan inte flyttas eller tas bort här.")


def _relinked(root: Path, moves: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Every page whose links change: those that lead to a moved page, and those inside it."""
    for _, _, file in page_files(root):
        shown = file.relative_to(root).as_posix()
        old = file.read_bytes().decode("utf-8")
        here = moves.get(shown, shown)

        def link(match: re.Match[str], shown: str = shown, here: str = here) -> str:
            target = normpath(join(dirname(shown), match["to"]))
            led = moves.get(target, target)
            if led == target and here == shown:
                return match[0]
            return f"{match['before']}{relpath(led, dirname(here))}{match['after']}"

        new = _LINK.sub(link, old)
        if new != old or shown in moves:
            yield shown, new.encode()


def _menu(root: Path, moves: Mapping[str, str]) -> Files:
    """The settings with each moved page under its new path; a page that is taken away loses its
    entry.
    """
    file = root / navigation.SETTINGS
    if not file.is_file():
        return {}
    text = old = file.read_text(encoding="utf-8")
    for source, target in moves.items():
        # The Swedish menu names a page from docs/, the South Sami one any page from the root.
        for prefix in ("", "docs/"):
            name, becomes = source.removeprefix(prefix), target.removeprefix(prefix)
            if becomes:
                text = re.sub(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", becomes, text)
            else:
                line = rf"^ *- (?:[^\n:\[]+: )?{re.escape(name)}[ \t]*\n"
                text = re.sub(line, "", text, flags=re.M)
                listed = rf", {re.escape(name)}(?=[\],])|(?<=\[){re.escape(name)}, "
                text = re.sub(listed, "", text)
    return {navigation.SETTINGS: text.encode()} if text != old else {}


def _redirected(root: Path, addresses: Mapping[str, str]) -> Files:
    """The redirects with new ones, older ones led on to where the page is now."""
    file = root / _REDIRECTS
    text = file.read_text(encoding="utf-8") if file.is_file() else "omdirigeringar:\n"
    for old, new in addresses.items():
        text = re.sub(rf"^(  [^\s:]+: ){re.escape(old)}[ \t]*$", rf"\g<1>{new}", text, flags=re.M)
        text = re.sub(rf"^  {re.escape(new)}: .*\n", "", text, flags=re.M)
        text = text.replace("omdirigeringar: {}", "omdirigeringar:").rstrip("\n") + "\n"
        text += f"  {old}: {new}\n"
    return {_REDIRECTS: text.encode()}


def _named(root: Path, addresses: Mapping[str, str]) -> Files:
    """The data that name pages by their address: the change log, answers and the words of search.

    Of a page that is taken away the parts and the search words go with it: where it leads to has
    its own.
    """
    files: Files = {}
    data = root / "data"
    standing = {address_of(lang, path) for lang, path, _ in page_files(root)}
    for file in [data / "andringar.yml", *data.glob("svar/*.yml"), *data.glob("sokord/**/*.yml")]:
        text = old = file.read_text(encoding="utf-8") if file.is_file() else ""
        for before, after in addresses.items():
            name = re.escape(before)
            if after in standing:
                text = re.sub(rf"^( *- [\"']?{name})#[\w-]+", r"\g<1>", text, flags=re.M)
                text = re.sub(rf"^ +{name}/:.*\n(?:   .*\n)*", "", text, flags=re.M)
            item = rf"^( *- [\"']?){name}(?=[/#\"'\s]|$)"
            text = re.sub(item, rf"\g<1>{after}", text, flags=re.M)
            text = re.sub(rf"^( +){name}/(?=[:#])", rf"\g<1>{after}/", text, flags=re.M)
        if text != old:
            files[file.relative_to(root).as_posix()] = text.encode()
    return files


def _stored(root: Path, old: str, new: str) -> Files:
    """The texts of earlier revisions, which the translators compare with."""
    folder = root / "data" / "revisioner" / old.removesuffix(".md")
    files: Files = {}
    for file in sorted(folder.glob("*.md")) if folder.is_dir() else []:
        shown = file.relative_to(root).as_posix()
        files[shown] = None
        files[f"data/revisioner/{new.removesuffix('.md')}/{file.name}"] = file.read_bytes()
    return files
