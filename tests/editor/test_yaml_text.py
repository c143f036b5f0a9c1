"""Only what was changed changes in a file: every record and page of the project, and texts made up
to be hard.
"""

import copy
import difflib
from pathlib import Path

import pytest
from editor import forms, yaml_text
from editor.content import Words
from editor.declarations import fields_of, order_of
from guide.pages.front_matter import FRONT_MATTER
from guide.pages.page import PageHead, TranslatedHead, page_files
from guide.records.kinds import KINDS
from hypothesis import given, settings
from hypothesis import strategies as st
from small_project import real

ROOT = Path(__file__).resolve().parents[2]
RECORDS = {
    kind: sorted((ROOT / "data" / kind).glob("*.yml"), key=lambda path: path.name) for kind in KINDS
}


def sent_by(controls):
    """What a browser sends for a form that nobody has touched."""
    for control in controls:
        if control.children or control.sort in ("list", "part", "map", "pair"):
            yield from sent_by(control.children)
        else:
            yield control.path, control.value.replace("\n", "\r\n")


def through_the_form(fields, value):
    form = forms.draw(fields, value, [], Words(real().collection))
    return forms.value_from(fields, dict(sent_by(form.controls)), value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_comes_back_byte_for_byte(kind):
    fields, order = fields_of(KINDS[kind]), order_of(KINDS[kind])
    for path in RECORDS[kind]:
        text = path.read_bytes().decode()
        value = yaml_text.read(text)
        assert yaml_text.changed(text, through_the_form(fields, value), order) == text, path.name


def test_every_page_head_comes_back_byte_for_byte():
    for lang, _, path in page_files(ROOT):
        text = path.read_bytes().decode()
        head = FRONT_MATTER.match(text)[1]
        model = PageHead if lang == "sv" else TranslatedHead
        value = through_the_form(fields_of(model), yaml_text.read(head))
        assert yaml_text.changed(head, value, order_of(model)) == head, path


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, (*path, number))
    else:
        yield path


def with_leaf(value, path, word):
    new = copy.deepcopy(value)
    inner = new
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = word
    return new


def changed_lines(old, new):
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in found if line[0] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize("kind", KINDS)
def test_one_word_changes_one_place(kind):
    """A word in the middle of each text of some records: the lines around it stay."""
    order = order_of(KINDS[kind])
    for path in RECORDS[kind][:: max(1, len(RECORDS[kind]) // 4)]:
        text = path.read_text(encoding="utf-8")
        value = yaml_text.read(text)
        for place in list(leaves(value))[::3]:
            inner = value
            for step in place:
                inner = inner[step]
            words = inner.split(" ")
            words[len(words) // 2] = "ändrat"
            new = yaml_text.changed(text, with_leaf(value, place, " ".join(words)), order)
            assert yaml_text.read(new) == with_leaf(value, place, " ".join(words))
            assert len(changed_lines(text, new)) <= 6, (path.name, place)


SAMPLE = """\
# Ovanför.
id: prov   # efter
titel: 'Hjo: ett förråd'
lista: [a, "b", c]
lagrum:
  - {lag: LOU, kap: 17, par: [1]}
  # Mellan.
  - {eu: Förordning (EU) 2024/1781, artikel: [7, 65]}
text: >-
  En lång text som står på två rader och som
  fortsätter här.

# Före källorna.
kallor:
  - titel: Ett
    datum: utan datum
  - titel: Två
    datum: 2026-01-01
slut: ja
"""
ORDER = {
    key: {} for key in ("id", "titel", "ny", "lista", "lagrum", "text", "kallor", "efter", "slut")
}


class TestComments:
    def test_they_stay_when_a_value_beside_them_changes(self):
        value = yaml_text.read(SAMPLE) | {"id": "annat"}
        assert yaml_text.changed(SAMPLE, value, ORDER) == SAMPLE.replace("id: prov ", "id: annat ")

    def test_a_new_key_goes_where_the_declaration_has_it(self):
        value = yaml_text.read(SAMPLE) | {"ny": "Ord", "efter": "Mer"}
        new = yaml_text.changed(SAMPLE, value, ORDER)
        assert changed_lines(SAMPLE, new) == ["+ny: Ord", "+efter: Mer"]
        assert list(yaml_text.read(new))[2] == "ny"

    def test_a_key_that_is_taken_away_takes_its_lines_alone(self):
        value = yaml_text.read(SAMPLE)
        del value["text"]
        new = yaml_text.changed(SAMPLE, value, ORDER)
        assert [line[0] for line in changed_lines(SAMPLE, new)] == ["-", "-", "-"]
        assert "# Före källorna." in new

    def test_a_row_is_added_in_the_middle(self):
        value = yaml_text.read(SAMPLE)
        value["kallor"].insert(1, {"titel": "Mitt", "datum": "2026"})
        new = yaml_text.changed(SAMPLE, value, ORDER)
        assert [line[0] for line in changed_lines(SAMPLE, new)] == ["+", "+"]

    def test_rows_on_one_line_stay_on_one_line(self):
        value = yaml_text.read(SAMPLE)
        value["lagrum"][0]["par"] = ["1", "2"]
        new = yaml_text.changed(SAMPLE, value, ORDER)
        assert "  - {lag: LOU, kap: 17, par: [1, 2]}\n  # Mellan.\n" in new

    def test_quotes_stay(self):
        value = yaml_text.read(SAMPLE) | {"titel": "Ett förråd", "lista": ["a", "b", "d"]}
        new = yaml_text.changed(SAMPLE, value, ORDER)
        assert "titel: 'Ett förråd'\n" in new and 'lista: [a, "b", d]\n' in new

    def test_line_ends_of_windows_stay(self):
        windows = SAMPLE.replace("\n", "\r\n")
        value = yaml_text.read(windows) | {"slut": "nej"}
        assert yaml_text.changed(windows, value, ORDER) == windows.replace("slut: ja", "slut: nej")

    def test_dates_numbers_and_words_stand_without_quotes(self):
        value = yaml_text.read(SAMPLE) | {"slut": "2027-01-02", "ny": "12", "efter": "10035:1"}
        new = yaml_text.changed(SAMPLE, value, ORDER)
        assert "slut: 2027-01-02\n" in new and "ny: 12\n" in new and "efter: '10035:1'\n" in new


TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\u2028\u2029\x85")
    | st.sampled_from(" :#-'\"\n[]{}&*!|>%@`,?"),
    min_size=1,
    max_size=200,
)
PLACES = sorted(leaves(yaml_text.read(SAMPLE)), key=str)


@settings(max_examples=120, deadline=None)
@given(place=st.sampled_from(PLACES), text=TEXTS)
def test_any_text_is_written_so_that_it_is_read_again(place, text):
    value = with_leaf(yaml_text.read(SAMPLE), place, text)
    new = yaml_text.changed(SAMPLE, value, ORDER)
    assert yaml_text.read(new) == value
    assert new.count("#") >= SAMPLE.count("#")


VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.from_regex(r"[a-z][a-z_-]{0,8}", fullmatch=True), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(value=st.dictionaries(st.sampled_from(sorted(ORDER)), VALUES, min_size=1))
def test_any_value_takes_the_place_of_another(value):
    assert yaml_text.read(yaml_text.changed(SAMPLE, value, ORDER)) == value
    assert yaml_text.read(yaml_text.changed("", value, ORDER)) == value
