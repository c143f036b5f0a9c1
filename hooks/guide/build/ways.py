"""The ways through the site that lead nowhere: the menu's, the links' and the anchors', each at its line.

What ``check`` and the editors ask before anything is built. Only Markdown pages are drawn, and those
pages of records that a link names a place on.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from ..html.links import Aim
from ..pages import navigation
from ..pages.page import SWEDISH, TREES
from ..site.library import Library
from ..source.problems import Faulty, Problem, unforeseen
from . import settings
from .drawing import Drawing, lost_aims


def lost(root: Path, content: Library, today: date | None = None) -> list[Problem]:
    """The faults of a project's menu and links; none when every way leads somewhere."""
    read = navigation.read(root)
    if read is None:
        return []
    problems = list(navigation.check(read, [page.source_path for page in content.pages]))
    try:
        drawing = Drawing(root, content, settings.read(root), today or settings.today())
    except Faulty as faulty:
        return problems or faulty.problems
    return problems + _lost_links(drawing)


def _lost_links(drawing: Drawing) -> list[Problem]:
    aims: dict[str, list[Aim]] = defaultdict(list)
    problems_of_program: list[Problem] = []
    drawn = {}
    for page in drawing.content.pages:
        try:
            drawn[page.source_path] = drawing.curated(page)
        except Faulty:
            raise
        except Exception as error:
            problems_of_program.append(unforeseen(page.source_path, error))
    problems = problems_of_program + [
        problem for finished in drawn.values() for problem in finished.problems
    ]
    for finished in drawn.values():
        for aim in finished.aims:
            aims[aim.target].append(aim)
    for target, found in aims.items():
        address = target.removeprefix(f"{TREES[SWEDISH]}/").removesuffix(".md")
        if target in drawn:
            problems += lost_aims(found, target, drawn[target])
        elif address in drawing.generated:
            try:
                problems += lost_aims(found, target, drawing.record(drawing.generated[address]))
            except Exception as error:
                problems.append(unforeseen(target, error))
    return problems
