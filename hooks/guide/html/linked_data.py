"""Data for search engines (schema.org), as plain values; ``view`` prints them as JSON-LD that cannot end its script.

Only types that say what the page is: Legislation for rules, Dataset for the open data, DefinedTermSet for the word list.
"""

from __future__ import annotations

from typing import Any

from ..records.datasets import DATASETS, LICENCE
from ..records.rule import Rule
from ..site.context import Site

CONTEXT = "https://schema.org"


def legislation(rule: Rule, address: str) -> dict[str, Any]:
    """A rule; the law's own address only where it is known."""
    value = {
        "@context": CONTEXT,
        "@type": "Legislation",
        "name": rule.title,
        "legislationIdentifier": "; ".join(map(str, rule.law)),
        "description": rule.says,
        "inLanguage": "sv",
        "url": address,
    }
    return value | ({"sameAs": rule.official} if rule.official else {})


def datasets(site: Site) -> list[dict[str, Any]]:
    """One dataset per kind of record, with its files."""
    return [
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": title,
            "description": description,
            "license": LICENCE,
            "inLanguage": "sv",
            "url": f"{site.address}data/",
            "creator": {"@type": "Organization", "name": "Region Jämtland Härjedalen"},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": media_type,
                    "contentUrl": f"{site.address}data/{kind}.{ending}",
                }
                for ending, media_type in (("json", "application/json"), ("csv", "text/csv"))
            ],
        }
        for kind, (title, description) in DATASETS.items()
    ]


def term_set(site: Site) -> dict[str, Any]:
    """The word list: its terms with explanations."""
    address = f"{site.address}ordlista/"
    terms = [
        {
            "@type": "DefinedTerm",
            "name": term.title,
            "description": term.explanation,
            "url": f"{address}#{term.id}",
        }
        for term in site.collection.terms.values()
        if term.explanation
    ]
    return {
        "@context": CONTEXT,
        "@type": "DefinedTermSet",
        "name": "Ordlista för cirkulär upphandling",
        "inLanguage": "sv",
        "url": address,
        "hasDefinedTerm": terms,
    }
