"""A record's file with a legal review written into it: its own lines, and no others."""

from __future__ import annotations

import json
import re

from ..source.problems import Problem
from ..source.reading import Source, read_bytes
from .checking import check_record
from .kinds import KINDS
from .review import Review

_REVIEW = re.compile(r"^granskad:.*\n(?:[ \t]+.*\n)*", re.M)
_STATE = re.compile(r"^juridik:.*\n", re.M)


def with_review(text: str, review: Review) -> str:
    """The text with the review in it, in the place of an earlier one."""
    lines = (
        "juridik: granskad\ngranskad:\n"
        f"  av: {json.dumps(review.by, ensure_ascii=False)}\n"
        f"  datum: {review.day.isoformat()}\n  version: {review.version}\n"
    )
    whole = text if text.endswith("\n") else f"{text}\n"
    return _STATE.sub(lambda _: lines, _REVIEW.sub("", whole), count=1)


def faults_of(name: str, text: str, kind: str) -> list[Problem]:
    """What would be wrong with a record's file as it would be written."""
    source = read_bytes(text.encode(), name)
    if not isinstance(source, Source):
        return [source]
    record = check_record(source, KINDS[kind])
    return record if isinstance(record, list) else []
