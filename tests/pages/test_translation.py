"""The state of each translation, the paragraphs that changed, and the keeping of earlier revisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from guide.pages.translation import (
    PageState,
    ParagraphChange,
    State,
    changed_paragraphs,
    counts,
    orphans,
    paragraphs,
    revise,
    stored_path,
    stored_texts,
    translations,
)

REVIEW = {
    "status": "granskad",
    "reviewed_by": "språkgranskare i sydsamiska",
    "reviewed": date(2026, 11, 23),
}


def nothing_stored(path: str, revision: int) -> str | None:
    return None


def state_of(swedish: PageState, *twins: PageState) -> State:
    return translations([swedish], twins, nothing_stored)[0].state


def page_file(root: Path, revision: str = "revision: 1") -> Path:
    file = root / "docs" / "om" / "kontakt.md"
    file.parent.mkdir(parents=True)
    file.write_text(
        f"---\ntitle: Kontakt\n{revision}\n---\n# Kontakt\n\nSkriv till oss.\n", encoding="utf-8"
    )
    return file


def test_a_page_without_twin_is_missing() -> None:
    other = PageState("om/index.md", "Webbesijjien bïjre", corresponds=1)
    assert state_of(PageState("om/kontakt.md", "Kontakt"), other) is State.MISSING


def test_a_draft_that_follows_is_a_draft() -> None:
    assert (
        state_of(PageState("a.md", "A", revision=2), PageState("a.md", "A", corresponds=2))
        is State.DRAFT
    )


def test_a_reviewed_page_is_reviewed() -> None:
    assert (
        state_of(PageState("a.md", "A"), PageState("a.md", "A", corresponds=1, **REVIEW))
        is State.REVIEWED
    )


@pytest.mark.parametrize("lacking", ["reviewed_by", "reviewed"])
def test_reviewed_by_nobody_or_on_no_day_is_still_a_draft(lacking: str) -> None:
    twin = PageState("a.md", "A", corresponds=1, **{**REVIEW, lacking: None})
    assert state_of(PageState("a.md", "A"), twin) is State.DRAFT


@pytest.mark.parametrize(("revision", "corresponds"), [(2, 1), (1, None)])
def test_a_reviewed_page_that_lags_or_follows_nothing_is_out_of_date(
    revision: int, corresponds: int | None
) -> None:
    twin = PageState("a.md", "A", corresponds=corresponds, **REVIEW)
    assert state_of(PageState("a.md", "A", revision=revision), twin) is State.OUTDATED


def test_changes_are_unknown_when_the_earlier_text_was_not_kept() -> None:
    found = translations(
        [PageState("a.md", "A", revision=2, text="Nytt.")],
        [PageState("a.md", "A", corresponds=1)],
        nothing_stored,
    )
    assert found[0].changes is None


def test_changes_are_counted_from_the_revision_that_the_twin_follows() -> None:
    stored = {("a.md", 1): "Ett.\n\nTvå.", ("a.md", 2): "Ett.\n\nTvå, ändrat."}
    page = PageState("a.md", "A", revision=3, text="Ett.\n\nTvå, ändrat igen.")
    found = translations(
        [page],
        [PageState("a.md", "A", corresponds=1)],
        lambda path, revision: stored.get((path, revision)),
    )
    assert found[0].changes == (ParagraphChange("Två.", "Två, ändrat igen."),)


def test_pages_come_in_the_order_of_their_paths_and_every_state_is_counted() -> None:
    found = translations(
        [PageState("b.md", "B"), PageState("a.md", "A")],
        [PageState("b.md", "B", corresponds=1)],
        nothing_stored,
    )
    assert [entry.page.path for entry in found] == ["a.md", "b.md"]
    assert counts(found) == {State.MISSING: 1, State.DRAFT: 1, State.REVIEWED: 0, State.OUTDATED: 0}


def test_a_twin_of_a_renamed_page_is_an_orphan() -> None:
    assert orphans(
        [PageState("om/nytt.md", "Nytt")],
        [PageState("om/gammalt.md", "G"), PageState("om/nytt.md", "N")],
    ) == ["om/gammalt.md"]


def test_paragraphs_leave_out_the_front_matter_and_blank_lines() -> None:
    assert paragraphs("---\ntitle: A\n---\n# A\n \n\n- ett\n- två\n\n") == ["# A", "- ett\n- två"]


def test_windows_line_ends_give_the_same_paragraphs() -> None:
    assert paragraphs("---\r\ntitle: A\r\n---\r\n# A\r\n\r\nText.\r\n") == ["# A", "Text."]


def test_line_breaks_and_spaces_alone_are_no_change() -> None:
    assert changed_paragraphs("En rad\nsom bryts.", "En rad  som bryts.") == ()


def test_added_removed_and_changed_paragraphs_are_told_apart() -> None:
    before = "# A\n\nFörsta.\n\nBort.\n\nSist."
    after = "# A\n\nFörsta, ändrad.\n\nSist.\n\nNy."
    assert changed_paragraphs(before, after) == (
        ParagraphChange("Första.", "Första, ändrad."),
        ParagraphChange("Bort.", ""),
        ParagraphChange("", "Ny."),
    )


def test_an_unchanged_text_has_no_changes() -> None:
    text = "\n\n".join(
        f"Stycke {number}." for number in range(300)
    )  # long enough for difflib's junk rule
    assert changed_paragraphs(text, text) == ()


def test_revise_keeps_the_earlier_text_and_raises_the_number(tmp_path: Path) -> None:
    file = page_file(tmp_path)
    before = file.read_text(encoding="utf-8")
    assert revise(tmp_path, "docs/om/kontakt.md") == 2
    assert (tmp_path / "data/revisioner/om/kontakt/1.md").read_text(encoding="utf-8") == before
    assert file.read_text(encoding="utf-8") == before.replace("revision: 1", "revision: 2")
    file.write_text(
        file.read_text(encoding="utf-8").replace("till oss", "till regionen"), encoding="utf-8"
    )
    page = PageState("om/kontakt.md", "Kontakt", revision=2, text=file.read_text(encoding="utf-8"))
    found = translations(
        [page], [PageState("om/kontakt.md", "K", corresponds=1)], stored_texts(tmp_path)
    )
    assert found[0].changes == (ParagraphChange("Skriv till oss.", "Skriv till regionen."),)


def test_revise_never_writes_over_a_kept_text(tmp_path: Path) -> None:
    file = page_file(tmp_path)
    kept = tmp_path / stored_path("om/kontakt.md", 1)
    kept.parent.mkdir(parents=True)
    kept.write_text("Redan sparat.", encoding="utf-8")
    with pytest.raises(ValueError, match="finns redan"):
        revise(tmp_path, "docs/om/kontakt.md")
    assert kept.read_text(encoding="utf-8") == "Redan sparat."
    assert "revision: 1" in file.read_text(encoding="utf-8")


def test_revise_raises_the_number_of_the_head_and_not_of_the_text(tmp_path: Path) -> None:
    file = page_file(tmp_path, 'revision: "9"  # höjs vid ändrad mening')
    file.write_text(file.read_text(encoding="utf-8") + "\nrevision: 9\n", encoding="utf-8")
    assert revise(tmp_path, "docs/om/kontakt.md") == 10
    text = file.read_text(encoding="utf-8")
    assert 'revision: "10"' in text and text.endswith("\nrevision: 9\n")


@pytest.mark.parametrize(
    "source_path",
    ["docs_sma/om/kontakt.md", "docs/../hemligt.md", "docs/om/kontakt.txt", "docs/saknas.md"],
)
def test_revise_takes_only_swedish_pages_that_exist(tmp_path: Path, source_path: str) -> None:
    page_file(tmp_path)
    for other in ("hemligt.md", "docs_sma/om/kontakt.md"):
        (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / other).write_text("---\nrevision: 1\n---\n", encoding="utf-8")
    with pytest.raises(ValueError, match="svensk sida|finns inte"):
        revise(tmp_path, source_path)
    assert not (tmp_path / "data").exists()


def test_revise_says_when_the_revision_is_lacking(tmp_path: Path) -> None:
    page_file(tmp_path, "kontrollerad: 2026-11-23")
    with pytest.raises(ValueError, match="saknar raden revision"):
        revise(tmp_path, "docs/om/kontakt.md")
