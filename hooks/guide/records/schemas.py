"""JSON Schemas of the record kinds, for the YAML plug-in of an editor: help and completion while a record is written.

Made from the same declarations as everything else (the classes of ``records``). They describe the files as editors write them, so a
value that is left out is left out: it is never null.
"""

from __future__ import annotations

import json
from typing import Any

from .kinds import KINDS
from .parts import Record

_DIALECT = "http://json-schema.org/draft-07/schema#"  # what the YAML plug-ins of today read


def schema_files() -> dict[str, str]:
    """File name → JSON text, one for each kind of record."""
    return {
        f"{kind}.json": json.dumps(schema_of(record_type), ensure_ascii=False, indent=1) + "\n"
        for kind, record_type in KINDS.items()
    }


def schema_of(record_type: type[Record]) -> dict[str, Any]:
    """The schema of one kind, in Swedish throughout."""
    schema = _for_editors(record_type.model_json_schema(by_alias=True))
    return {**schema, "$schema": _DIALECT, "title": record_type.label}


def _for_editors(node: Any, is_declaration: bool = True) -> Any:
    """The schema without what is not for editors: docstrings (English), null, and defaults that only the program sees."""
    if isinstance(node, list):
        return [_for_editors(item, False) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: value
        for key, value in node.items()
        if key != "default" and not (is_declaration and key in ("title", "description"))
    }
    choices = [choice for choice in kept.pop("anyOf", []) if choice != {"type": "null"}]
    for key, value in kept.items():
        if key in ("properties", "$defs"):
            kept[key] = {name: _for_editors(part, key == "$defs") for name, part in value.items()}
        elif key == "items":
            kept[key] = _for_editors(value, False)
    if len(choices) == 1:
        return {**_for_editors(choices[0], False), **kept}
    return {**kept, **({"anyOf": _for_editors(choices, False)} if choices else {})}
