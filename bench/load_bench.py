"""Load the built site behind nginx with wrk for some seconds: requests a second, errors, and the server's memory.

    python bench/load_bench.py site [--seconds 10]

Everything stays on this machine: nginx listens on 127.0.0.1, wrk (from Debian) asks for pages of every kind in turn.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import nginx  # noqa: E402

ASK_IN_TURN = """
local paths = {{{paths}}}
local at = 0
wrk.headers["Accept-Encoding"] = "gzip"
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def memory_of(process: int) -> int:
    """Memory (kB) of a process and its children."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    sizes = [
        re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{one}/status").read_text())
        for one in [str(process), *children]
    ]
    return sum(int(size[1]) for size in sizes if size)


def main() -> int:
    parser = argparse.ArgumentParser(description="Belasta den byggda webbplatsen bakom nginx.")
    parser.add_argument("site", type=Path)
    parser.add_argument("--seconds", type=int, default=10)
    given = parser.parse_args()
    if not (nginx.program() and shutil.which("wrk")):
        print("nginx och wrk behövs: apt-get install nginx-light wrk", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        site = work / "site"
        shutil.copytree(given.site, site)
        subprocess.run([ROOT / "deploy" / "compress.sh", site], check=True)
        pages = sorted(
            path.relative_to(site).as_posix().removesuffix("index.html")
            for path in site.rglob("index.html")
        )[::7]
        script = work / "ask.lua"
        script.write_text(
            ASK_IN_TURN.format(paths=", ".join(f'"/{page}"' for page in pages)), encoding="utf-8"
        )
        server = nginx.Nginx(site, work)
        with server as address:
            before = memory_of(server.process_id)
            told = subprocess.run(
                ["wrk", "-t2", "-c50", f"-d{given.seconds}s", "--latency", "-s", script, address],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            after = memory_of(server.process_id)
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    faults = re.search(r"Socket errors:.*|Non-2xx.*", told)
    slow = re.search(r"99%\s+(\S+)", told)
    rate = float(found[1]) if found else 0
    print(
        f"{len(pages)} sidor i tur och ordning, 50 samtidiga, {given.seconds} s: {rate:.0f} svar i sekunden, 99 % inom {slow[1] if slow else '?'}"
    )
    print(
        f"Fel: {faults[0] if faults else 'inga'}. Serverns minne: {before / 1024:.1f} MB före, {after / 1024:.1f} MB efter."
    )
    return 0 if rate >= 2_000 and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
