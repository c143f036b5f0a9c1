"""What a filter loads: facets counted, records in numbers, words as a reader writes them, and a script that cannot be anything else."""

import json
import re
from datetime import date

import pytest
from guide.filter import case_data, filters
from guide.filter.filters import Choice, Facet, Row
from guide.records import collection
from guide.search.lexicon import Lexicon
from guide.site.context import Site
from guide.site.render import Renderer

WORDS = (
    ("grupp", "Grupp", [("mobler", "Möbler"), ("it", "It"), ("tom", "Ingen har")]),
    ("typ", "Typ", [("a", "A")]),
)


def test_each_record_counts_once_and_a_choice_without_records_is_left_out():
    facets = filters.counted(
        WORDS, [{"grupp": ("mobler", "it", "mobler"), "typ": ()}, {"grupp": ("it",), "typ": ("a",)}]
    )
    assert facets == (
        Facet("grupp", "Grupp", (Choice("mobler", "Möbler", 1), Choice("it", "It", 2))),
        Facet("typ", "Typ", (Choice("a", "A", 1),)),
    )


def test_without_records_there_are_facets_without_choices():
    facets = filters.counted(WORDS, [])
    assert [facet.choices for facet in facets] == [(), ()] and filters.content(facets, []) == {
        "val": [["grupp", "Grupp", []], ["typ", "Typ", []]],
        "rader": [],
    }


def test_a_row_holds_numbers_of_choices_words_once_and_what_is_shown():
    facets = filters.counted(WORDS, [{"grupp": ("mobler", "it"), "typ": ()}])
    row = Row(
        "x-1",
        "Titel",
        {"grupp": ("it", "mobler", "it"), "typ": ()},
        "Stolar och stolar",
        ("kort", None),
    )
    assert filters.content(facets, [row])["rader"] == [
        ["x-1", "Titel", [[1, 0], []], "stolar och", "kort", None]
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trøndelag, Bærum och Indkøbsservice", "trondelag barum och indkobsservice"),
        ("Återbruk på IT-stöd, e-tjänst", "aterbruk stod etjanst"),
        ("möbler Möbler MÖBLER", "mobler"),
    ],
)
def test_words_are_written_without_marks(text, words):
    facets = filters.counted(WORDS, [])
    assert (
        filters.content(facets, [Row("x", "y", {"grupp": (), "typ": ()}, text)])["rader"][0][3]
        == words
    )


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "' + alert(1) + '",
        "\\'",
        "rad\u2028och\u2029",
        '"\n\r\t',
    ],
)
def test_a_script_only_registers_its_data(text):
    script = filters.script("namn", {"text": text}).decode()
    inner = re.fullmatch(
        r'\(self\.poster=self\.poster\|\|\{\}\)\["namn"\]=JSON\.parse\(\'((?:[^\'\\\n\r\u2028\u2029<]|\\.)*)\'\);\n',
        script,
    )
    assert inner and json.loads(
        re.sub(
            r"\\(u[0-9a-f]{4}|.)",
            lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else m[1],
            inner[1],
        )
    ) == {"text": text}


def test_every_case_can_be_chosen_by_what_its_record_says(root):
    site = Site(collection.load(root), (), Renderer(), date(2026, 11, 27), "https://example.org/")
    facets = {facet.name: facet for facet in case_data.facets(site)}
    cases = site.collection.cases.values()
    assert {c.value: c.number for c in facets["utfall"].choices} == {
        "motgang": sum(bool(case.outcome) for case in cases)
    }
    assert sum(choice.number for choice in facets["land"].choices) == len(cases)
    assert facets["land"].choices[0].label == "Sverige"
    rows = case_data.filter_content(site, Lexicon())["rader"]
    assert len(rows) == len(cases) and all(len(row) == 9 for row in rows)
