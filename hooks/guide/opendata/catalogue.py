"""The open data described as DCAT-AP-SE 3.0.1 (Digg): one RDF/XML file with absolute addresses and no blank nodes.

A catalogue must itself be CC0. The data's licence is CC BY 4.0. Codes are those that the profile names.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from ..records.datasets import DATASETS, WORKBOOK
from ..records.kinds import KINDS
from ..site.context import Site
from ..source.site_name import SITE_NAME

PUBLISHER = "http://dataportal.se/organisation/SE2321000214"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
CC_BY = "http://creativecommons.org/licenses/by/4.0/"
_THEME = "http://publications.europa.eu/resource/authority/data-theme/"
_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_ACCESS = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/SWE"


def catalogue(site: Site) -> bytes:
    """The catalogue with a dataset per kind of record, and for each its JSON and CSV."""
    base = site.address
    about = f"{base}data/katalog"
    datasets = [_dataset(base, kind) for kind in KINDS]
    links = "".join(f"<dcat:dataset rdf:resource={_attr(_id(base, kind))}/>" for kind in KINDS)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"'
            ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:vcard="http://www.w3.org/2006/vcard/ns#">',
            f"<dcat:Catalog rdf:about={_attr(about)}>",
            _text("title", f"{SITE_NAME}: öppna data"),
            _text(
                "description",
                "Kravexempel, fall, regler och andra poster från kunskapsbanken om cirkulär upphandling.",
            ),
            f'<dcterms:publisher rdf:resource="{PUBLISHER}"/><dcterms:license rdf:resource="{CC0}"/>'
            f'<dcterms:language rdf:resource="{_LANGUAGE}"/><foaf:homepage rdf:resource={_attr(base)}/>',
            links,
            "</dcat:Catalog>",
            f'<foaf:Agent rdf:about="{PUBLISHER}"><foaf:name>Region Jämtland Härjedalen</foaf:name>'
            '<dcterms:type rdf:resource="http://purl.org/adms/publishertype/RegionalAuthority"/></foaf:Agent>',
            f"<vcard:Organization rdf:about={_attr(base + 'om/kontakt/#kontakt')}><vcard:fn>Redaktionen</vcard:fn>"
            f"<vcard:hasURL rdf:resource={_attr(base + 'om/kontakt/')}/></vcard:Organization>",
            *datasets,
            "</rdf:RDF>",
            "",
        ]
    ).encode()


def _attr(text: str) -> str:
    return quoteattr(text)


def _text(name: str, text: str) -> str:
    return f'<dcterms:{name} xml:lang="sv">{escape(text)}</dcterms:{name}>'


def _id(base: str, kind: str) -> str:
    return f"{base}data/katalog#{kind}"


def _dataset(base: str, kind: str) -> str:
    title, description = DATASETS[kind]
    files = [(f"data/{kind}.json", "JSON"), (f"data/{kind}.csv", "CSV"), (WORKBOOK, "XLSX")]
    identities = [f"{_id(base, kind)}-{file_type.lower()}" for _, file_type in files]
    dataset = [
        f"<dcat:Dataset rdf:about={_attr(_id(base, kind))}>",
        _text("title", title),
        _text("description", description),
        f'<dcterms:publisher rdf:resource="{PUBLISHER}"/><dcat:contactPoint rdf:resource={_attr(base + "om/kontakt/#kontakt")}/>',
        f'<dcat:theme rdf:resource="{_THEME}ENVI"/><dcat:theme rdf:resource="{_THEME}GOVE"/><dcterms:accessRights rdf:resource="{_ACCESS}"/>',
        '<dcat:keyword xml:lang="sv">cirkulär upphandling</dcat:keyword><dcat:keyword xml:lang="sv">återbruk</dcat:keyword>',
        f'<dcterms:language rdf:resource="{_LANGUAGE}"/><dcterms:conformsTo rdf:resource={_attr(f"{base}data/schema/{kind}.json")}/>',
        *(f"<dcat:distribution rdf:resource={_attr(identity)}/>" for identity in identities),
        "</dcat:Dataset>",
    ]
    for (path, file_type), identity in zip(files, identities, strict=True):
        dataset.append(
            f"<dcat:Distribution rdf:about={_attr(identity)}>{_text('title', f'{title} ({file_type})')}"
            f"<dcat:accessURL rdf:resource={_attr(base + path)}/><dcat:downloadURL rdf:resource={_attr(base + path)}/>"
            f'<dcterms:format rdf:resource="{_FILE_TYPE}{file_type}"/><dcterms:license rdf:resource="{CC_BY}"/></dcat:Distribution>'
        )
    return "\n".join(dataset)
