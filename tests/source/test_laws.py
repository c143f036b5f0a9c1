"""References to law: one form when shown, canonical keys for the search, and the check against the acts' own sections."""

from __future__ import annotations

import pytest
from guide.source.laws import LawReference, acts_from, fault_in

SHOWN = [
    ({"lag": "LOU", "kap": "9", "par": ["4"]}, "LOU 9 kap. 4 §", ("LOU 9:4",)),
    (
        {"lag": "LOU", "kap": "9", "par": ["1", "2", "3"]},
        "LOU 9 kap. 1–3 §§",
        ("LOU 9:1", "LOU 9:2", "LOU 9:3"),
    ),
    (
        {"lag": "LOU", "kap": "9", "par": ["1", "2"]},
        "LOU 9 kap. 1 och 2 §§",
        ("LOU 9:1", "LOU 9:2"),
    ),
    (
        {"lag": "LOU", "kap": "9", "par": ["1", "2", "3", "5", "7"]},
        "LOU 9 kap. 1–3, 5 och 7 §§",
        ("LOU 9:1", "LOU 9:2", "LOU 9:3", "LOU 9:5", "LOU 9:7"),
    ),
    ({"lag": "LOU", "kap": "19a", "par": ["7a"]}, "LOU 19 a kap. 7 a §", ("LOU 19a:7a",)),
    (
        {"lag": "LOU", "kap": "20", "par": ["5", "5a", "6"]},
        "LOU 20 kap. 5, 5 a och 6 §§",
        ("LOU 20:5", "LOU 20:5a", "LOU 20:6"),
    ),
    ({"lag": "LOU", "kap": "19 a"}, "LOU 19 a kap.", ("LOU 19a",)),
    ({"lag": "DOS-lagen", "par": ["13"]}, "DOS-lagen 13 §", ("DOS-lagen:13",)),
    ({"lag": "språklagen"}, "språklagen", ("språklagen",)),
    (
        {"eu": "Förordning (EU) 2024/1781", "artikel": ["65"]},
        "Förordning (EU) 2024/1781 artikel 65",
        ("2024/1781:65",),
    ),
    (
        {"eu": "Förordning (EU) 2024/1781", "artikel": ["24", "25"], "bilaga": "VII"},
        "Förordning (EU) 2024/1781 artiklarna 24 och 25 bilaga VII",
        ("2024/1781:24", "2024/1781:25"),
    ),
    ({"eu": "Direktiv 2014/24/EU"}, "Direktiv 2014/24/EU", ("2014/24",)),
    ({"mal": "EU-domstolen C-424/23"}, "EU-domstolen C-424/23", ()),
    ({"dokument": "Prop. 2025/26:108"}, "Prop. 2025/26:108", ()),
]


@pytest.mark.parametrize(("written", "shown", "keys"), SHOWN, ids=[shown for _, shown, _ in SHOWN])
def test_a_reference_has_one_form_and_its_keys(
    written: dict, shown: str, keys: tuple[str, ...]
) -> None:
    reference = LawReference.model_validate(written)
    assert str(reference) == shown and reference.search_keys() == keys


ACTS = acts_from(
    [
        {
            "kort": "LOU",
            "nummer": "2016:1145",
            "titel": "Lag",
            "adress": "https://example.se",
            "last": "2025-05-19",
            "kapitel": {"9": "1 2 3", "19 a": "1 7a"},
        },
        {
            "kort": "DOS-lagen",
            "nummer": "2018:1937",
            "titel": "Lag",
            "adress": "https://example.se",
            "last": "2025-05-26",
            "paragrafer": "1 2 13",
        },
        {
            "kort": "miljöbalken",
            "nummer": "1998:808",
            "titel": "Balk",
            "adress": "https://example.se",
            "last": "utan datum",
        },
    ]
)

CHECKED = [
    # Right, or not known well enough to be judged.
    ({"lag": "LOU", "kap": "9", "par": ["1", "3"]}, None),
    ({"lag": "LOU", "kap": "19 a", "par": ["7 a"]}, None),
    ({"lag": "LOU", "kap": "9"}, None),
    ({"lag": "LOU"}, None),
    ({"lag": "DOS-lagen", "par": ["13"]}, None),
    ({"lag": "miljöbalken", "kap": "99", "par": ["99"]}, None),
    ({"eu": "Direktiv 2014/24/EU", "artikel": ["999"]}, None),
    # Wrong.
    ({"lag": "LOUU"}, 'Menade du "LOU"?'),
    ({"lag": "avtalslagen"}, "finns inte i data/lagar.yml"),
    ({"lag": "LOU", "kap": "10", "par": ["1"]}, "har inget 10 kap."),
    ({"lag": "LOU", "kap": "19", "par": ["1"]}, "har inget 19 kap."),
    ({"lag": "LOU", "kap": "9", "par": ["3", "4"]}, "LOU 9 kap. har ingen 4 § i"),
    ({"lag": "LOU", "kap": "9", "par": ["4", "5"]}, "LOU 9 kap. har ingen 4 och 5 §§ i"),
    ({"lag": "LOU", "par": ["1"]}, "är indelad i kapitel"),
    ({"lag": "DOS-lagen", "kap": "1", "par": ["1"]}, "har inga kapitel"),
    ({"lag": "DOS-lagen", "par": ["14"]}, "DOS-lagen har ingen 14 §"),
]


@pytest.mark.parametrize(
    ("written", "fault"),
    CHECKED,
    ids=[str(LawReference.model_validate(written)) for written, _ in CHECKED],
)
def test_a_reference_is_held_against_the_act(written: dict, fault: str | None) -> None:
    found = fault_in(LawReference.model_validate(written), ACTS)
    assert found is None if fault is None else found and fault in found and "|" in found
