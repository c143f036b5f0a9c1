"""The settings of the site as they stand in ``mkdocs.yml`` and the environment, read without MkDocs."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..pages.page import SOUTH_SAMI, SWEDISH
from ..source.problems import Faulty, Problem

FILE = "mkdocs.yml"
# No site is built before it was written; a clock that has stopped shows the year it counts from.
_YEARS = range(2026, 2101)


@dataclass(frozen=True)
class Settings:
    """What a build needs to know beside the content."""

    site_name: str
    address: str  # absolute, with a slash at its end
    edit_base: str
    security_contact: str  # a mailto: or https: address, "" when the owner has given none
    version: str
    navigation: Mapping[str, list[Any]]
    not_in_menu: tuple[str, ...]
    extensions: tuple[str, ...]
    extension_settings: Mapping[str, Mapping[str, Any]]


def today() -> date:
    """The day the build stands for: BUILD_DATE (year-month-day) when set, so that builds can be repeated."""
    given = os.environ.get("BUILD_DATE")
    try:
        day = date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise _wrong("BUILD_DATE", f'"{given}" är inget datum', "2026-11-23") from None
    if day.year not in _YEARS:
        name = "BUILD_DATE" if given else "datorns klocka"
        raise _wrong(name, f"{day} kan inte vara dagens datum", "BUILD_DATE=2026-11-23 make site")
    return day


def _wrong(name: str, what: str, example: str) -> Faulty:
    return Faulty([Problem(name, 1, "", f"{what}.", f"Rätta det, till exempel {example}.")])


def _web_address(name: str, given: str) -> str:
    """An address that the environment may have set: whole, or empty."""
    if given and not re.fullmatch(r"https?://[^\s/?#\"<>@]+(?:/[^\s?#\"<>]*)?", given):
        raise _wrong(name, f'"{given[:80]}" är ingen webbadress', f"{name}=https://www.example.se/")
    return given


def _contact(name: str, given: str) -> str:
    """Where faults of security are told: a page or a mailbox, or empty."""
    if given and not re.fullmatch(r"https://[^\s<>\"]+|mailto:[^\s@<>\"]+@[^\s@<>\"]+", given):
        what = f'"{given[:80]}" är ingen kontaktadress'
        raise _wrong(name, what, f"{name}=mailto:sakerhet@example.se")
    return given


def read(root: Path) -> Settings:
    """The settings of the project in ``root``; raises ``Faulty`` when they cannot be read or lack something."""
    text = (root / FILE).read_text(encoding="utf-8")
    try:
        found = yaml.load(text, _Loader)
        extensions = dict(map(_extension, found["markdown_extensions"]))
        extra = found["extra"]
        return Settings(
            found["site_name"],
            f"{_web_address('SITE_URL', str(found['site_url'])).rstrip('/')}/",
            _web_address("EDIT_BASE", extra["edit_base"] or ""),
            _contact("SECURITY_CONTACT", extra["security_contact"] or ""),
            str(extra["version"]),
            {SWEDISH: found["nav"], SOUTH_SAMI: extra[SOUTH_SAMI]["nav"]},
            tuple((found.get("not_in_nav") or "").split()),
            tuple(extensions),
            {name: settings for name, settings in extensions.items() if settings},
        )
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # A bracket that is never closed is found after the last line.
        line = min(mark.line + 1, len(text.splitlines())) if mark else 1
        raise Faulty([_problem(line, "", "filen går inte att läsa som YAML.")]) from None
    except (KeyError, TypeError) as error:
        raise Faulty([_problem(1, str(error).strip("'"), "inställningen saknas.")]) from None


def _problem(line: int, name: str, what: str) -> Problem:
    return Problem(FILE, line, name, what, "Jämför med den senaste version som fungerade.")


def _extension(entry: Any) -> tuple[str, Mapping[str, Any]]:
    """(name, settings) of an entry in the list of extensions: "tables" or {tables: {…}}."""
    return (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads MkDocs' own tag for the environment."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """!ENV [NAME, default]: the first variable that is set, else the last value."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _from_environment)
