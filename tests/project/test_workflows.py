"""The workflows: pinned by hash, least rights, and nothing that make does not do here too."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
}
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def test_there_is_one_for_tests_one_for_publishing_one_for_links_and_one_for_the_watch():
    assert set(WORKFLOWS) == {"test.yml", "publish.yml", "external-links.yml", "watch.yml"}


# The one job that writes to the project: it keeps the wordings that a merge brought.
FREEZING = yaml.safe_load(WORKFLOWS["publish.yml"])["jobs"]["freeze"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_each_action_is_pinned_by_its_full_hash_with_its_version(name: str):
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOWS[name])
    for action, comment in used:
        if not action.startswith("./"):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_given_to_jobs_one_by_one(name: str):
    workflow = yaml.safe_load(WORKFLOWS[name])
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "permissions" in job
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        allowed = {"issues"} if name == "watch.yml" else {"pages", "id-token"}
        assert writes <= allowed or job == FREEZING


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_from_outside_is_pasted_into_a_command(name: str):
    for job in yaml.safe_load(WORKFLOWS[name])["jobs"].values():
        for step in job.get("steps", []):
            assert "${{" not in step.get("run", "")


def test_the_workflows_run_what_a_developer_runs():
    text = "\n".join([*WORKFLOWS.values(), (ROOT / ".ci" / "run").read_text(encoding="utf-8")])
    called = set(re.findall(r"^(?!#).*\bmake ([a-z]+)", text, re.M))
    assert called == {"test", "site", "links", "audit", "bevaka", "publicera"} and called <= TARGETS


def test_only_a_tested_main_is_published():
    jobs = yaml.safe_load(WORKFLOWS["publish.yml"])["jobs"]
    assert jobs["freeze"]["needs"] == "test" and jobs["build"]["needs"] == "freeze"
    assert jobs["deploy"]["needs"] == "build"


def test_a_merge_freezes_new_versions_and_touches_nothing_else():
    assert FREEZING["permissions"] == {"contents": "write"}
    commands = "\n".join(step.get("run", "") for step in FREEZING["steps"])
    assert "make publicera" in commands
    added = re.findall(r"git add (.*)", commands)
    assert added == ["data/versioner data/adresser.txt data/summor.txt"]


def test_the_report_on_links_blocks_nobody():
    steps = yaml.safe_load(WORKFLOWS["external-links.yml"])["jobs"]["report"]["steps"]
    assert all(
        step.get("continue-on-error")
        for step in steps
        if "links" in step.get("run", "") or "audit" in step.get("run", "")
    )


def test_the_watch_and_the_site_run_every_week():
    for name in ("watch.yml", "publish.yml"):
        assert re.search(r'schedule:\n    - cron: "\d+ \d+ \* \* \d"', WORKFLOWS[name]), name


def test_the_site_is_published_also_when_no_service_answers():
    steps = yaml.safe_load(WORKFLOWS["publish.yml"])["jobs"]["build"]["steps"]
    (step,) = [step for step in steps if "bevaka" in step.get("run", "")]
    assert step["continue-on-error"] is True
