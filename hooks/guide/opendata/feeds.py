"""Feeds: the change log as Atom (RFC 4287) and coming legal dates as a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from ..records.queries import timeline
from ..site.context import Site
from ..source.site_name import SITE_NAME


def atom(site: Site) -> bytes:
    """Changes that the editors have written down, latest first."""
    changes = site.collection.small_files.changes
    entries = []
    for number, change in enumerate(changes):
        path = f"{change.pages[0].strip('/')}/" if change.pages else ""
        # Counted from the day's oldest, so that a new one on top gives the others no new id.
        same_day = sum(later.day == change.day for later in changes[number:])
        identity = f"{site.address}om/andringar/#{change.day.isoformat()}-{same_day}"
        entries.append(
            f"<entry><title>{escape(change.title)}</title><id>{escape(identity)}</id><updated>{_moment(change.day)}</updated>"
            f"<link href={quoteattr(site.address + path)}/><summary>{escape(change.text)}</summary></entry>"
        )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">',
            f"<title>{SITE_NAME}: ändringar</title>",
            f"<id>{escape(site.address)}data/andringar.xml</id>",
            f'<link rel="self" href={quoteattr(site.address + "data/andringar.xml")}/>',
            f"<link href={quoteattr(site.address + 'om/andringar/')}/>",
            "<author><name>Redaktionen</name></author>",
            f"<updated>{_moment(changes[0].day)}</updated>",
            *entries,
            "</feed>",
            "",
        ]
    ).encode()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def calendar(site: Site) -> bytes:
    """Coming dates of the rules as whole-day events; unconfirmed ones say so in their title."""
    coming, _ = timeline(site.collection, site.today)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{SITE_NAME}//Kommande krav//SV",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Kommande krav för cirkulär upphandling",
    ]
    for event, rule in coming:
        status = "" if event.confirmed else " (datumet är inte bekräftat)"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{rule.id}-{event.day.isoformat()}@cirkular-upphandling",
            f"DTSTAMP:{rule.checked.strftime('%Y%m%d')}T000000Z",
            f"DTSTART;VALUE=DATE:{event.day.strftime('%Y%m%d')}",
            f"DTEND;VALUE=DATE:{(event.day + timedelta(days=1)).strftime('%Y%m%d')}",
            f"SUMMARY:{calendar_text(event.text + status)}",
            f"DESCRIPTION:{calendar_text('; '.join(map(str, rule.law)))}",
            f"URL:{site.address}{rule.path}/",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def calendar_text(text: str) -> str:
    """Text with what RFC 5545 gives a meaning escaped."""
    return (
        text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\n", "\\n")
    )


def fold(line: str) -> str:
    """A line in pieces of at most 75 octets (RFC 5545, 3.1), never inside a character."""
    pieces: list[str] = []
    size, piece = 0, ""
    for char in line:
        width = len(char.encode())
        if size + width > (75 if not pieces else 74):
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + char, size + width
    return "\r\n ".join([*pieces, piece])
