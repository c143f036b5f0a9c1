"""The service over a repository made for a test, and the people who use it."""

import subprocess
from datetime import date, datetime
from pathlib import Path

from editor import people, web
from editor.content import SharedMemory
from editor.drafts import Drafts
from editor.publishing import Publisher
from editor.repository import Repository
from guide.build.building import Outcome
from scriptless import Browser

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 30)
MEMORY = SharedMemory()  # records are read once for all tests
NOW = datetime(2026, 11, 30, 9, 0)


def git(root: Path, *arguments: str) -> str:
    """A command of git in a folder."""
    settings = ("-c", "user.name=Prov", "-c", "user.email=prov@example.invalid")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout


def quick_build(root: Path, folder: Path, settings) -> Outcome:
    """A site of one file that says what it was built of."""
    folder.mkdir(parents=True)
    commit = git(root, "rev-parse", "HEAD").strip()
    (folder / "index.html").write_text(commit, encoding="utf-8")
    return Outcome("", 0.0)


def make_service(root: Path, access=None, builder=quick_build, at=None) -> web.Service:
    """The service over a repository, as ``python -m editor`` makes it."""
    home = root / ".redaktion"
    home.mkdir(exist_ok=True)
    repository = Repository(root, "main")
    drafts = Drafts(repository, home, lambda: NOW)
    publisher = Publisher(drafts, root / "site", {}, builder)
    if at:
        publisher.at = at
    publisher.recover()
    access = access or people.Access(frozenset({"127.0.0.1:8010"}))
    return web.Service(
        repository,
        drafts,
        publisher,
        people.People(access, home),
        people.Audit(home / "handelser.jsonl", lambda: NOW),
        lambda: TODAY,
        memory=MEMORY,
    )


def person(service: web.Service, name: str) -> Browser:
    """A browser whose user has said who it is."""
    browser = Browser(web.application(service))
    browser.go("/vem")
    values = browser.values() | {"vem": name}
    answer = browser.ask("POST", "/vem", values)
    assert answer.status == 303, answer.text
    return browser
