"""Sources and criteria, read from stored answers."""

import pytest
from guide.records.parts import SourceNote
from guide.watch.fetching import Reply
from guide.watch.pages import Cited, criterion_verdict, verdict, watch_pages

ADDRESS = "https://example.org/sida"


def cited(title="Källa", address=ADDRESS, path="data/krav/mob-001.yml", number=2):
    source = SourceNote.model_validate({"titel": title, "adress": address, "datum": "utan datum"})
    return Cited(path, number, "Kravredaktör", source)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(200, "", ADDRESS), ""),
        (Reply(200, "", "http://www.example.org/sida/"), ""),  # the same page
        (Reply(404, "", ADDRESS), "sidan finns inte längre (404)."),
        (Reply(410, "", ADDRESS), "sidan finns inte längre (410)."),
        (Reply(200, "", "https://example.org/ny"), "sidan har flyttat till https://example.org/ny"),
        (Reply(503, "", ADDRESS), ""),  # nothing is known
        (Reply(0, "", ADDRESS, "svarade inte"), ""),
    ],
)
def test_gone_and_moved_are_told_and_silence_is_not(reply, told):
    assert verdict(ADDRESS, reply) == told


@pytest.mark.parametrize(
    ("title", "page", "told"),
    [
        ("Möbler (KravID 10035:1)", "KravID 10035:1", ""),
        ("Möbler (KravID 10035:1)", "KravID 10035:3", "version 3, posten nämner 1"),
        ("Möbler (KravID 10035)", "KravID 10035:3", ""),
        ("Möbler, Krav ID 10035", "något annat 110035", "syns inte på sidan"),
        ("Utan nummer", "", ""),
    ],
)
def test_a_criterion_is_looked_for_by_its_number(title, page, told):
    found = criterion_verdict(title, Reply(200, page, ADDRESS))
    assert (told in found) if told else found == ""


def test_one_question_for_an_address_and_a_line_for_each_record():
    asked = []

    def fetch(address):
        asked.append(address)
        return Reply(404, "", address)

    findings, silences = watch_pages([cited(), cited(path="data/fall/x.yml", number=1)], fetch)
    assert asked == [ADDRESS] and silences == []
    assert sorted(str(finding) for finding in findings) == [
        f"data/fall/x.yml, källa 1: sidan finns inte längre (404). {ADDRESS}",
        f"data/krav/mob-001.yml, källa 2: sidan finns inte längre (404). {ADDRESS}",
    ]


def test_a_site_that_turns_programs_away_is_silent_not_gone():
    findings, (silence,) = watch_pages([cited()], lambda address: Reply(403, "", address))
    assert findings == [] and "avvisar program" in str(silence) and silence.service == "Källor"
