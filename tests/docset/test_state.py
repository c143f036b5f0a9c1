"""What the buyer has chosen, in the address and in a file (browser/underlag/state.mjs)."""

import pytest
from node_modules import run

NOTE = '=1+1; "citat", åäö;\nrad två <b>inte fet</b> \\ slut & mer # 100 %'
STATE = {
    "krav": ["mob-001", "it-002"],
    "falt": {"kop.titel": NOTE, "mob-001.f.delar-ar": "7", "mob-001.av": "p1 p3"},
}


def test_an_address_keeps_everything():
    assert run("return $state.fromHash($state.toHash(given));", STATE) == STATE
    assert run("return $state.toHash(given);", STATE).startswith("krav=mob-001,it-002&")


def test_a_file_keeps_everything():
    assert run("return $state.fromFile($state.toFile(given));", STATE) == STATE


def test_the_basket_s_address_is_understood():
    found = run(
        'return $state.fromBasket("?krav=mob-001,it-002&utan=bevis", "#mob-001=en+anteckning");'
    )
    assert found == {"krav": ["mob-001", "it-002"], "falt": {"mob-001.not": "en anteckning"}}


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        [],
        {"krav": [{"id": ["mob-001"]}], "falt": []},
        {"krav": "x", "falt": {"a": 1}},
        {"falt": {"__proto__": "x", "../a": "y"}},
    ],
)
def test_whatever_is_given_becomes_a_state(value):
    assert run("return $state.checked(given);", value) == {"krav": [], "falt": {}}


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": "annat"}', "nej"])
def test_another_file_is_refused(text):
    assert run("try { $state.fromFile(given); return false; } catch { return true; }", text)


def test_ids_come_once_and_only_ids_come():
    assert run("return $state.ids(given);", "MOB-001, mob-001,<b>,it-002,../x,constructor") == [
        "mob-001",
        "it-002",
    ]


def test_a_module_that_goes_takes_its_fields_along():
    assert run('return $state.withoutModule(given, "mob-001");', STATE) == {
        "krav": ["it-002"],
        "falt": {"kop.titel": NOTE},
    }


@pytest.mark.parametrize(
    ("place", "order"),
    [(1, ["c-3", "a-1", "b-2"]), (2, ["a-1", "c-3", "b-2"]), (9, ["a-1", "b-2", "c-3"])],
)
def test_a_module_moves_to_a_place(place, order):
    state = {"krav": ["a-1", "b-2", "c-3"], "falt": {}}
    assert run(f'return $state.moved(given, "c-3", {place}).krav;', state) == order
