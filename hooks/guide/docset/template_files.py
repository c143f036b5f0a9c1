"""The templates of documents as Word files: headings, fields to fill in, tables with repeated
heads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records.template import Template, TemplateBlank, TemplateSection
from ..site.context import Site
from ..source.vocabulary import TemplateField
from .word import document_file

_TIPS = {
    TemplateField.TEXT: "Skriv här",
    TemplateField.DAY: "ÅÅÅÅ-MM-DD",
    TemplateField.CHOICE: "Välj",
}


def template_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every template's file."""
    for template in site.collection.templates.values():
        yield template.file_path, document_file(description(template))


def description(template: Template) -> dict[str, Any]:
    """A template as the writer needs it. Our advice stays on the page: nothing has to be
    removed."""
    name = template.title.removeprefix("Mall för ")
    return {
        "titel": name[:1].upper() + name[1:],
        "dag": template.checked.isoformat(),
        "sidhuvud": "",
        "liggande": any(section.rows and len(section.fields) > 4 for section in template.sections),
        "skyddad": False,
        "block": [block for section in template.sections for block in _blocks(section)],
    }


def _blocks(section: TemplateSection) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = [{"t": "kapitel", "text": section.heading}]
    if section.text:
        blocks.append({"t": "p", "text": section.text})
    if section.rows:
        return [*blocks, _table(section, section.rows)]
    boxes = [one for one in section.fields if one.kind is TemplateField.BOX]
    lines = [one for one in section.fields if one.kind is not TemplateField.BOX]
    if lines:
        rows = [[{"fet": one.name}, _field(one, one.id)] for one in lines]
        blocks.append({"t": "tabell", "bredder": [3, 7], "huvud": [], "rader": rows})
    return blocks + [{"t": "ruta", "id": one.id, "text": one.name} for one in boxes]


def _table(section: TemplateSection, rows: int) -> dict[str, Any]:
    return {
        "t": "tabell",
        "bredder": [1 if one.id == "nr" else 3 for one in section.fields],
        "huvud": [one.name for one in section.fields],
        "rader": [
            [_field(one, f"{one.id}-{number}") for one in section.fields]
            for number in range(1, rows + 1)
        ],
    }


def _field(one: TemplateBlank, id_: str) -> dict[str, Any]:
    kind = TemplateField.TEXT if one.kind is TemplateField.BOX else one.kind
    return {
        "falt": {
            "slag": kind.value,
            "id": id_,
            "namn": one.name,
            "tips": _TIPS[kind],
            "val": list(one.choices),
            "varde": one.default or "",
        }
    }
