"""YAML read as the text that the editor wrote, with its lines. What is refused, and with which words: test_faults.py."""

from __future__ import annotations

import pytest
from guide.source.problems import Problem
from guide.source.reading import MAX_BYTES, Source, read_bytes, read_file

AS_WRITTEN = [
    # What PyYAML's ordinary loader makes numbers, dates, truth values or nothing of.
    ("2016:1145", "2016:1145"),
    ("03000000", "03000000"),
    ("NO", "NO"),
    ("ja", "ja"),
    ("2026-11-23", "2026-11-23"),
    ("1.10", "1.10"),
    ("0x1F", "0x1F"),
    ("null", "null"),
    ("~", "~"),
    ("", ""),
    ("'17'", "17"),
    ('"å\\u00e4ö"', "åäö"),
    ("text # kommentar", "text"),
    ("text#ingen kommentar", "text#ingen kommentar"),
    ("A & B * C!", "A & B * C!"),
]


@pytest.mark.parametrize(
    ("written", "read"), AS_WRITTEN, ids=[written or "nothing" for written, _ in AS_WRITTEN]
)
def test_a_value_stays_the_text_that_was_written(written: str, read: str) -> None:
    assert source(f"a: {written}\n").value == {"a": read}


def source(text: str | bytes, first_line: int = 1) -> Source:
    found = read_bytes(text if isinstance(text, bytes) else text.encode(), "x.yml", first_line)
    assert isinstance(found, Source), found
    return found


TEXT = """# kommentar
id: x
bevis:
  text: Intyg
  alternativ:
    - ett
    - två
kallor:
  - titel: A
    adress: B
  - {titel: C}
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("bevis",), 3),
        (("bevis", "text"), 4),
        (("bevis", "alternativ"), 5),
        (("bevis", "alternativ", 1), 7),
        (("kallor", 0), 9),
        (("kallor", 0, "adress"), 10),
        (("kallor", 1, "titel"), 11),
        # What is not there: the nearest thing around it.
        (("saknas",), 2),
        (("bevis", "saknas"), 3),
        (("kallor", 0, "saknas"), 9),
        (("kallor", 7), 8),
        (("id", "inuti"), 2),
    ],
    ids=str,
)
def test_the_line_of_a_place(location: tuple[str | int, ...], line: int) -> None:
    assert source(TEXT).line(location) == line


def test_lines_are_counted_in_the_file_that_the_text_stands_in() -> None:
    assert source("a: 1\nb: 2\n", first_line=2).line(["b"]) == 3


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_endings_of_any_system(ending: str) -> None:
    found = source(f"a: 1{ending}b: |{ending}  två{ending}  tre{ending}c: 4{ending}")
    assert found.value == {"a": "1", "b": "två\ntre\n", "c": "4"} and found.line(["c"]) == 5


def test_the_mark_that_windows_puts_first_is_no_text() -> None:
    assert source(b"\xef\xbb\xbfid: x\n").value == {"id": "x"}


def test_text_in_brackets_is_not_mistaken_for_a_bomb() -> None:
    many = "a:\n" + "".join(f"  - {{b: [c, d], e: {{f: g{n}}}}}\n" for n in range(500))
    assert len(source(many).value["a"]) == 500


def test_twelve_levels_are_enough_and_thirteen_too_many() -> None:
    assert isinstance(read_bytes(f"a: {'[' * 11}x{']' * 11}".encode(), "x"), Source)
    assert isinstance(read_bytes(f"a: {'[' * 13}x{']' * 13}".encode(), "x"), Problem)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 50_000,
        "a: " + "{a: " * 20_000,
        "- " * 50_000,
        "? " * 50_000,
        "\n".join(" " * n + "a:" for n in range(500)),
    ],
    ids=["lists", "mappings", "bullets", "keys", "indents"],
)
def test_no_depth_ends_the_program(text: str) -> None:
    assert read_bytes(text.encode(), "x") == Problem(
        "x",
        14 if "\n" in text else 1,
        "",
        "för många nivåer inuti varandra.",
        "Jämför med exemplet i redigeringsguiden.",
    )


def test_the_largest_file_is_read_and_a_larger_is_not(tmp_path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert isinstance(read_file(file, "x.yml"), Source)
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 2))
    assert isinstance(read_file(file, "x.yml"), Problem)
