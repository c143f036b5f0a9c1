"""Markdown as text: which parts of it are code, and its comments. Nothing is converted here.

Checks look at the same text that the converter reads, so what stands in code must be left alone in both.
"""

from __future__ import annotations

import re

# As Markdown reads it: a fence begins and ends at the very left; text between backticks ends with its paragraph.
_FENCED = re.compile(r"^(?P<fence>~{3,}|`{3,})[^\n`]*\n.*?(?<=\n)(?P=fence)[ ]*$", re.S | re.M)
_INLINE = re.compile(
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*(?:\n|<!--)).)+?(?<!`)(?P=ticks)(?!`)", re.S
)
# A line below which an indented one belongs to the same list, note, box or definition.
_OPENS = re.compile(r" {0,3}(?:[-*+] |\d+\. |!!! |\?\?\?\+? |: |\[\^)")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_NOT_LINE_END = re.compile(r"[^\n]")


def without_code(markdown: str) -> str:
    """The text with all code blanked: every other character keeps its place and its line."""
    fenced = _FENCED.sub(_blanked, markdown)
    return _INLINE.sub(_blanked, _without_indented(fenced))


def without_comments(markdown: str) -> str:
    """The text without its comments; those in code stay."""
    looked_at, parts, end = without_code(markdown), [], 0
    for comment in _COMMENT.finditer(looked_at):
        parts.append(markdown[end : comment.start()])
        end = comment.end()
    return "".join(parts) + markdown[end:]


def _blanked(code: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(" ", code[0])


def _without_indented(markdown: str) -> str:
    """Blank the lines that are code because they are indented and belong to nothing above."""
    lines = markdown.split("\n")
    is_open, may_begin = False, True
    for number, line in enumerate(lines):
        if not line.strip():
            may_begin = True
        elif may_begin and not is_open and _INDENTED.match(line):
            lines[number] = " " * len(line)
        else:
            if line[0] not in " \t":
                # A line of the same paragraph closes nothing; one after an empty line does.
                is_open = bool(_OPENS.match(line)) or (is_open and not may_begin)
            may_begin = False
    return "\n".join(lines)
