"""The rules for the words of a demand: what each finds, and the browser's engine against the one in Python."""

from pathlib import Path

import pytest
from guide.calculation.text_rules import Rule, is_phrase, text_faults, words_in
from guide.records import collection
from hypothesis import given, settings
from hypothesis import strategies as st
from node_lines import node

ROOT = Path(__file__).resolve().parents[2]
SPECIFICATION, QUALIFICATION = "teknisk-specifikation", "kvalificering"
TERM, AWARD = "kontraktsvillkor", "tilldelningskriterium"


@pytest.fixture(scope="module")
def records():
    return collection.load(ROOT).text_rules


@pytest.fixture(scope="module")
def rules(records):
    return [record.plain for record in records.values()]


@pytest.fixture(scope="module")
def ask():
    with node(ROOT / "docs/assets/textregler.js") as asking:
        yield asking


def as_browser(rule):
    return {
        "id": rule.id,
        "prov": rule.test,
        "galler": rule.types,
        "fraser": rule.phrases,
        "utom": rule.unless,
        "inom": rule.scope,
        "stor_liten": rule.case_matters,
        "hogst": rule.most,
    }


FAULTY = [
    ("vaga-ord", SPECIFICATION, "Stolen ska vara av hög kvalitet."),
    ("vaga-ord", TERM, "Leverantören ska laga felet snarast."),
    ("matt-saknas", SPECIFICATION, "Maskinen ska ha lång livslängd."),
    ("flera-krav", SPECIFICATION, "Stolen ska ha hjul och den ska vara svart."),
    ("for-langt", SPECIFICATION, "Stolen ska ha " + "en sak och " * 20),
    ("ska-i-tilldelning", AWARD, "Stolen ska hålla i tio år."),
    ("standard-utan-likvardigt", SPECIFICATION, "Stolen ska uppfylla SS-EN 1335-2."),
    ("standard-utan-likvardigt", QUALIFICATION, "Ni ska ha ISO 14001."),
    ("markning-utan-likvardigt", SPECIFICATION, "Papperet ska vara märkt med Svanen."),
    ("markning-utan-likvardigt", SPECIFICATION, "Kaffet ska vara KRAV-märkt."),
    ("varumarke", SPECIFICATION, "Datorn ska vara en Lenovo."),
    ("bevis-saknas", QUALIFICATION, "Konsulten ska ha minst 3 års erfarenhet av inköp."),
    ("uppfoljning-saknas", TERM, "Leverantören ska ha kollektivavtal under hela avtalstiden."),
    ("fel-typ", SPECIFICATION, "Leverantören ska reparera stolen inom 5 arbetsdagar från anmälan."),
    ("lokalt", SPECIFICATION, "Leverantören ska ha verkstad inom 3 mil från kommunhuset."),
    ("lokalt", SPECIFICATION, "Grönsakerna ska vara närproducerade."),
    ("utgangen", QUALIFICATION, "Leverantören ska ha OHSAS 18001 eller likvärdigt."),
]
RIGHT = [
    ("vaga-ord", TERM, "Leverantören ska laga felet inom 5 arbetsdagar."),
    ("vaga-ord", TERM, "Svaret ska lämnas snarast, dock senast på fredagen."),
    ("vaga-ord", SPECIFICATION, "Börsen ska vara öppen."),
    ("matt-saknas", SPECIFICATION, "Maskinen ska ha lång livslängd, minst 10 år."),
    ("flera-krav", SPECIFICATION, "Stolen ska ha de färger som ska finnas i rummet."),
    ("flera-krav", AWARD, "Poäng ges om stolen ska hålla länge och ska vara lätt."),
    (
        "standard-utan-likvardigt",
        SPECIFICATION,
        "Stolen ska uppfylla SS-EN 1335-2 eller likvärdigt.",
    ),
    ("markning-utan-likvardigt", SPECIFICATION, "Det här är ett krav på en svan."),
    ("varumarke", SPECIFICATION, "Patronen ska passa en Canon eller likvärdig skrivare."),
    ("varumarke", TERM, "Datorn ska vara en Lenovo."),
    ("bevis-saknas", QUALIFICATION, "Ni ska visa minst 3 års erfarenhet med ett intyg."),
    ("fel-typ", TERM, "Leverantören ska reparera stolen inom 5 arbetsdagar från anmälan."),
    ("lokalt", SPECIFICATION, "Leverantören ska vara på plats inom 2 timmar."),
]


@pytest.mark.parametrize(("rule", "kind", "text"), FAULTY)
def test_a_fault_is_found(rules, rule, kind, text):
    assert rule in {found.rule for found in text_faults(text, kind, rules)}


@pytest.mark.parametrize(("rule", "kind", "text"), RIGHT)
def test_what_is_right_is_left_alone(rules, rule, kind, text):
    assert rule not in {found.rule for found in text_faults(text, kind, rules)}


def test_each_rule_has_a_text_that_breaks_it(rules):
    assert {rule.id for rule in rules} == {rule for rule, _, _ in FAULTY}


def test_a_finding_says_where_its_words_stand(rules):
    text = "Leverantören ska laga felet\nsnarast."
    (found,) = [f for f in text_faults(text, TERM, rules) if f.rule == "vaga-ord"]
    assert text[found.start : found.end] == "snarast" == found.words


def test_a_rule_for_one_kind_is_not_asked_of_an_unknown_one(rules):
    found = {f.rule for f in text_faults("Stolen ska hålla under avtalstiden.", None, rules)}
    assert "ska-i-tilldelning" not in found and "uppfoljning-saknas" not in found


def test_a_rule_that_is_often_wrong_cannot_stay(records):
    kept = records["flera-krav"]
    assert kept.tried and not list(kept.faults())
    worse = kept.model_copy(update={"trial": kept.trial.model_copy(update={"right": 31})})
    assert "för få" in next(worse.faults()).what
    few = kept.trial.model_copy(update={"hits": 19, "right": 0})
    untried = kept.model_copy(update={"trial": few})
    assert not untried.tried and not list(untried.faults())


def test_a_blank_counts_as_one_word_and_as_a_number(rules):
    assert words_in("Stolen ska hålla i [antal hela år] år.") == 6
    rule = Rule("x", "finns", phrases=("inom # mil",))
    assert text_faults("inom {antal-mil} mil", None, [rule])


@pytest.mark.parametrize("phrase", ["", " två", "två  ord", "a|b", "*", "[x]", "(?=x)*\\"])
def test_what_is_no_phrase_is_refused(phrase):
    assert not is_phrase(phrase)


WORDS = st.sampled_from(
    "Stolen ska måste SS-EN 1335 ISO 14001 Svanen svanen Lenovo likvärdigt snarast bör lång livslängd "
    "minst 10 år procent inom 3 mil från under avtalstiden erfarenhet intyg . , \n [antal] {tid} å É".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60), st.sampled_from([None, SPECIFICATION, TERM, AWARD]))
def test_the_browser_finds_the_same(ask, rules, words, kind):
    text = " ".join(words)
    found = ask("textregler.textFaults", text, kind, [as_browser(rule) for rule in rules])
    assert [(f["regel"], f["start"], f["slut"], f["ord"]) for f in found] == [
        (f.rule, f.start, f.end, f.words) for f in text_faults(text, kind, rules)
    ]


def test_a_pasted_list_becomes_its_demands(ask):
    pasted = (
        "1. Stolen ska ha hjul.\r\n2. Stolen ska\r\nvara svart.\r\n\r\n- Bordet ska ha ben.\n\n"
    )
    assert ask("textregler.demands", pasted) == [
        "Stolen ska ha hjul.",
        "Stolen ska\nvara svart.",
        "Bordet ska ha ben.",
    ]
