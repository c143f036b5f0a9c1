"""The example records that editors start from (data/<kind>/_mall.yml): read here as if they were records.

A line such as ``#fall: [x]`` is switched off: a field that the example does not need. With those lines switched on the
example must be right too, and hold every key that the kind knows.
"""

import re
from enum import Enum
from pathlib import Path
from typing import get_args

import pytest
from guide.records import checking
from guide.records.kinds import KINDS
from guide.records.parts import Record
from guide.source.laws import LawReference, acts_from
from guide.source.reading import Source, read_bytes, read_file
from pydantic import BaseModel

ROOT = Path(__file__).resolve().parents[2]


def text_of(kind):
    return (ROOT / "data" / kind / "_mall.yml").read_text(encoding="utf-8")


def record_of(kind, text):
    source = read_bytes(text.encode(), f"data/{kind}/_mall.yml")
    assert isinstance(source, Source), str(source)
    return source, checking.check_record(source, KINDS[kind])


def with_all_lines(text):
    """The template with its switched-off lines on; a comment has a space and then ordinary words.

    A review says that the text is reviewed.
    """
    on = "\n".join(
        line[1:] if re.match(r"#([^ #]| +- [{\[]| +- [a-z_]+: | +[a-z_]+:( |$))", line) else line
        for line in text.split("\n")
    )
    return on.replace("juridik: inte-granskad", "juridik: granskad") if "\ngranskad:" in on else on


def part_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := part_in(inner))), None)


def words_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [word.value for word in annotation]
    return [word for inner in get_args(annotation) for word in words_in(inner)]


def fields_of(model, path=()):
    """(path of Swedish keys, field) of a model and its parts; a law reference is looked at apart."""
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        yield here, field
        part = part_in(field.annotation)
        if part and part is not LawReference:
            yield from fields_of(part, here)


def values_at(value, path):
    """Every value at a path of keys, through lists."""
    if isinstance(value, list):
        return [found for item in value for found in values_at(item, path)]
    if not path:
        return [value]
    return values_at(value[path[0]], path[1:]) if path[0] in value else []


def comment_above(text, key):
    """The comment lines right above the first line with a key, switched off or not; None when the key is missing."""
    lines = text.splitlines()
    number = next(
        (n for n, line in enumerate(lines) if re.match(rf"#? *(- )?{re.escape(key)}:( |$)", line)),
        None,
    )
    if number is None:
        return None
    start = number
    while start and re.match(r" *# ", lines[start - 1]):
        start -= 1
    return " ".join(line.strip().removeprefix("# ") for line in lines[start:number])


@pytest.fixture(scope="module")
def records():
    """Every record that can be read, by kind and id."""
    found = {kind: {} for kind in KINDS}
    for kind, record_type in KINDS.items():
        for path in sorted((ROOT / "data" / kind).glob("[!_]*.yml")):
            source = read_file(path, path.name)
            record = (
                checking.check_record(source, record_type) if isinstance(source, Source) else None
            )
            if isinstance(record, Record):
                found[kind][record.id] = record
    return found


@pytest.fixture(scope="module")
def acts():
    return acts_from(read_file(ROOT / "data" / "lagar.yml", "data/lagar.yml").value["lagar"])


@pytest.mark.parametrize("kind", KINDS)
class TestTemplate:
    def test_is_a_right_record(self, kind):
        assert isinstance(record_of(kind, text_of(kind))[1], Record), record_of(
            kind, text_of(kind)
        )[1]

    def test_is_right_with_every_line_switched_on(self, kind):
        record = record_of(kind, with_all_lines(text_of(kind)))[1]
        assert isinstance(record, Record), record

    def test_holds_every_key(self, kind):
        source = record_of(kind, with_all_lines(text_of(kind)))[0]
        assert [
            ".".join(path)
            for path, _ in fields_of(KINDS[kind])
            if not values_at(source.value, path)
        ] == []

    def test_explains_every_key(self, kind):
        text = text_of(kind)
        assert [
            path[-1] for path, _ in fields_of(KINDS[kind]) if not comment_above(text, path[-1])
        ] == []

    def test_says_which_fields_may_be_left_out(self, kind):
        text = text_of(kind)
        for path, field in fields_of(KINDS[kind]):
            if len(path) == 1:
                assert (
                    "Får utelämnas." in comment_above(text, path[0])
                ) is not field.is_required(), path[0]

    def test_lists_every_word_to_choose_from(self, kind):
        text = text_of(kind)
        for path, field in fields_of(KINDS[kind]):
            words = words_in(field.annotation)
            if words and len(path) == 1:
                assert f"{', '.join(words)}." in comment_above(text, path[0]), path[0]

    def test_refers_to_what_exists(self, kind, records, acts):
        source, record = record_of(kind, with_all_lines(text_of(kind)))
        together = {**records, kind: {**records[kind], record.id: record}}
        one = {(kind, record.id): source}
        problems = [
            *checking.check_references(one, together),
            *checking.check_laws(one, together, acts),
            *checking.check_order(one, together),
        ]
        assert [str(problem) for problem in problems] == []


def test_a_law_reference_is_shown_in_each_of_its_forms():
    text = with_all_lines(text_of("regler"))
    assert [
        field.alias
        for field in LawReference.model_fields.values()
        if not re.search(rf"[{{ ]{field.alias}: ", text)
    ] == []


def test_templates_are_no_records(records):
    assert all(
        record_id not in found
        for found in records.values()
        for record_id in ("exempel", "mob-000", "ord-000", "_mall")
    )
