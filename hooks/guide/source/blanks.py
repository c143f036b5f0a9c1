"""Blanks: what a reader fills in stands within square brackets ([antal])."""

from __future__ import annotations

import re

BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")
