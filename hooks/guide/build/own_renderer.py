"""The whole site without MkDocs, Material and static-i18n: the same bytes, and links and anchors checked in Swedish."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..html.links import Aim, files_of
from ..pages import menu
from ..pages.page import SWEDISH, TREES
from ..source.problems import Faulty, Problem
from . import outputs
from .drawing import MISSING, Drawing, Drawn, lost_aims


def build(root: Path, folder: Path) -> None:
    """Build the project in ``root`` into ``folder``; raises ``Faulty`` with every problem."""
    drawing = Drawing.of(root)
    beside = outputs.Beside(drawing.site, drawing.content.lexicon)
    try:
        problems = [*_outside_the_menu(drawing), *_write_pages(drawing, folder)]
        if problems:
            raise Faulty(problems)
        outputs.write([(MISSING, drawing.missing().encode())], folder)
        _copy_files(root, folder)
        outputs.write(outputs.light_files(drawing), folder)
        if fault := beside.put_into(folder):
            raise Faulty([outputs.not_made(fault)])
    finally:
        beside.stop()


def _outside_the_menu(drawing: Drawing) -> Iterable[Problem]:
    given = drawing.settings
    return menu.outside(given.navigation[SWEDISH], drawing.content.pages, given.not_in_menu)


def _write_pages(drawing: Drawing, folder: Path) -> list[Problem]:
    """Write every page; gives the faults that showed, those in links between pages too."""
    problems: list[Problem] = []
    aims: dict[str, list[Aim]] = defaultdict(list)
    waiting: list[tuple[str, Drawn]] = []
    for page in drawing.content.pages:
        drawn = drawing.curated(page)
        outputs.write([_file(page.address, drawn)], folder)
        problems += drawn.problems
        for aim in drawn.aims:
            aims[aim.target].append(aim)
        waiting.append((page.source_path, drawn))
    for target, drawn in waiting:
        problems += lost_aims(aims[target], target, drawn)
    for address, generated in drawing.generated.items():
        drawn = drawing.record(generated)
        outputs.write([_file(address, drawn)], folder)
        target = f"{TREES[SWEDISH]}/{address}.md"
        problems += lost_aims(aims.get(target, []), target, drawn)
    return problems


def _file(address: str, drawn: Drawn) -> tuple[str, bytes]:
    return outputs.page_file(address), drawn.html.encode()


def _copy_files(root: Path, folder: Path) -> None:
    for _, site_path, file in files_of(root):
        target = folder / site_path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
