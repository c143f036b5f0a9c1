"""Draws pages on request: the process behind the preview that keeps the content read and the templates warm.

A request and its answer are a line of JSON each. {"read": [paths]} reads what has changed and answers with the faults;
{"page": address} answers with the page as it stands now. With faults in the data the last good content is still drawn.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from ..source.memory import Memory
from ..source.problems import Faulty, report
from .drawing import MISSING, Drawing, lost_aims


class Pages:
    """The content as it was last read without faults, and what draws it."""

    def __init__(self, root: Path) -> None:
        self._root, self._memory = root, Memory()
        self._drawing: Drawing | None = None

    def read(self, changed: Iterable[str] = ()) -> str:
        """Read what has changed; gives the faults, those in links of the changed pages too, "" when there are none."""
        try:
            self._drawing = Drawing.of(self._root, self._memory, self._drawing)
        except Faulty as faulty:
            return str(faulty)
        gc.freeze()  # thousands of records that stay: no search for garbage among them
        problems = [problem for path in changed for problem in _faults_of(self._drawing, path)]
        return report(sorted(set(problems))) if problems else ""

    def page(self, address: str) -> str | None:
        """The page at an address in the site, None when there is none."""
        if self._drawing is None:
            return None
        if address == MISSING:
            return self._drawing.missing()
        drawn = self._drawing.at(address)
        return drawn.html if drawn else None


def _faults_of(drawing: Drawing, source_path: str) -> Iterable[Any]:
    page = drawing.pages.get(source_path)
    if page is None:
        return []
    drawn = drawing.curated(page)
    return [*drawn.problems, *lost_aims(list(drawn.aims), source_path, drawn)]


def serve(root: Path, asked: TextIO, told: TextIO) -> None:
    """Answer each line until there are no more. A fault in the code is told as one, and the next line is answered."""
    pages = Pages(root)
    for line in asked:
        request = json.loads(line)
        try:
            answer = (
                {"faults": pages.read(request["read"])}
                if "read" in request
                else {"html": pages.page(request["page"])}
            )
        except Exception as fault:  # whatever the code may raise: the preview outlives it
            traceback.print_exc()
            answer = {"faults": f"Koden i hooks/ stannade: {type(fault).__name__}: {fault}"}
        told.write(f"{json.dumps(answer)}\n")
        told.flush()


def main(root: Path) -> int:
    """Serve over standard input and output; what the code prints goes to standard error."""
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    serve(root, sys.stdin, told)
    return 0
