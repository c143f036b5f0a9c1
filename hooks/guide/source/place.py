"""A page's place in the site, by which addresses become relative.

Addresses in the data are paths from the site's root ("fall/x"); a ``Place`` makes them relative, so that the site
lives anywhere: at a root, in a folder, or on a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Place:
    """A page's place in the site: its language and its address without slashes at the ends."""

    lang: str
    address: str
    file: str = ""  # "404.html" and the like; else the page is a folder with an index

    @cached_property
    def root(self) -> str:
        """Relative path to the site's root, with a slash at its end."""
        depth = len([part for part in self.address.split("/") if part])
        return "../" * depth or "./"

    def href(self, path: str) -> str:
        """Relative address of a page by its path from the root: "" is the start page, "a/b#c" keeps its anchor."""
        path, sign, anchor = path.partition("#")
        path = path.strip("/")
        is_file = "." in path.rsplit("/", 1)[-1]
        return f"{self.root}{path}{'' if is_file or not path else '/'}{sign}{anchor}"
