"""Which scripts and style sheets a curated page needs beside those that every page has. Records' pages say so themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# In docs/assets/, in the order in which they run. Filters, comparison, basket and its buttons share kravverktyg.js.
TOOLS = "kravverktyg.js"
OF_REQUIREMENT = (TOOLS, "lagg-i-korg.js")
OF_PAGE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "docs/krav/index.md": (TOOLS, "filter.js", "krav-filter.js"),
        "docs/fall/index.md": (TOOLS, "filter.js", "fall-filter.js"),
        "docs/jamfor/index.md": (TOOLS, "jamfor.js"),
        "docs/rakna/livscykel.md": (
            "poster/kalkylvaror.js",
            "livscykel-kalkyl.js",
            "kalkylblad.js",
            "livscykel-blad.js",
            "livscykel.js",
        ),
        "docs/prova-krav/index.md": (
            TOOLS,
            "poster/provregler.js",
            "textregler.js",
            "prova-krav.js",
        ),
        "docs/sok/index.md": ("sok.js",),
        "docs_sma/sok/index.md": ("sok.js",),
        "docs/korg/index.md": (TOOLS, "korg.js"),
        "docs/underlag/index.md": ("underlag.js",),
        "docs/lagkrav/tidsfrister.md": ("tidsplan.js",),
    }
)
