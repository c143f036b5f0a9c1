"""A copy of the project in a repository of its own, and the service over it."""

import shutil
import socket
from pathlib import Path

import pytest
from editor import web
from editor_project import ROOT, git, make_service, person
from scriptless import Browser


@pytest.fixture(scope="session")
def original(tmp_path_factory) -> Path:
    """The project's content and code, committed; copied for each test that changes it."""
    folder = tmp_path_factory.mktemp("original") / "projekt"
    folder.mkdir()
    for name in ("data", "docs", "docs_sma", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / ".gitignore").write_text("/.redaktion/\n/site/\n__pycache__/\n", encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "början")
    return folder


@pytest.fixture
def published(original: Path, tmp_path: Path) -> Path:
    """A repository of one's own."""
    folder = tmp_path / "projekt"
    git(original.parent, "clone", "-q", "--local", str(original), str(folder))
    git(folder, "remote", "remove", "origin")
    return folder


@pytest.fixture
def service(published: Path) -> web.Service:
    return make_service(published)


@pytest.fixture
def editor(service: web.Service) -> Browser:
    return person(service, "redaktör")


@pytest.fixture
def reviewer(service: web.Service) -> Browser:
    return person(service, "granskare")


@pytest.fixture(scope="module")
def unused_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return opened.getsockname()[1]
