"""Serve the editor: ``python -m editor`` (``PYTHONPATH=hooks``). Settings are arguments; messages
are in Swedish.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

import uvicorn

from . import people, web
from .drafts import Drafts
from .publishing import Publisher
from .repository import GitFailed, Repository

ROOT = Path(__file__).resolve().parents[2]


def service(given: argparse.Namespace) -> web.Service:
    """The service for a project; what a stop left halfway is put right first."""
    home = given.projekt / ".redaktion"
    home.mkdir(exist_ok=True)
    repository = Repository(given.projekt, given.gren)
    if not repository.commit_of(given.gren):
        raise GitFailed(f"Grenen {given.gren} finns inte.")
    drafts = Drafts(repository, home, web.now)
    settings = {"SITE_URL": given.adress, "EDIT_BASE": given.redigera}
    publisher = Publisher(
        drafts,
        given.webbplats or given.projekt / "site",
        {name: value for name, value in settings.items() if value},
        remote=given.fjarr,
    )
    publisher.recover()
    own = {f"{name}:{given.port}" for name in ("127.0.0.1", "localhost")}
    access = people.Access(frozenset(given.vard or own), given.huvud, frozenset(given.proxy))
    return web.Service(
        repository,
        drafts,
        publisher,
        people.People(access, home),
        people.Audit(home / "handelser.jsonl", web.now),
        date.today,
        given.rapport,
    )


def arguments() -> argparse.ArgumentParser:
    """What may be set."""
    parser = argparse.ArgumentParser(prog="python -m editor", description="Redigera i webbläsaren.")
    add = parser.add_argument
    add("--port", type=int, default=8010)
    add("--lyssna", default="127.0.0.1", help="adressen som tjänsten svarar på (127.0.0.1)")
    add("--projekt", type=Path, default=ROOT, help="projektets mapp")
    add("--gren", default="main", help="grenen som är publicerad (main)")
    add("--webbplats", type=Path, help="mappen som webbservern visar (site i projektet)")
    add("--adress", default="", help="webbplatsens adress med snedstreck sist")
    add("--redigera", default="", help="adressen framför en fils sökväg i redigeringslänkar")
    add("--vard", action="append", default=[], help="värdnamn som tjänsten svarar på")
    add("--huvud", default="", help="huvudet där inloggningen säger vem det är")
    add("--proxy", action="append", default=[], help="adress som huvudet tas emot från")
    add("--fjarr", default="", help="fjärrlager i git som publicerade ändringar skickas till")
    add("--rapport", type=Path, help="textfil med länkar som inte fungerar, visas på startsidan")
    return parser


def main(given: list[str] | None = None) -> int:
    """Serve until stopped; gives the exit code."""
    chosen = arguments().parse_args(given)
    chosen.projekt = chosen.projekt.resolve()
    if chosen.huvud and not chosen.proxy:
        print(
            "Ange också --proxy: huvudet tas emot bara från inloggningens adress.", file=sys.stderr
        )
        return 2
    if chosen.lyssna not in ("127.0.0.1", "::1", "localhost") and not chosen.huvud:
        print("Utan inloggning (--huvud) svarar tjänsten bara på 127.0.0.1.", file=sys.stderr)
        return 2
    try:
        made = service(chosen)
    except GitFailed as failed:
        print(f"Projektet går inte att läsa med git. {failed}", file=sys.stderr)
        return 1
    print(f"Redigera på http://{chosen.lyssna}:{chosen.port}/ (avsluta med Ctrl-C)", flush=True)
    uvicorn.run(
        web.application(made),
        host=chosen.lyssna,
        port=chosen.port,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
