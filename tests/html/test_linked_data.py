"""What the pages tell search engines (schema.org): the types that are meant, with the properties that each must have."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "Legislation": {"name", "legislationIdentifier", "description", "inLanguage", "url"},
    "Dataset": {"name", "description", "license", "creator", "distribution", "url"},
    "DefinedTermSet": {"name", "hasDefinedTerm", "url"},
}
_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(scope="module")
def values(site: Path) -> list[tuple[str, dict]]:
    """(page, value) of every JSON-LD script of the site."""
    return [
        (path.relative_to(site).as_posix(), json.loads(text))
        for path in sorted(site.rglob("*.html"))
        for text in _SCRIPT.findall(path.read_text(encoding="utf-8"))
    ]


def test_each_value_has_what_its_type_asks_for(values):
    faults = [
        f"{page}: {value['@type']} {REQUIRED[value['@type']] - value.keys()}"
        for page, value in values
        if value["@context"] != "https://schema.org" or REQUIRED[value["@type"]] - value.keys()
    ]
    assert not faults


def test_every_type_is_used_and_every_rule_is_legislation(values, root: Path):
    found = Counter(value["@type"] for _, value in values)
    assert found.keys() == REQUIRED.keys()
    assert found["Legislation"] == len(
        [path for path in (root / "data" / "regler").glob("*.yml") if not path.name.startswith("_")]
    )


def test_a_trail_counts_from_one_and_ends_at_its_own_page(values, settings):
    for page, value in values:
        if value["@type"] == "BreadcrumbList":
            items = value["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1)), page
            assert items[-1]["item"] == settings["SITE_URL"] + page.removesuffix("index.html"), page


def test_the_files_of_a_dataset_exist(values, site: Path, settings):
    files = [
        file["contentUrl"]
        for _, value in values
        if value["@type"] == "Dataset"
        for file in value["distribution"]
    ]
    assert files
    assert not [
        file for file in files if not (site / file.removeprefix(settings["SITE_URL"])).is_file()
    ]


def test_terms_say_what_they_mean(values):
    terms = [
        term
        for _, value in values
        if value["@type"] == "DefinedTermSet"
        for term in value["hasDefinedTerm"]
    ]
    assert len(terms) > 120 and all(
        term["name"] and term["description"] and "#" in term["url"] for term in terms
    )
