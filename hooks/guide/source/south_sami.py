"""How South Sami is spelt in what editors write: ö, ï and æ. What is shown is chosen elsewhere (``pages/spelling``)."""

from __future__ import annotations

import re

MISSPELT = re.compile(r"[äøÄØ]")
"""A letter that the other way of spelling has, or Norwegian."""

SPELT_SO = "Skriv æ i stället för ä och ö i stället för ø. Hur det visas väljs i data/granssnitt/stavning.yml."
