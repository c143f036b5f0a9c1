"""Ask a published site for what its readers need first; say in Swedish what is missing.

Usage: ``python deploy/smoke.py https://example.se/``. Ends with 0 when all is well, 1 when something
is not, 2 when no address was given. Needs Python and nothing else.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

TIMEOUT = 15  # seconds
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")


@dataclass(frozen=True)
class Answer:
    """What a server said; ``status`` is 0 when it said nothing."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


def ask(address: str) -> Answer:
    """One question, redirects followed."""
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as got:
            return Answer(got.status, {k.lower(): v for k, v in got.headers.items()}, got.read())
    except urllib.error.HTTPError as error:
        with error:
            headers = {k.lower(): v for k, v in error.headers.items()}
            return Answer(error.code, headers, error.read())
    except OSError as error:
        return Answer(0, {}, str(error).encode())


def faults(site: str) -> Iterator[str]:
    """What is wrong with the site at an address with a slash at its end."""
    start = ask(site)
    if start.status != 200:
        said = start.text if start.status == 0 else f"status {start.status}"
        yield f"startsidan svarar inte: {said}"
        return
    for name in HEADERS:
        if name.lower() not in start.headers:
            yield f"huvudet {name} saknas. Se deploy/nginx/headers.conf."
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', start.text)
    if canonical is None or canonical[1] != site:
        built_for = canonical[1] if canonical else "okänd"
        yield f"bygget är gjort för en annan adress ({built_for}). Bygg med SITE_URL={site}."
    for path in ("krav/", "underlag/", "sok/", "sma/", "assets/stil.css", "assets/sok/dok-0.js"):
        if (status := ask(site + path).status) != 200:
            yield f"/{path} svarar med status {status}."
    yield from _faulty_data(site)
    missing = ask(f"{site}finns-inte-alls/")
    if missing.status != 404 or "<h1" not in missing.text:
        yield f"en sida som inte finns ger status {missing.status} i stället för 404 med en egen sida."
    if ask(f"{site}.git/HEAD").status == 200:
        yield "mappen .git är publicerad. Ta bort den genast."


def _faulty_data(site: str) -> Iterator[str]:
    answer = ask(f"{site}data/krav.json")
    try:
        found = json.loads(answer.text)
    except ValueError:
        yield f"/data/krav.json går inte att läsa (status {answer.status})."
        return
    if len(found["poster"]) != found["antal"] or not found["poster"]:
        yield "/data/krav.json är inte hel."
        return
    address = found["poster"][-1]["webbadress"]
    if not address.startswith(site):
        yield f"öppna data leder till en annan adress: {address}"
    elif (status := ask(address).status) != 200:
        yield f"{address} svarar med status {status}."


def main(arguments: list[str]) -> int:
    """Print what is wrong with the site whose address is given."""
    if len(arguments) != 1 or not arguments[0].startswith(("http://", "https://")):
        print("Ange webbplatsens adress: make kolla ADRESS=https://exempel.se/", file=sys.stderr)
        return 2
    site = f"{arguments[0].rstrip('/')}/"
    found = list(faults(site))
    for fault in found:
        print(f"FEL: {fault}")
    print("Allt är på plats." if not found else f"{len(found)} fel.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
