"""Check the links of a built site with linkchecker: internal ones, or with --external other sites' too.

    PYTHONPATH=hooks python tests/link_report.py site [--external]

With anchors it fetches each page once more for every heading that is linked to, which takes minutes. The exit code is 1 when something is broken. What is broken is printed, one line each.
"""

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from serving import Served

SETTINGS = """\
[checking]
maxrequestspersecond=2000
timeout=20
threads=4
recursionlevel=-1
robotstxt=0
[filtering]
checkextern={external}
ignorewarnings=http-redirected,url-content-too-large,http-rate-limited
{anchors}
[output]
status=0
[csv]
separator=;
"""


@dataclass(frozen=True)
class Broken:
    """One link that does not work: where it stands, where it leads, and why."""

    page: str
    link: str
    result: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link}: {self.result}"


def broken_links(
    address: str, external: bool = False, anchors: bool = True
) -> tuple[list[Broken], int]:
    """The broken links of the site that is served at ``address``, and how many links were looked at."""
    with tempfile.TemporaryDirectory() as folder:
        settings, found = Path(folder) / "linkcheckerrc", Path(folder) / "broken.csv"
        settings.write_text(
            SETTINGS.format(external=int(external), anchors="[AnchorCheck]" if anchors else ""),
            encoding="utf-8",
        )
        # Open to all: linkchecker gives up an administrator's rights before it reads and writes.
        Path(folder).chmod(0o777)
        command = [
            Path(sys.executable).with_name("linkchecker"),
            "--config",
            settings,
            "--no-status",
            "--output=text",
            f"--file-output=csv/utf-8/{found}",
            address,
        ]
        told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
        text = found.read_text(encoding="utf-8")
    rows = csv.DictReader(
        (line for line in text.splitlines() if not line.startswith("#")), delimiter=";"
    )
    broken = [
        Broken(row["parentname"], row["urlname"], row["warningstring"] or row["result"])
        for row in rows
    ]
    counted = re.search(r"That's it\. ([\d,]+) links?", told)
    return broken, int(counted[1].replace(",", "")) if counted else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Kontrollera länkarna i en byggd webbplats.")
    parser.add_argument("site", type=Path)
    parser.add_argument(
        "--external", action="store_true", help="även länkar till andras webbplatser"
    )
    given = parser.parse_args()
    if not (given.site / "index.html").is_file():
        print(f"{given.site}/ är inte byggd. Kör först: make site", file=sys.stderr)
        return 1
    with Served(given.site) as address:
        broken, looked_at = broken_links(address, given.external)
    for link in sorted(map(str, broken)):
        print(link)
    print(f"{looked_at} länkar kontrollerade, {len(broken)} trasiga.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
