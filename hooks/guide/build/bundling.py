"""Modules of the browser as one classic script, which also runs in a page that is opened from a
disk.

The sources are ES modules (``hooks/browser/<page>/*.mjs``) that Node can test one by one. A
browser
loads no module over file://, so the build puts them together: each module becomes a function of
its own,
in the order in which they need each other. Only the forms that the sources use are read, one
statement a line or
over several: ``import { a, b as c } from "./x.mjs";``, ``export const``, ``export { a };``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "browser"
# Path of the script in assets/ → its first module, and the name under which its exports are found.
SCRIPTS: Mapping[str, tuple[str, str]] = {
    "underlag.js": ("underlag/ui/main.mjs", ""),
    "underlag-filer.js": ("underlag/files.mjs", "underlagsfiler"),
}

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.M)
_DECLARED = re.compile(r"^export (?=(?:const|let|function|async function|class) (\w+))", re.M)
_LISTED = re.compile(r"^export \{([^}]*)\};\n", re.M)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.M)
_NOTE = re.compile(r"/\*\*.*?\*/ ?", re.S)
_COMMENT = re.compile(r"^\s*//.*\n", re.M)
_INDENT = re.compile(r"^[ \t]+|^\n", re.M)


def bundle(entry: Path, name: str = "") -> bytes:
    """The script of a module and all that it needs; ``name`` becomes a global with its exports.

    Raises ``ValueError`` when modules need each other in a circle or use a form that is not read.
    """
    order: list[Path] = []
    _collect(entry.resolve(), order, ())
    numbers = {path: f"m{number}" for number, path in enumerate(order)}
    parts = [_wrapped(path, numbers) for path in order]
    last = f"self.{name} = {numbers[order[-1]]};\n" if name else ""
    return f'(() => {{\n"use strict";\n{"".join(parts)}{last}}})();\n'.encode()


def scripts() -> Iterator[tuple[str, bytes]]:
    """(path, content) of every script that is put together."""
    for path, (entry, name) in SCRIPTS.items():
        yield f"assets/{path}", bundle(SOURCES / entry, name)


def _needed(path: Path) -> list[Path]:
    text = path.read_text(encoding="utf-8")
    return [(path.parent / target).resolve() for _, target in _IMPORT.findall(text)]


def _collect(path: Path, order: list[Path], above: tuple[Path, ...]) -> None:
    if path in above:
        raise ValueError(
            f"{path.name} needs itself: {' → '.join(one.name for one in (*above, path))}"
        )
    if path in order:
        return
    for target in _needed(path):
        _collect(target, order, (*above, path))
    order.append(path)


def _wrapped(path: Path, numbers: Mapping[Path, str]) -> str:
    text = path.read_text(encoding="utf-8")
    taken = "".join(
        f"const {{{_renamed(names)}}} = {numbers[(path.parent / target).resolve()]};\n"
        for names, target in _IMPORT.findall(text)
    )
    body = _IMPORT.sub("", text)
    given = [*_DECLARED.findall(body)]
    given += [one.strip() for names in _LISTED.findall(body) for one in names.split(",")]
    body = _LISTED.sub("", _DECLARED.sub("", body))
    if other := _OTHER.search(body):
        raise ValueError(f"{path.name}: {other[0]!r} is not read by the bundler")
    plain = _INDENT.sub("", _COMMENT.sub("", _NOTE.sub("", body)))
    return (
        f"const {numbers[path]} = (() => {{\n{taken}{plain}return {{{', '.join(given)}}};\n}})();\n"
    )


def _renamed(names: str) -> str:
    return ", ".join(one.strip().replace(" as ", ": ") for one in names.split(",") if one.strip())
