"""LIX, long sentences and the report that editors get."""

import pytest
from guide import __main__ as commands
from guide.pages.readability import MAX_SENTENCE_WORDS, broken, measure, measured, report

LONG = " ".join(["ord"] * (MAX_SENTENCE_WORDS + 1)).capitalize() + "."
HARD = "Upphandlingsmyndighetens kontraktsvillkor förutsätter leverantörsuppföljning."


def test_lix_is_words_per_sentence_and_the_share_of_long_words():
    found = measure("Vi köper en begagnad stol. Den är hel.")
    assert (found.words, found.sentences, found.lix) == (8, 2, 4 + 100 / 8)


@pytest.mark.parametrize(
    "text", ["# En rubrik", "| a | b |", "---\ntitle: x\n---\n", "<!-- kravtabell -->", ""]
)
def test_what_is_no_running_text_does_not_count(text):
    assert measure(text).words == 0


def test_kap_ends_no_sentence():
    assert measure("Se 9 kap. 4 § lagen.").sentences == 1


def test_the_report_names_what_breaks_a_bound_and_only_that():
    figures = measured(
        {
            "sidor": [
                ("lätt.md", "Vi köper en stol."),
                ("lång.md", LONG),
                ("svår.md", HARD),
                ("tom.md", ""),
            ]
        }
    )
    assert [name for name, _ in broken(figures)] == ["lång.md", "svår.md"]
    lines = list(report(figures))
    assert "sidor" in lines[1] and "       3" in lines[1] and lines[1].endswith("svår.md")
    assert f"    {MAX_SENTENCE_WORDS + 1} ord: {LONG}" in lines and lines[2].endswith(": 2")


def test_the_command_fails_when_a_bound_is_broken_and_tells_of_a_missing_file(tmp_path, capsys):
    easy, hard = tmp_path / "lätt.md", tmp_path / "svår.md"
    easy.write_text("Vi köper en stol.", encoding="utf-8")
    hard.write_text(HARD, encoding="utf-8")
    assert commands.main(["lix", str(easy)]) == 0
    assert commands.main(["lix", str(easy), str(hard)]) == 1
    assert commands.main(["lix", str(tmp_path / "saknas.md")]) == 1
    assert "saknas.md går inte att läsa. Kontrollera sökvägen." in capsys.readouterr().err
