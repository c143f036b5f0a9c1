"""HTML from records through templates of our own. Autoescape is on here; in MkDocs' own environment it is off.

Text from the data can never become markup: the only ways in are the autoescaping templates and the filters below,
each of which escapes what it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..source.blanks import BLANK
from ..swedish.writing import swedish_amount, swedish_date, swedish_number

TEMPLATES = Path(__file__).parents[1] / "html" / "templates"


def requirement_text(text: str) -> Markup:
    """A text with its blanks ([antal]) marked, line breaks kept as paragraphs."""
    paragraphs = [part for part in re.split(r"\n+", text) if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(with_blanks(part)) for part in paragraphs)


def with_blanks(text: str) -> Markup:
    """A text with its blanks ([antal]) marked."""
    marked, end = Markup(""), 0
    for match in BLANK.finditer(text):
        marked += escape(text[end : match.start()]) + Markup(
            '<mark class="blank">{}</mark>'
        ).format(match[0])
        end = match.end()
    return marked + escape(text[end:])


def environment() -> Environment:
    """The templates' environment; an unknown name in a template is an error, never an empty text."""
    env = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(TEMPLATES),
    )
    env.filters |= {
        "datum": swedish_date,
        "tal": swedish_number,
        "talet": swedish_amount,
        "kravtext": requirement_text,
        "luckor": with_blanks,
    }
    return env


class Renderer:
    """Renders templates by name. One per build."""

    def __init__(self) -> None:
        self._env = environment()
        self._render: dict[str, Callable[..., str]] = {}

    def __call__(self, template: str, **values: Any) -> Markup:
        render = self._render.get(template)
        if render is None:
            render = self._render[template] = self._env.get_template(f"{template}.html").render
        return Markup(render(**values))
