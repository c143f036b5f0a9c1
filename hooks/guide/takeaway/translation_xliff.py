"""The units as XLIFF 1.2, the format that most translators' tools read and write, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree

from ..pages import units
from ..pages.units import Draft, Drafts
from .translation_rows import ForeignFile, Row, facts, one_line

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_TAG = f"{{{_NAMESPACE}}}"


def xliff_file(drafts: Drafts) -> bytes:
    """All units, a ``file`` for each file in the repository. The same drafts give the same bytes."""
    parts = [
        f'  <file original="{path}" datatype="plaintext"'
        ' source-language="sv" target-language="sma">\n'
        f"    <body>\n{''.join(map(_unit, drafts.of_file(path).values()))}    </body>\n  </file>\n"
        for path in (units.SENTENCES_FILE, units.INTERFACE_FILE)
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="1.2" xmlns="{_NAMESPACE}">\n{"".join(parts)}</xliff>\n'
    ).encode()


def _unit(draft: Draft) -> str:
    notes = "".join(f"        <note>{escape(text)}</note>\n" for text in facts(draft))
    approved = "yes" if draft.is_reviewed and not draft.is_changed else "no"
    return (
        f'      <trans-unit id="{escape(draft.id)}" approved="{approved}" xml:space="preserve">\n'
        f"        <source>{escape(draft.swedish)}</source>\n"
        f'        <target state="{_state(draft)}">{escape(draft.unit.sma)}</target>\n'
        f"{notes}      </trans-unit>\n"
    )


def _state(draft: Draft) -> str:
    if draft.is_changed:
        return "needs-adaptation"
    return "final" if draft.is_reviewed else "needs-review-translation"


def read_xliff(content: bytes) -> list[Row]:
    """The rows of a file that has come back; raises ``ForeignFile``."""
    if b"<!DOCTYPE" in content:
        raise ForeignFile("filen har en DOCTYPE.|Spara om den i översättningsprogrammet.")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ForeignFile(
            f"filen är ingen giltig XML (rad {error.position[0]}).|Spara om den som XLIFF 1.2."
        ) from None
    files = root.findall(f"{_TAG}file")
    languages = {(file.get("source-language"), file.get("target-language")) for file in files}
    if root.tag != f"{_TAG}xliff" or languages != {("sv", "sma")}:
        raise ForeignFile(
            "filen är inte XLIFF 1.2 från svenska till sydsamiska.|"
            "Ta in den .xlf som make oversattning-ut gjorde."
        )
    return list(_rows(root, content.decode("utf-8", "replace")))


def _rows(root: ElementTree.Element, text: str) -> Iterator[Row]:
    for unit in root.iter(f"{_TAG}trans-unit"):
        name = unit.get("id", "")
        place = re.search(rf"<trans-unit\b[^>]*\bid=[\"']{re.escape(escape(name))}[\"']", text)
        yield Row(
            name,
            one_line(_inner(unit.find(f"{_TAG}source"))),
            one_line(_inner(unit.find(f"{_TAG}target"))),
            text.count("\n", 0, place.start()) + 1 if place else 1,
        )


def _inner(element: ElementTree.Element | None) -> str:
    return "" if element is None else "".join(element.itertext())
