"""The drawing is tested too: which module may know which, and that only the adapter knows MkDocs."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / "hooks"
MODULES = {path.stem: path for path in (HOOKS / "guide").glob("*.py")}
GENERATORS = {"mkdocs", "mkdocs_static_i18n", "material", "properdocs"}


def imports_of(path: Path) -> set[str]:
    """Everything a file imports; modules of the package as ".name", also when imported inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            found |= {f".{node.module.split('.')[0]}"} if node.module else {f".{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            top, *rest = node.module.split(".")
            found |= ({f".{rest[0]}"} if rest else {f".{alias.name}" for alias in node.names}) if top == "guide" else {top}
    return found


INSIDE = {name: {target[1:] for target in imports_of(path) if target.startswith(".") and target[1:] in MODULES}
          for name, path in MODULES.items()}


def layers(graph: dict[str, set[str]]) -> list[set[str]]:
    """The modules in steps, each needing only earlier steps; what turns in a circle is left out."""
    steps: list[set[str]] = []
    placed: set[str] = set()
    while ready := {name for name, needs in graph.items() if name not in placed and needs - {name} <= placed}:
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


def test_only_the_adapter_knows_the_generator():
    knowing = {path.relative_to(ROOT).as_posix() for path in HOOKS.rglob("*.py") if imports_of(path) & GENERATORS}
    assert knowing == {"hooks/mkdocs_hooks.py"}


def test_imports_never_go_in_a_circle():
    circling = set(INSIDE) - set().union(*layers(INSIDE))
    assert not circling


# The documented order: what stands to the left never needs what stands to the right.
FLOW = ["problems", "reading", "fields", "laws", "records", "checking", "collection", "context", "record_pages", "view"]


@pytest.mark.parametrize(("left", "right"), [(left, right) for n, left in enumerate(FLOW) for right in FLOW[n + 1:]])
def test_the_arrow_goes_one_way(left: str, right: str):
    assert right not in reachable(left, INSIDE)


@pytest.mark.parametrize("name", ["building", "preview"])
def test_the_preview_outlives_faulty_code(name: str):
    """It needs nothing of the library, so that no fault in hooks/ can end it."""
    assert reachable(name, INSIDE) <= {"building"}


def test_each_package_the_engine_imports_is_pinned_with_its_reason():
    pinned = {line.split("==")[0].strip().lower() for line in (ROOT / "requirements" / "site.in").read_text().splitlines() if "==" in line}
    known = packages_distributions()
    outside = {name for path in HOOKS.rglob("*.py") for name in imports_of(path)
               if not name.startswith(".") and name not in sys.stdlib_module_names and name != "__future__"}
    for name in outside:
        distributions = {distribution.lower() for distribution in known.get(name, [name])}
        assert distributions & pinned, f"{name} is imported in hooks/ and not in requirements/site.in"


def test_each_package_the_tests_import_is_pinned_too():
    text = "".join((ROOT / "requirements" / name).read_text(encoding="utf-8") for name in ("site.in", "test.in"))
    pinned = {re.sub(r"[-_.]+", "-", name.lower()) for name in re.findall(r"^([\w.-]+)==", text, re.M)}
    files = [*(ROOT / "tests").glob("*.py"), *(ROOT / "bench").glob("*.py")]
    own = {path.stem for path in files} | {"guide"}
    known = packages_distributions()
    for path in files:
        for name in imports_of(path) - own - sys.stdlib_module_names:
            distributions = {re.sub(r"[-_.]+", "-", distribution.lower()) for distribution in known.get(name, [name])}
            assert name.startswith(".") or distributions & pinned, f"{path.name} imports {name}, which is not in requirements/*.in"


def test_each_pin_has_a_reason():
    for path in (ROOT / "requirements").glob("*.in"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if "==" in line:
                assert any(above.startswith("#") for above in lines[max(0, number - 3):number]), f"{path.name}: {line}"


def locked(path: Path) -> dict[str, str]:
    """Name → version of a lock; a second version for other Pythons counts as well."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", path.read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements/test.txt", "requirements/properdocs.txt",
                                  "requirements/zensical.txt", "requirements/audit.txt"])
def test_each_lock_holds_its_source_with_hashes_and_names_no_host(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    source = ROOT / "requirements" / ("site.in" if lock == "requirements.txt" else f"{Path(lock).stem}.in")
    wanted = dict(re.findall(r"^([\w.-]+)==(\S+)", source.read_text(encoding="utf-8"), re.M))
    held = locked(ROOT / lock)
    for name, version in wanted.items():
        if not (lock.endswith("properdocs.txt") and name == "mkdocs"):
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
                untyped = [a.arg for a in arguments if a.annotation is None and a.arg not in ("self", "cls")]
                if untyped or (node.returns is None and node.name != "__init__"):
                    silent.append(f"{path.name}:{node.lineno} {node.name} {untyped}")
    assert not silent


def test_every_module_opens_with_its_place_in_the_flow():
    for path in HOOKS.rglob("*.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path.name


# Two letters before the last ending make static-i18n take a file for another language, and drop it without a word.
def test_no_page_is_taken_for_another_language():
    mistaken = [path for path in (ROOT / "docs").rglob("*") if re.search(r"\.[a-z]{2}\.[^.]+$", path.name)]
    assert not mistaken
