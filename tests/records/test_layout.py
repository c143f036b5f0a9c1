"""Every field of a kind with a layout is shown somewhere, or told where it is seen instead."""

from __future__ import annotations

import pytest
from guide.records.kinds import KINDS
from small_project import real

LAID_OUT = [kind for kind, record_type in KINDS.items() if hasattr(record_type, "layout")]


def test_requirements_have_a_layout() -> None:
    assert "krav" in LAID_OUT


@pytest.mark.parametrize("kind", LAID_OUT)
def test_each_field_stands_in_one_section_or_elsewhere(kind: str) -> None:
    record_type = KINDS[kind]
    placed = [name for section in record_type.layout for name in section.fields]
    assert sorted([*placed, *record_type.elsewhere]) == sorted(record_type.model_fields)


@pytest.mark.parametrize("kind", LAID_OUT)
def test_each_section_has_a_heading_for_readers(kind: str) -> None:
    labels = real().collection.labels["kravdel"]
    assert {section.id for section in KINDS[kind].layout} == set(labels)
