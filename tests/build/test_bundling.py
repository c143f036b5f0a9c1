"""Modules put together into one classic script."""

import subprocess
from pathlib import Path

import pytest
from guide.build import bundling
from node_modules import BROWSER, node


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.mjs").write_text(text, encoding="utf-8")
    return folder / "first.mjs"


def said(script: bytes) -> str:
    done = subprocess.run(
        [node(), "-e", script.decode()], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_each_module_keeps_its_own_names_and_gives_what_it_exports(tmp_path: Path):
    first = write(
        tmp_path,
        first='import { one, two as other } from "./second.mjs";\nconst own = "first";\nconsole.log(own, one(), other);\n',
        second='import { own } from "./third.mjs";\n// a word\nexport const one = () => `${own} of third`;\nconst two = 2;\nexport { two };\n',
        third='const hidden = "third";\nexport const own = hidden;\n',
    )
    assert said(bundling.bundle(first)) == "first third of third 2\n"


def test_a_module_is_run_once_and_before_those_that_need_it(tmp_path: Path):
    first = write(
        tmp_path,
        first='import { a } from "./second.mjs";\nimport { b } from "./third.mjs";\nconsole.log(a, b);\n',
        second='import { b } from "./third.mjs";\nexport const a = `a${b}`;\n',
        third='console.log("third");\nexport const b = "b";\n',
    )
    assert said(bundling.bundle(first)) == "third\nab b\n"


def test_exports_can_be_found_under_a_name(tmp_path: Path):
    first = write(tmp_path, first="export const answer = 42;\n")
    script = (
        b"globalThis.self = globalThis;\n"
        + bundling.bundle(first, "made")
        + b"console.log(made.answer);"
    )
    assert said(script) == "42\n"


@pytest.mark.parametrize(
    "text",
    ['import x from "./second.mjs";\n', "export default 1;\n", 'export * from "./second.mjs";\n'],
)
def test_a_form_that_is_not_read_is_refused(tmp_path: Path, text: str):
    with pytest.raises(ValueError, match="not read by the bundler"):
        bundling.bundle(write(tmp_path, first=text, second="export const a = 1;\n"))


def test_a_circle_is_refused(tmp_path: Path):
    first = write(
        tmp_path,
        first='import { a } from "./second.mjs";\nexport const b = a;\n',
        second='import { b } from "./first.mjs";\nexport const a = b;\n',
    )
    with pytest.raises(ValueError, match=r"first\.mjs → second\.mjs → first\.mjs"):
        bundling.bundle(first)


def test_the_site_s_own_scripts_are_whole_and_hold_no_module_syntax(tmp_path: Path):
    for path, content in bundling.scripts():
        text = content.decode()
        assert not [
            line for line in text.splitlines() if line.startswith(("import ", "export "))
        ], path
        file = tmp_path / Path(path).name
        file.write_bytes(content)
        subprocess.run([node(), "--check", file], check=True)
    assert {entry for entry, _ in bundling.SCRIPTS.values()} <= {
        module.relative_to(BROWSER).as_posix() for module in BROWSER.rglob("*.mjs")
    }


def test_the_same_sources_give_the_same_bytes():
    assert list(bundling.scripts()) == list(bundling.scripts())
