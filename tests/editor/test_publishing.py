"""A stop at any moment of publishing leaves main, the drafts and the site whole, and the next start
goes on.
"""

import os
import re
import subprocess
import sys
import textwrap

import pytest
from editor.publishing import NotPublished
from editor_project import git, make_service
from guide.build.building import Outcome

CASE = "data/fall/hjo-cirkular-mobelhantering.yml"
MOMENTS = [
    "start",
    "läkt",
    "sammanfogat",
    "fryst",
    "byggt",
    "antecknat",
    "flyttat",
    "följt",
    "bytt",
    "skrivet",
    "städat",
]
BEFORE_MAIN = MOMENTS[: MOMENTS.index("flyttat")]


def draft_to_publish(service):
    """A draft that a reviewer may publish: a new requirement, so that something is frozen too."""
    text = (service.repository.root / "data/krav/mob-002.yml").read_text(encoding="utf-8")
    text = text.replace("id: mob-002", "id: mob-950").replace("titel: ", "titel: Prov med ", 1)
    text = re.sub(r"^version: \d+", "version: 1", text, flags=re.M)
    case = (service.repository.root / CASE).read_text(encoding="utf-8")
    draft = service.drafts.create("redaktör", "Prov")
    files = {
        "data/krav/mob-950.yml": text.encode(),
        CASE: case.replace("land: Sverige", "land: Norge").encode(),
    }
    draft = service.drafts.save(draft, "redaktör", files, "prov")
    return service.drafts.send(draft, "redaktör")


KILLED = """
import os, sys
sys.path[:0] = [{hooks!r}, {tests!r}]
from pathlib import Path
from editor_project import make_service
stop = lambda moment: os._exit(9) if moment == {moment!r} else None
service = make_service(Path({root!r}), at=stop)
service.publisher.publish(service.drafts.get("u1"), "granskare")
"""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_stop_at_any_moment_leaves_everything_whole(published, root, moment):
    service = make_service(published)
    draft_to_publish(service)
    (published / "site").mkdir()
    (published / "site" / "index.html").write_text("den gamla", encoding="utf-8")
    main = git(published, "rev-parse", "main").strip()
    code = textwrap.dedent(KILLED).format(
        hooks=str(root / "hooks"), tests=str(root / "tests"), root=str(published), moment=moment
    )
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert killed.returncode == 9, killed.stderr
    again = make_service(published)
    assert git(published, "fsck", "--no-dangling") == ""
    assert git(published, "status", "--porcelain") == ""
    assert not list((published / ".redaktion").glob("publicering*"))
    draft = again.drafts.get("u1")
    if moment in BEFORE_MAIN:
        assert git(published, "rev-parse", "main").strip() == main
        assert (published / "site" / "index.html").read_text(encoding="utf-8") == "den gamla"
        assert draft.state == "väntar på granskning"
        tree = again.drafts.tree(draft)
        assert not (tree / "data/versioner/mob-950").exists()
        assert git(tree, "status", "--porcelain") == ""
        draft = again.publisher.publish(draft, "granskare")
    assert draft.state == "publicerat"
    assert "land: Norge\n" in (published / CASE).read_text(encoding="utf-8")
    assert (published / "data/versioner/mob-950/v1.json").exists()
    built = (published / "site" / "index.html").read_text(encoding="utf-8")
    assert built == git(published, "rev-parse", "main").strip() != main
    assert git(published, "worktree", "list").count("\n") == 1
    assert git(published, "status", "--porcelain") == ""


def test_a_stop_between_writing_and_keeping_leaves_the_draft_as_it_was(published):
    service = make_service(published)
    draft = draft_to_publish(service)
    tree = service.drafts.tree(draft)
    (tree / CASE).write_text("halv", encoding="utf-8")
    (tree / "data/fall/halv.yml").write_text("halv", encoding="utf-8")
    make_service(published)
    assert git(tree, "status", "--porcelain") == ""
    assert "land: Norge\n" in (tree / CASE).read_text(encoding="utf-8")


def test_a_build_that_fails_publishes_nothing_and_leaves_the_draft_as_it_was(published):
    def faulty(root, folder, settings):
        return Outcome("Sidan x har fel.", 0.0)

    service = make_service(published, builder=faulty)
    draft = draft_to_publish(service)
    main, branch = git(published, "rev-parse", "main"), git(published, "rev-parse", draft.branch)
    with pytest.raises(NotPublished, match="Sidan x har fel."):
        service.publisher.publish(draft, "granskare")
    assert git(published, "rev-parse", "main") == main
    assert git(published, "rev-parse", draft.branch) == branch
    assert service.drafts.get(draft.id).state == "väntar på granskning"


def test_what_somebody_has_not_committed_is_never_written_over(published):
    service = make_service(published)
    draft = draft_to_publish(service)
    (published / CASE).write_text("eget arbete", encoding="utf-8")
    with pytest.raises(NotPublished, match="inte är sparade i git"):
        service.publisher.publish(draft, "granskare")
    assert (published / CASE).read_text(encoding="utf-8") == "eget arbete"


def test_what_is_published_goes_to_the_remote_that_was_given(published, tmp_path):
    remote = tmp_path / "fjarr.git"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    service = make_service(published)
    service.publisher.remote = str(remote)
    service.publisher.publish(draft_to_publish(service), "granskare")
    assert git(remote, "rev-parse", "main") == git(published, "rev-parse", "main")


def test_a_remote_that_does_not_answer_stops_nothing(published):
    service = make_service(published)
    service.publisher.remote = os.fspath(published / "finns-ej")
    draft = service.publisher.publish(draft_to_publish(service), "granskare")
    assert draft.state == "publicerat" and "Kunde inte skickas vidare" in draft.notes[-1].text
