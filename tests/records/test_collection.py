"""All records together: links both ways, whoever wrote them, in a fixed order."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_project
from guide.records import collection
from guide.records.collection import Collection
from guide.records.kinds import KINDS
from guide.records.links import references_of


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection.load(small_project.make(tmp_path_factory.mktemp("project") / "litet"))


@pytest.fixture(scope="module")
def real() -> Collection:
    return small_project.real().collection


CITED = [
    ("fall", "hjo-cirkular-mobelhantering", "krav", ["mob-001"]),
    ("fall", "orsa-returbutiken", "studiebesok", ["orsa-returbutiken"]),
    ("regler", "lou-lcc", "krav", ["mob-002"]),
    ("regler", "lou-lcc", "kravtyper", ["tilldelningskriterium"]),
    ("regler", "lou-lcc", "fall", []),
    ("krav", "mob-001", "krav", ["mob-002"]),
    ("krav", "mob-002", "krav", ["mob-001"]),
    ("produktgrupper", "mobler", "krav", ["mob-001", "mob-002"]),
    ("produktgrupper", "mobler", "fall", ["hjo-cirkular-mobelhantering", "orsa-returbutiken"]),
    ("produktgrupper", "textil", "krav", []),
    ("strategier", "reparera", "krav", ["mob-001", "mob-002"]),
]


@pytest.mark.parametrize(
    ("kind", "record_id", "by", "ids"),
    CITED,
    ids=[f"{kind}-{record_id}-by-{by}" for kind, record_id, by, _ in CITED],
)
def test_a_record_knows_who_cites_it(
    small: Collection, kind: str, record_id: str, by: str, ids: list[str]
) -> None:
    assert [record.id for record in small.cited_by(small.by_kind[kind][record_id], by)] == ids


def test_every_reference_of_the_real_data_is_found_from_its_other_end(real: Collection) -> None:
    for records in real.by_kind.values():
        for record in records.values():
            for location, target_kind, target in references_of(record):
                assert record in real.cited_by(real.by_kind[target_kind][target], record.kind), (
                    record.id,
                    location,
                    target,
                )


def test_no_link_is_found_that_nobody_wrote(real: Collection) -> None:
    for (kind, record_id), citing in real.citing.items():
        assert record_id in real.by_kind[kind]
        for record in citing:
            targets = {
                reference.target for reference in references_of(record) if reference.kind == kind
            }
            assert record_id in targets, (kind, record_id, record.id)


def test_requirements_are_gathered_by_group_also_where_there_are_none(small: Collection) -> None:
    assert {
        group: [r.id for r in members] for group, members in small.requirements_by_group.items()
    } == {"mobler": ["mob-001", "mob-002"], "textil": []}


def test_records_stand_in_the_order_of_their_ids(real: Collection) -> None:
    for kind, records in real.by_kind.items():
        assert list(records) == sorted(records) and all(
            record.id == key for key, record in records.items()
        ), kind


def test_records_cannot_be_changed(small: Collection) -> None:
    with pytest.raises(Exception, match="frozen"):
        small.requirements["mob-001"].title = "Något annat"


def test_an_example_that_begins_with_an_underscore_is_no_record(tmp_path: Path) -> None:
    project = small_project.make(tmp_path / "litet")
    (project / "data" / "krav" / "_mall.yml").write_text("titel: halv", encoding="utf-8")
    assert small_project.faults(project) == []


@pytest.mark.parametrize(
    ("vocabulary", "word", "label"),
    [("niva", "bas", "Bas"), ("niva", "okänt", "okänt"), ("finns-inte", "bas", "bas")],
)
def test_a_word_has_a_label_or_stands_for_itself(
    small: Collection, vocabulary: str, word: str, label: str
) -> None:
    assert small.label(vocabulary, word) == label


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_the_real_data_has_records(real: Collection, kind: str) -> None:
    assert real.by_kind[kind]
