"""Each requirement as a file of its own, JSON and Markdown, and the list of them that programs read first.

Each says its version, its licence, and whether a lawyer has read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..records.datasets import LICENCE
from ..records.point_texts import demand_text
from ..records.requirement import Requirement
from ..records.versions import wording_of
from ..site.context import Site
from ..source.site_name import SITE_NAME


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every such file."""
    for record in site.collection.requirements.values():
        yield f"krav/{record.id}.json", _json(site, record)
        yield f"krav/{record.id}.md", _markdown(site, record).encode()
    yield "llms.txt", _list(site).encode()


def _review(site: Site, record: Requirement) -> str:
    return site.label("juridik", record.legal_review)


def _json(site: Site, record: Requirement) -> bytes:
    value = {
        "webbadress": f"{site.address}{record.path}/",
        "version": record.version,
        "licens": LICENCE,
        "juridik": record.legal_review,
        "kontrollerad": record.checked.isoformat(),
        "post": record.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def _markdown(site: Site, record: Requirement) -> str:
    return "\n".join(
        [
            f"# {record.heading}",
            "",
            f"- Id: {record.id}, version {record.version}, publicerad {record.published.isoformat()}",
            f"- Juridik: {_review(site, record)}",
            f"- Licens: {LICENCE}",
            f"- Sida: {site.address}{record.path}/",
            "",
            demand_text(wording_of(record)),
            "",
        ]
    )


def _list(site: Site) -> str:
    rows = [
        f"- [{record.heading}]({site.address}krav/{record.id}.md): {record.id}, version {record.version}, "
        f"{_review(site, record).lower()}"
        for record in site.collection.requirements.values()
    ]
    return "\n".join(
        [
            f"# {SITE_NAME}",
            "",
            "> Krav, regler och fall för cirkulär upphandling. Kraven är utgångspunkter och ingen juridisk rådgivning.",
            "",
            "## Öppna data",
            "",
            f"- [Katalog]({site.address}data/katalog.rdf): DCAT-AP-SE",
            f"- [Alla krav som JSON]({site.address}data/krav.json): {LICENCE}",
            f"- [Ändringar]({site.address}data/andringar.xml): Atom",
            "",
            "## Krav",
            "",
            *rows,
            "",
        ]
    )
