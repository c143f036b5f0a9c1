"""The head of a Markdown page: what stands between two lines of three dashes, as YAML."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)^---[ \t]*\r?\n", re.S | re.M)
"""From the file's first line to the second line of dashes; its group is the YAML between them."""
