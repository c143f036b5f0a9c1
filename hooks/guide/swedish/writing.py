"""Dates, numbers and texts as Swedes write and sort them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


# Letters that sort as others do; å ä ö follow z, as { | } do.
_IN_ORDER = str.maketrans("éèêüïåäæöø", "eeeyi{||}}")


def swedish_date(value: date | str) -> str:
    """A date as Swedes write it: "23 november 2026", "november 2026", "2026"; other texts unchanged."""
    text = value.isoformat() if isinstance(value, date) else value
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not match or not match[2]:
        return text
    month = MONTHS[int(match[2]) - 1]
    return f"{int(match[3])} {month} {match[1]}" if match[3] else f"{month} {match[1]}"


def swedish_number(value: int | float) -> str:
    """A number with no-break spaces between thousands and a decimal comma."""
    return f"{value:,}".replace(",", "\u00a0").replace(".", ",")


def swedish_amount(text: str) -> str:
    """A number as the data hold it ("480000", "84.86") as Swedes write it; other texts unchanged."""
    match = re.fullmatch(r"([0-9]{1,15})(?:\.([0-9]{1,6}))?", text)
    if not match:
        return text
    return swedish_number(int(match[1])) + (f",{match[2]}" if match[2] else "")


def swedish_sort_key(text: str) -> tuple[int, ...]:
    """Sort key in Swedish order: å ä ö last, é as e, upper and lower case alike."""
    return tuple(map(ord, text.casefold().translate(_IN_ORDER)))


def shorten(text: str, limit: int = 155) -> str:
    """The text's beginning, at most ``limit`` characters, cut at a sentence or a word."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    stop = head.rfind(". ")
    if stop > limit // 2:
        return head[: stop + 1]
    return head[: head.rfind(" ")].rstrip(",;:–") + " …"
