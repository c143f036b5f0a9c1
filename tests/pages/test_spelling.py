"""One line decides between æ and ä in all South Sami of the site."""

import shutil
from pathlib import Path

from guide.pages import spelling
from guide.pages.page import SOUTH_SAMI, SWEDISH
from guide.site import library


def test_the_written_spelling_is_left_alone():
    assert spelling.respelled("Buerie båeteme, Ækte", "æ") == "Buerie båeteme, Ækte"


def test_the_chosen_letter_takes_both_cases():
    assert spelling.respelled("Ækte sæjroe", "ä") == "Äkte säjroe"


def test_one_line_respells_pages_words_and_interface_but_no_swedish(root: Path, tmp_path: Path):
    for folder in ("data", "docs", "docs_sma"):
        shutil.copytree(root / folder, tmp_path / folder)
    file = tmp_path / "data" / "granssnitt" / "stavning.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('ae: "æ"', 'ae: "ä"'), encoding="utf-8"
    )
    before, after = library.load(root), library.load(tmp_path)
    south_sami = [page for page in after.pages if page.lang == SOUTH_SAMI]
    assert any("æ" in page.body for page in before.pages if page.lang == SOUTH_SAMI)
    assert not [page.path for page in south_sami if "æ" in page.body or "æ" in page.head.title]
    assert not [term.id for term in after.collection.terms.values() if "æ" in (term.sma or "")]
    assert not [key for key, word in after.interface.south_sami.items() if "æ" in word]
    assert [page.body for page in before.pages if page.lang == SWEDISH] == [
        page.body for page in after.pages if page.lang == SWEDISH
    ]


def test_south_sami_order_has_ae_o_and_a_last_in_either_spelling():
    words = ["åesie", "öösti", "æhpere", "sæjroe", "sïelte", "sij", "aalkoe"]
    assert sorted(words, key=spelling.sort_key) == [
        "aalkoe",
        "sij",
        "sïelte",
        "sæjroe",
        "æhpere",
        "öösti",
        "åesie",
    ]
    assert spelling.sort_key("säjroe") == spelling.sort_key("sæjroe")
