"""Random slips in every input: whatever is written, the check tells faults or accepts, and what it accepts is drawn.

`make test` tries some hundred, always the same; `make fuzz` tries new ones, 5,000 unless
ANTAL says another number. What it finds becomes a case of its own.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest
import small_project
from guide.build import settings as site_settings
from guide.build import ways
from guide.site import library
from guide.source.memory import Memory
from guide.source.problems import Faulty, Problem, unforeseen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

SLIPS = int(os.environ.get("FUZZ", "400"))
ENDINGS = (".yml", ".md", ".json", ".txt", ".tsv", ".html")
# What gets into a file by a slip of the hand, of a program or of a merge.
PIECES = (
    *"\t\0\ufeff\u00a0\u200b\u202e\u2028\x1b\"'`#&*!|>%@{}[]()<-:?,\\",
    *(
        "- ",
        ": ",
        "---\n",
        "...\n",
        "\r",
        "\r\n",
        "\n\n",
        "null",
        "~",
        "yes",
        "nej",
        "0o17",
        ".inf",
    ),
    *("2026-13-45", "-1", "1e999", "٣", "<<: *a", "&a ", "!!python/object:os.system ", "<br>"),
    *("<script>", "<!-- kravtabell", "<!-- finns-inte -->", "-->", "{{ finns-inte }}", "{{", "}}"),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> gren\n", "](../finns-inte.md)", "[x](javascript:1)"),
    *("\ud7ff", "𝕏", "e\u0301", "a" * 3_000, "[" * 400, "(" * 400, "    ", "```\n", "|", "# "),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with the real settings and templates."""
    folder = small_project.make(tmp_path_factory.mktemp("fuzz") / "projekt")
    shutil.copytree(small_project.ROOT / "overrides", folder / "overrides")
    shutil.copy(small_project.ROOT / site_settings.FILE, folder)
    return folder


@cache
def inputs(project: Path) -> tuple[Path, ...]:
    """Every file that editors write."""
    return tuple(
        sorted(path for path in project.rglob("*") if path.is_file() and path.suffix in ENDINGS)
    )


SLIP = st.tuples(
    st.sampled_from(("put in", "take away", "double", "swap", "cut off", "indent", "bytes")),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 40),
    st.sampled_from(PIECES),
)


def slipped(content: bytes, slip: tuple[str, float, int, str]) -> bytes:
    """A file's content with one slip in it."""
    what, where, length, piece = slip
    if what == "bytes":
        at = int(where * len(content))
        return content[:at] + bytes([length * 6]) + content[at + 1 :]
    text = content.decode("utf-8", "surrogateescape")
    at = int(where * len(text))
    lines = text.splitlines(keepends=True)
    row = int(where * len(lines))
    match what:
        case "put in":
            text = text[:at] + piece + text[at:]
        case "take away":
            text = text[:at] + text[at + length :]
        case "double":
            text = "".join(lines[: row + 1] + lines[row : row + length])
        case "swap":
            text = "".join(
                lines[:row] + lines[row + 1 : row + 2] + lines[row : row + 1] + lines[row + 2 :]
            )
        case "cut off":
            text = text[:at]
        case "indent":
            text = "".join([*lines[:row], " " * (length % 5), *lines[row:]])
    return text.encode("utf-8", "surrogateescape")


def checked(project: Path, memory: Memory) -> list[Problem]:
    """What `guide check` tells."""
    try:
        content = library.load(project, memory)
        return list(ways.lost(project, content))
    except Faulty as faulty:
        return list(faulty.problems)


MEMORY = Memory()
LAST_RESORT = unforeseen("", ValueError("")).what.partition("(")[0]


@settings(
    max_examples=SLIPS,
    deadline=None,
    database=None,
    derandomize="FUZZ" not in os.environ,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_slip_ends_in_a_traceback(project: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(inputs(project)), label="file")
    slips = data.draw(st.lists(SLIP, min_size=1, max_size=3), label="slips")
    before = file.read_bytes()
    after = before
    for slip in slips:
        after = slipped(after, slip) if after else after
    try:
        file.write_bytes(after)
        problems = checked(project, MEMORY)
    finally:
        file.write_bytes(before)
    for problem in problems:
        assert LAST_RESORT not in problem.what, f"{problem}\n{after!r}"
        assert problem.path and problem.line >= 1 and problem.what and problem.remedy, problem
