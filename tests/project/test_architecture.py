"""The drawing is tested too: which room may know which, and that only the adapter knows MkDocs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from guide.source.site_name import SITE_NAME

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "guide"
GENERATORS = {"mkdocs", "mkdocs_static_i18n", "material"}

# From the ground up: a room imports only from itself and from those above it in this list.
ROOMS = (
    "swedish",
    "source",
    "calculation",
    "records",
    "pages",
    "search",
    "site",
    "takeaway",
    "docset",
    "filter",
    "html",
    "opendata",
    "build",
    "watch",
)


def module_name(path: Path) -> str:
    """The dotted name of a file below hooks/: "guide.records.rule"; a package by its folder."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in PACKAGE.rglob("*.py")}


def base_of(node: ast.ImportFrom, path: Path) -> str:
    """The module that a "from" names, its leading points resolved."""
    if not node.level:
        return node.module or ""
    above = path.relative_to(HOOKS).parts[: -node.level]
    return ".".join([*above, *([node.module] if node.module else [])])


def imports_of(path: Path) -> set[str]:
    """Everything a file imports, also inside a function: our modules in full, others by package."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = base_of(node, path)
            names = {f"{base}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else base for name in names}
    return {name if name in MODULES else name.split(".")[0] for name in found}


INSIDE = {name: imports_of(path) & MODULES.keys() for name, path in MODULES.items()}


def room_of(module: str) -> str:
    """The room that a module lies in; "" for what stands beside the rooms."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else ""


def layers(graph: dict[str, set[str]]) -> list[set[str]]:
    """The modules in steps, each needing only earlier steps; what turns in a circle is left out."""
    steps: list[set[str]] = []
    placed: set[str] = set()
    while ready := {
        name for name, needs in graph.items() if name not in placed and needs - {name} <= placed
    }:
        steps.append(ready)
        placed |= ready
    return steps


def reachable(name: str, graph: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        waiting += (new := graph[waiting.pop()] - found)
        found |= new
    return found


def upward(graph: dict[str, set[str]]) -> list[str]:
    """The imports that go from a room to one further down the list."""
    return [
        f"{name} → {target}"
        for name, targets in graph.items()
        for target in sorted(targets)
        if room_of(name)
        and room_of(target)
        and ROOMS.index(room_of(target)) > ROOMS.index(room_of(name))
    ]


def test_only_the_adapter_knows_the_generator():
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in HOOKS.rglob("*.py")
        if imports_of(path) & GENERATORS
    }
    assert knowing == {"hooks/mkdocs_hooks.py"}


def test_every_import_between_rooms_goes_to_a_room_above():
    assert not upward(INSIDE)


def test_an_import_that_goes_the_other_way_is_seen():
    assert upward({"guide.source.fields": {"guide.records.rule"}}) == [
        "guide.source.fields → guide.records.rule"
    ]
    assert upward({"guide.records.rule": {"guide.source.fields", "guide.records.parts"}}) == []


def test_imports_never_go_in_a_circle():
    circling = set(INSIDE) - set().union(*layers(INSIDE))
    assert not circling


def test_the_site_has_one_name():
    """mkdocs.yml gives it to the pages, ``source.site_name`` to the files that leave the site."""
    written = [
        path for path in PACKAGE.rglob("*.py") if SITE_NAME in path.read_text(encoding="utf-8")
    ]
    assert written == [PACKAGE / "source" / "site_name.py"]
    assert f"site_name: {SITE_NAME}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_nothing_lies_loose_beside_the_rooms():
    beside = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert beside == {*ROOMS, "__init__.py", "__main__.py"}
    assert not [
        name for name in MODULES if name not in ("guide", "guide.__main__") and not room_of(name)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_lives_there_and_holds_no_code_of_its_own(room: str):
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
    said = ast.get_docstring(tree) or ""
    assert len(tree.body) == 1 and re.search(r"\bIt (may )?imports? ", said), said
    named = [name for name in re.findall(r"``(\w+)``", said.split("\n\n")[-1]) if name in ROOMS]
    assert all(ROOMS.index(name) < ROOMS.index(room) for name in named)


# Beside the rooms: the drawing itself, what is written, the built site, and the editor's service.
ACROSS = {"project", "content", "whole_site", "editor"}


def test_the_tests_mirror_the_rooms():
    places = {
        path.relative_to(ROOT / "tests").parts[:-1] for path in (ROOT / "tests").rglob("test_*.py")
    }
    assert places <= {(room,) for room in (*ROOMS, *ACROSS)}


def test_the_readme_has_the_rooms_in_their_order():
    text = (HOOKS / "README.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^### `(\w+)/`", text, re.M)) == ROOMS


def test_the_readme_names_every_module():
    text = (HOOKS / "README.md").read_text(encoding="utf-8")
    for room in ROOMS:
        section = re.search(rf"^### `{room}/`\n(.*?)(?=^##)", text, re.M | re.S)
        named = set(re.findall(r"^\| `(\w+)\.py`", section[1] if section else "", re.M))
        assert named == {path.stem for path in (PACKAGE / room).glob("*.py")} - {"__init__"}, room


@pytest.mark.parametrize("name", ["building", "preview"])
def test_the_preview_outlives_faulty_code(name: str):
    """It needs nothing of the library, so that no fault in hooks/ can end it."""
    assert reachable(f"guide.build.{name}", INSIDE) <= {
        "guide.build",
        "guide.build.building",
        "guide.build.processes",
        "guide.build.swap",
    }


def test_checking_loads_nothing_that_draws():
    """``check`` is run at every save: what writes Word, Excel and HTML would be a third of its start."""
    code = "import sys, guide.site.library, guide.__main__; print(*{name.split('.')[0] for name in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(HOOKS)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert not {"openpyxl", "docx", "markdown", "jinja2", *GENERATORS} & set(run.stdout.split())


# What reads the files of data/ and of the two trees; everything after it draws what has been read.
READERS = {"swedish", "source", "records", "pages", "search", "site"}


def test_nothing_is_read_while_drawing():
    reading = {
        name
        for name, targets in INSIDE.items()
        if room_of(name) not in READERS and "guide.source.reading" in targets
    }
    assert not reading


def test_each_package_the_engine_imports_is_pinned_with_its_reason():
    pinned = {
        line.split("==")[0].strip().lower()
        for line in (ROOT / "requirements" / "site.in").read_text().splitlines()
        if "==" in line
    }
    known = packages_distributions()
    outside = {
        name
        for path in [HOOKS / "mkdocs_hooks.py", *PACKAGE.rglob("*.py")]
        for name in imports_of(path)
        if not name.startswith("guide")
        and name not in sys.stdlib_module_names
        and name != "__future__"
    }
    for name in outside:
        distributions = {distribution.lower() for distribution in known.get(name, [name])}
        assert distributions & pinned, (
            f"{name} is imported in hooks/ and not in requirements/site.in"
        )


def test_the_editor_is_imported_by_nothing_and_pins_what_it_needs():
    """A service beside the generator: a build needs none of its packages."""
    importing = {
        path
        for path in [HOOKS / "mkdocs_hooks.py", *PACKAGE.rglob("*.py")]
        if "editor" in imports_of(path)
    }
    assert not importing
    pinned = {
        line.split("==")[0].lower()
        for name in ("site.in", "editor.in")
        for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    known = packages_distributions()
    for path in (HOOKS / "editor").rglob("*.py"):
        for name in imports_of(path) - sys.stdlib_module_names - {"__future__", "editor"}:
            distributions = {one.lower() for one in known.get(name, [name])}
            assert name.startswith("guide") or distributions & pinned, f"{path.name}: {name}"


def test_each_package_the_tests_import_is_pinned_too():
    text = "".join(
        (ROOT / "requirements" / name).read_text(encoding="utf-8")
        for name in ("site.in", "test.in", "editor.in")
    )
    pinned = {
        re.sub(r"[-_.]+", "-", name.lower()) for name in re.findall(r"^([\w.-]+)==", text, re.M)
    }
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").glob("*.py")]
    own = {path.stem for path in files} | {"guide", "editor", *MODULES}
    known = packages_distributions()
    for path in files:
        for name in imports_of(path) - own - sys.stdlib_module_names:
            distributions = {
                re.sub(r"[-_.]+", "-", distribution.lower())
                for distribution in known.get(name, [name])
            }
            assert name.startswith(".") or distributions & pinned, (
                f"{path.name} imports {name}, which is not in requirements/*.in"
            )


def test_each_pin_has_a_reason():
    for path in (ROOT / "requirements").glob("*.in"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if "==" in line:
                assert any(above.startswith("#") for above in lines[max(0, number - 3) : number]), (
                    f"{path.name}: {line}"
                )


def locked(path: Path) -> dict[str, str]:
    """Name → version of a lock; a second version for other Pythons counts as well."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", path.read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.txt",
        "requirements/test.txt",
        "requirements/zensical.txt",
        "requirements/audit.txt",
        "requirements/editor.txt",
    ],
)
def test_each_lock_holds_its_source_with_hashes_and_names_no_host(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    source = (
        ROOT
        / "requirements"
        / ("site.in" if lock == "requirements.txt" else f"{Path(lock).stem}.in")
    )
    wanted = dict(re.findall(r"^([\w.-]+)==(\S+)", source.read_text(encoding="utf-8"), re.M))
    held = locked(ROOT / lock)
    for name, version in wanted.items():
        assert held[re.sub(r"[-_.]+", "-", name.lower())] == version
    assert not re.search(r"://|^--(?!hash)|/tmp|/home|/opt", text, re.M)
    for entry in re.split(r"\n(?=[a-z0-9-]+==)", text)[1:]:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_tests_run_on_what_is_published():
    site, test = locked(ROOT / "requirements.txt"), locked(ROOT / "requirements" / "test.txt")
    assert {name: test.get(name) for name in site} == site


def test_every_function_says_what_it_takes_and_gives():
    silent = []
    for path in HOOKS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                untyped = [
                    a.arg
                    for a in arguments
                    if a.annotation is None and a.arg not in ("self", "cls")
                ]
                if untyped or (node.returns is None and node.name != "__init__"):
                    silent.append(f"{path.name}:{node.lineno} {node.name} {untyped}")
    assert not silent


def test_every_module_opens_with_its_place_in_the_flow():
    for path in HOOKS.rglob("*.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path.name


# Two letters before the last ending make static-i18n take a file for another language, and drop it without a word.
def test_no_page_is_taken_for_another_language():
    mistaken = [
        path for path in (ROOT / "docs").rglob("*") if re.search(r"\.[a-z]{2}\.[^.]+$", path.name)
    ]
    assert not mistaken


def test_every_test_is_collected():
    """pytest passes over some names of folders by itself, "build" among them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    skipped = settings["tool"]["pytest"]["ini_options"]["norecursedirs"]
    for file in (ROOT / "tests").rglob("test_*.py"):
        folders = file.relative_to(ROOT / "tests").parts[:-1]
        assert not any(fnmatch(folder, name) for folder in folders for name in skipped), file
