"""The whole watch with stored answers: the report, and the state that the site reads."""

from datetime import date

import pytest
from guide.records import collection, small_files
from guide.records.checking import check_record
from guide.source.reading import read_bytes
from guide.watch import acts, watching
from guide.watch.fetching import Reply
from guide.watch.findings import Finding, Silence, report

TODAY = date(2026, 12, 7)
SAME = "#### 1 §\n\nTexten. Lag (1990:1).\n"


@pytest.fixture(scope="module")
def records(root):
    return collection.load(root)


def run(records, changed=(), silent=False):
    """A watch where all sources stand, and the acts named have a change of 2026."""

    def fetch(address):
        if "riksdagen.se/dokument/sfs-" in address or "se-lex/sfs/main" in address:
            if silent:
                return Reply(0, "", address, "svarade inte")
            hit = any(acts.riksdagen(records.acts[name]) == address for name in changed)
            return Reply(200, SAME.replace("1990:1", "2026:999") if hit else SAME, address)
        return Reply(200, "", address)

    return watching.watch(records, (), fetch, only_acts=True)


def read_state(text):
    checked = check_record(read_bytes(text.encode(), "data/bevakning.yml"), small_files.WatchState)
    assert isinstance(checked, small_files.WatchState), checked
    return {changed.act: changed for changed in checked.acts}


def test_what_is_written_can_be_read_by_the_build(records):
    state = read_state(watching.state(run(records, ["LUF"]), records, TODAY))
    assert list(state) == ["LUF"] and state["LUF"].change == "2026:999"
    assert state["LUF"].seen == TODAY


def test_nothing_changed_leaves_nothing(records):
    assert read_state(watching.state(run(records), records, TODAY)) == {}


def test_silence_keeps_what_was_told_before(records):
    before = set(records.small_files.changed_acts)
    assert set(read_state(watching.state(run(records, silent=True), records, TODAY))) == before


def test_the_report_tells_silence_first_and_who_looks_at_what():
    finding = Finding("Rättsredaktör", "data/lagar.yml", "LOU", "ändrad.")
    text = report([finding, finding], [Silence("Källor", "svarade 503", 10, 2)])
    assert text.index("kunde inte prövas") < text.index("## Rättsredaktör")
    assert text.count("data/lagar.yml, LOU: ändrad.") == 1
    assert "inte att det är oförändrat" in text


def test_an_empty_report_says_whether_all_was_asked():
    assert report([], []) == "Inget har ändrats sedan texterna lästes.\n"
    assert "Inget av det som kunde prövas" in report([], [Silence("Källor", "x", 1, 1)])


def test_the_issue_needs_the_workflows_environment(records):
    with pytest.raises(KeyError):
        watching.tell_host(run(records), {})
