"""Finishing touches on the HTML of curated pages: markers become blocks, tables get a region the keyboard can scroll,
templates and checklists their file, terms their explanation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import count

from markupsafe import Markup

from ..pages.markers import Marker
from ..pages.page import SWEDISH, Page
from ..site.context import Site
from ..source.place import Place
from ..takeaway import page_sections
from .blocks import block
from .regions import wrap_tables

# The word list explains by itself; the start page and those with a tool only lead on.
_WITHOUT_EXPLANATIONS = ("", "ordlista", "sok", "korg", "jamfor")


def with_placeholders(body: str, markers: Iterable[Marker]) -> str:
    """The Markdown with each marker replaced by an element that Markdown leaves alone."""
    for number, marker in enumerate(markers):
        body = body.replace(marker.text, f'\n<div id="markor-{number}"></div>\n', 1)
    return body


def finish(html: str, page: Page, site: Site) -> str:
    """The page's HTML with its blocks drawn, its tables made scrollable, its files and terms linked."""
    html = wrap_tables(html, "Tabell: " if page.lang == SWEDISH else "")
    place = Place(page.lang, page.address)
    for number, marker in enumerate(page.markers):
        html = html.replace(f'<div id="markor-{number}"></div>', block(site, place, marker), 1)
    if page.lang != SWEDISH:
        return html
    html = _with_copy_buttons(_with_files(html, page, place, site), site)
    return html if page.section in _WITHOUT_EXPLANATIONS else site.with_explanations(html, place)


def _with_files(html: str, page: Page, place: Place, site: Site) -> str:
    """Each section that is also a file says so under its heading, where the reader who wants it looks."""
    for section in page_sections.sections(page):
        name = section.heading.partition(" – ")[0]
        files = [
            (f"{name} som Word", section.path),
            (f"{name} som text (Markdown)", page_sections.text_path(section, page)),
        ]
        links = site.render(
            "filer", files=[(label, path) for label, path in files if path], href=place.href
        )
        html = re.sub(
            rf'<h2 id="{re.escape(section.anchor)}"[^>]*>.*?</h2>',
            partial(_with_links, links=str(links)),
            html,
            count=1,
            flags=re.S,
        )
    return html


# A text to paste is quoted; what stands below it in the same breath ("Binder er till: …") belongs to it.
_TO_PASTE = re.compile(r"<blockquote>.*?</blockquote>(?:\s*<p><em>[^<]*:</em>.*?</p>)?", re.S)


def _with_copy_buttons(html: str, site: Site) -> str:
    """Each quoted text with a button that copies it."""
    numbers = count(1)
    return _TO_PASTE.sub(
        lambda text: str(site.render("klistra", text=Markup(text[0]), number=next(numbers))), html
    )


def _with_links(heading: re.Match[str], links: str) -> str:
    return heading[0] + links
