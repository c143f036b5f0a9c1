"""linkchecker, a program of others, walks the served site and finds no broken link.

Anchors are asked for in test_site.py in a second; linkchecker takes minutes for them, so `make links` does that.
"""

from pathlib import Path

import pytest
from link_report import broken_links
from serving import Served


@pytest.mark.slow
def test_linkchecker_finds_nothing_broken(served: str):
    broken, looked_at = broken_links(served, anchors=False)
    assert looked_at > 1_000
    assert not broken, "\n".join(map(str, broken[:50]))


def test_linkchecker_would_have_found_it(tmp_path: Path):
    (tmp_path / "index.html").write_text(
        '<html><body><a href="sida.html#finns">a</a> <a href="sida.html#saknas">b</a> '
        '<a href="borta.html">c</a></body></html>'
    )
    (tmp_path / "sida.html").write_text('<html><body><p id="finns">x</p></body></html>')
    with Served(tmp_path) as address:
        broken, _ = broken_links(address)
    assert sorted(found.link for found in broken) == ["borta.html", "sida.html#saknas"]
