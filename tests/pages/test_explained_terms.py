"""Terms are explained where they occur: once, in running text, whatever their ending; nothing else changes."""

import re

import pytest
from built_site import BuiltSite
from guide.pages.explained_terms import Explainer, Glossary
from guide.records.term import Term
from lxml import html as markup


def term(id_: str, title: str, explained: str = "ja") -> Term:
    return Term.model_validate(
        {
            "id": id_,
            "sv": title,
            "forklaring": "En mening.",
            "forklaras": explained,
            "nasta_kontroll": "2027-06-01",
        }
    )


GLOSSARY = Glossary(
    [
        term("a", "tröskelvärde"),
        term("b", "livscykelkostnad (LCC)"),
        term("c", "teknisk specifikation"),
        term("d", "vite"),
        term("e", "kontraktsvillkor, särskilt"),
        term("f", "RFI"),
        term("g", "avrop"),
        term("h", "option", "nej"),
        term("i", "tilldelningskriterium"),
        term("j", "ska-krav"),
        term("k", "CPV-kod"),
        term("l", "e-handel"),
        term("m", "ett namn av sju ord som är långt"),
    ]
)


def linked(html: str) -> list[tuple[str, str]]:
    return re.findall(
        r'<a class="term" role="doc-glossref" id="i-texten-[\w-]+" href="#forklaring-(\w+)">(.*?)</a>',
        Explainer(GLOSSARY).in_html(html),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Över tröskelvärdet gäller mer.", [("a", "tröskelvärdet")]),
        ("Tröskelvärden ändras.", [("a", "Tröskelvärden")]),
        ("Räkna på LCC, alltså livscykelkostnaden.", [("b", "LCC")]),
        ("Skriv tekniska specifikationer.", [("c", "tekniska specifikationer")]),
        ("Tilldelningskriterierna väger.", [("i", "Tilldelningskriterierna")]),
        ("Vitet betalas.", [("d", "Vitet")]),
        ("Väggen är vit och taken vita.", []),
        ("Ett kontraktsvillkor till.", [("e", "kontraktsvillkor")]),
        ("Skicka en rfi.", []),
        ("Tekniska lösningar", []),
        ("Läs EPD:n och LCC-kalkylen, eller LCC:n.", [("b", "LCC:n")]),
        ("Ett ska-krav, sedan ska-kraven.", [("j", "ska-krav")]),
        ("Här ska kravet höra till köpet.", []),
        ("Ange CPV-koden.", [("k", "CPV-koden")]),
        ("Använd e-handeln.", [("l", "e-handeln")]),
        ("Det är ett namn av sju ord som är långt.", [("m", "ett namn av sju ord som är långt")]),
        ("Optionen är ingen förklarad term.", []),
    ],
)
def test_which_words_are_terms(text, expected):
    assert linked(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Tröskelvärden</h2>",
        '<p><a href="/x/">tröskelvärdet</a></p>',
        "<table><tr><td>tröskelvärdet</td></tr></table>",
        "<pre>tröskelvärdet</pre>",
        '<div class="requirement-text" id="x"><div><p>Över tröskelvärdet</p></div><p>avrop</p></div>',
        '<p title="tröskelvärdet">x</p>',
        '<p title="a > tröskelvärdet">x</p>',
        "<!-- <p>tröskelvärdet</p> -->",
        '<p><a href="/x/"><abbr>LCC</abbr> och tröskelvärdet</a></p>',
        '<p class="admonition-title">Tröskelvärden</p>',
        '<ol class="steps to-copy"><li>avrop</li></ol>',
        "<svg><text>avrop</text></svg>",
    ],
)
def test_what_is_no_running_text_stays_as_it_is(html):
    explainer = Explainer(GLOSSARY)
    assert explainer.in_html(html) == html and explainer.terms == ()


def test_only_the_first_time_and_in_order():
    explainer = Explainer(GLOSSARY)
    html = explainer.in_html(
        "<p>Gör avrop under tröskelvärdet.</p><p>Avrop över tröskelvärdet.</p>"
    )
    assert [t.id for t in explainer.terms] == ["g", "a"] and html.count("<a ") == 2


def test_a_page_in_pieces_is_one_page():
    explainer = Explainer(GLOSSARY)
    pieces = ["<p>Gör avrop <a href='/x/'>", "se vitet", "</a></p>", "<p>Avrop och vite.</p>"]
    html = "".join(map(explainer.in_html, pieces))
    assert [t.id for t in explainer.terms] == ["g", "d"] and "se vitet</a>" in html


def test_what_follows_something_untouched_is_touched_again():
    assert linked("<table><tr><td><table></table>x</td></tr></table><p>avropet</p>") == [
        ("g", "avropet")
    ]


def test_no_more_than_a_few_on_a_page():
    many = Glossary([term(f"t{n}", f"facktermen{chr(97 + n)}") for n in range(12)])
    html = " ".join(f"facktermen{chr(97 + n)}" for n in range(12))
    explainer = Explainer(many)
    explainer.in_html(f"<p>{html}</p>")
    assert len(explainer.terms) == 8


def test_in_the_built_site_each_link_has_its_explanation(built: BuiltSite):
    explaining = 0
    for path in built.pages:
        html = (built.folder / path).read_text(encoding="utf-8")
        asked = re.findall(r'class="term" role="doc-glossref" id="[\w-]+" href="#([\w-]+)"', html)
        given = re.findall(r'<dt id="(forklaring-[\w-]+)">', html)
        assert asked == given, path
        explaining += bool(asked)
    assert explaining > 200


def test_what_readers_copy_is_left_alone(built: BuiltSite):
    """Each element that a copy button names, on every page."""
    found = 0
    for path in built.pages:
        tree = markup.fromstring((built.folder / path).read_text(encoding="utf-8"))
        for anchor in {
            name
            for button in tree.xpath("//*[@data-copy-target]")
            for name in button.get("data-copy-target").split()
        }:
            copied = tree.get_element_by_id(anchor)
            assert not copied.xpath(".//*[@role='doc-glossref']"), (path, anchor)
            found += 1
    assert found > 500
