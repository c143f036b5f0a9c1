"""Acts that have changed, read from stored answers of both services."""

from datetime import date

import pytest
from guide.records import collection
from guide.source.laws import Act
from guide.watch import acts
from guide.watch.fetching import Reply

# As data.riksdagen.se shows an act.
RIKSDAGEN = """<html><body><h1>Lag (2016:1145) om offentlig upphandling</h1>
<p>Ändrad: t.o.m. SFS 2026:700</p>
<h3>9 kap. Tekniska krav</h3>
<p><b>1 §</b> Tekniska krav ska anges. Lag (2026:700).</p>
<p><b>2 §</b> Tillgänglighet ska beaktas.</p>
<h3>19 a kap. Direktupphandling</h3>
<p><b>2 §</b> Direktupphandling får användas. Lag (2021:1110).</p>
<p><b>2&nbsp;a §</b> Ny paragraf. Lag (2026:650).</p></body></html>"""

# As the open copy se-lex/sfs shows one.
OPEN_COPY = """# Lag om offentlig upphandling

## 9 kap. Tekniska krav

#### 1 §

Tekniska krav ska anges. Lag ([2025:360](https://selex.se/eli/sfs/2025/360)).

#### 2 §

Tillgänglighet ska beaktas.
"""

LOU = Act("LOU", "2016:1145", "Lag", "https://example.org/lou", "2025-05-19", {}, "2026-02-12")


def with_change(latest: str | None, read: str = "2026-02-12") -> Act:
    return Act("LOU", "2016:1145", "Lag", "https://example.org", "2025-05-19", {}, read, latest)


def test_the_parliaments_text_is_read_section_by_section():
    state = acts.state_of(RIKSDAGEN)
    assert state.latest == "2026:700"
    assert state.sections == {
        ("9", "1"): "2026:700",
        ("19 a", "2"): "2021:1110",
        ("19 a", "2a"): "2026:650",
    }


def test_the_open_copy_is_read_in_the_same_way():
    state = acts.state_of(OPEN_COPY)
    assert (state.latest, state.sections) == ("2025:360", {("9", "1"): "2025:360"})


@pytest.mark.parametrize("text", ["", "<html>Sidan finns inte</html>", "503 Service Unavailable"])
def test_what_is_no_act_is_not_taken_for_one(text):
    assert acts.state_of(text) is None


@pytest.mark.parametrize(
    ("act", "is_changed"),
    [
        (with_change("2025:360"), True),
        (with_change("2026:700"), False),  # this is the text that was read
        (with_change("2026:1000"), False),  # a later one was read: numbers compare as numbers
        (with_change(None, "2025-05-19"), True),  # no change seen then, one of a later year now
        (with_change(None, "2026-02-12"), False),  # of the same year: cannot be told apart
    ],
)
def test_a_change_is_later_than_what_was_read(act, is_changed):
    found = acts.changed(act, acts.state_of(RIKSDAGEN), {})
    assert (found is not None) is is_changed


def test_only_cited_sections_are_told():
    places = {("9", "1"): ["data/regler/a.yml"], ("9", "2"): [], ("19 a", "2"): []}
    found = acts.changed(with_change("2025:360"), acts.state_of(RIKSDAGEN), places)
    assert found.sections == (("9", "1"),)
    assert acts.name_of(("19 a", "2a")) == "19 a kap. 2 a §" and acts.name_of(("", "3")) == "3 §"


@pytest.fixture(scope="module")
def records(root):
    return collection.load(root)


def test_the_copy_is_asked_when_the_parliament_is_silent(records):
    asked = []

    def fetch(address):
        asked.append(address)
        return Reply(200, OPEN_COPY, address) if "se-lex" in address else Reply(503, "", address)

    _, _, silences = acts.watch_acts(records, fetch)
    assert silences == [] and len(asked) == 2 * len(records.acts)


def test_each_finding_says_file_place_and_role(records):
    lou = records.acts["LOU"]

    def fetch(address):
        text = (
            RIKSDAGEN if address == acts.riksdagen(lou) else OPEN_COPY.replace("2025:360", "1990:1")
        )
        return Reply(200, text, address)

    seen, findings, silences = acts.watch_acts(records, fetch)
    assert [found.act.short for found in seen] == ["LOU"] and silences == []
    told = [str(finding) for finding in findings]
    assert told[0].startswith("data/lagar.yml, LOU: ändrad till och med 2026:700")
    undated = [act.short for act in records.acts.values() if not acts.is_comparable(act)]
    assert [line for line in told if "saknar dag" in line] == [
        line for line in told if any(f", {short}: den lästa" in line for short in undated)
    ]
    assert len([line for line in told if "saknar dag" in line]) == len(undated)
    assert any(line.startswith("data/regler/") and "LOU 9 kap. 1 §" in line for line in told)
    assert {finding.role for finding in findings} == {"Rättsredaktör"}


def test_silence_is_told_and_nothing_is_claimed(records):
    seen, findings, (silence,) = acts.watch_acts(
        records, lambda address: Reply(0, "", address, "svarade inte (TimeoutError)")
    )
    assert seen == [] and all("saknar dag" in finding.what for finding in findings)
    assert silence.silent == silence.asked == len(records.acts)
    assert date.fromisoformat(LOU.read_as_of)  # a day that a page can show
