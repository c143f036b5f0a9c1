"""Measure the build: this project against plain MkDocs + Material, Zensical and bare Hugo, in turn, on the same pages.

    python bench/build_bench.py [--records 1000 5000] [--runs 3] [--without Zensical]

Records are made by copying the project's real ones, links and all, until there are as many as asked for. This project
builds both languages, search and every export. The others get the text of the same Swedish pages as Markdown
(``plain_pages.py``), one language, their own search, and no record in the menu, which is what makes Material slow.
Hugo has one template with nothing but the text: a floor for what the pages alone must cost. Each run measures one side
after the other; the best run of each counts. Results go to the terminal alone.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml
from guide.records.kinds import KINDS
from plain_pages import write_plain_pages

ROOT = Path(__file__).resolve().parents[1]
CLONED = ("regler", "fall", "krav", "studiebesok")  # the kinds that have a page for each record
ENVIRONMENT = os.environ | {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONPATH": str(ROOT / "hooks"),
    "BUILD_DATE": "2026-11-23",
    "SITE_URL": "https://cirkular.example/",
}
ENGINE = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from guide.records import collection
imported, imported_cpu = time.perf_counter(), time.process_time()
found = collection.load(Path(sys.argv[1]))
print(time.perf_counter() - imported, time.process_time() - imported_cpu, imported - started, sum(map(len, found.by_kind.values())))
"""
OWN_RENDERER = """
import sys
from pathlib import Path
from guide.build import own_renderer
own_renderer.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
PLAIN_CONFIG = """\
site_name: Cirkulär upphandling Jämtland Härjedalen
site_url: https://cirkular.example/
theme: {name: material, language: sv, font: false}
plugins: [{search: {lang: sv}}]
nav: [index.md, krav/index.md, metoder/index.md, lagkrav/index.md, fall/index.md, studiebesok/index.md, resultat/index.md, om/index.md]
markdown_extensions: [admonition, attr_list, md_in_html, def_list, footnotes, abbr, sane_lists, tables, {toc: {permalink: true}}]
"""


HUGO_CONFIG = """\
baseURL = "https://cirkular.example/"
title = "Cirkulär upphandling"
contentDir = "innehall"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_LAYOUT = (
    "<!doctype html><html lang=sv><title>{{ .Title }}</title><body>{{ .Content }}</body></html>\n"
)
OURS, OURS_ALONE, MATERIAL = "Cirkulär upphandling", "… utan MkDocs", "MkDocs + Material"
# Most of Material's time that ours may take, by the clock and by the processor: from how many records on.
MOST: Mapping[int, tuple[float, float]] = MappingProxyType({0: (0.5, 0.7), 5_000: (0.35, 0.5)})
MOST_MEMORY = 350  # MB at 5,000 records, all processes together


@dataclass(frozen=True)
class Measured:
    """One run: seconds on the clock, seconds of the processor, and the most memory at once (MB), of all its processes together."""

    seconds: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Side:
    """Something to measure: a command that is given a folder, and where it is run."""

    name: str
    command: list[str]
    folder: Path
    target_option: tuple[str, ...] | None = ("--site-dir",)  # what stands before the target folder


# --- Records ------------------------------------------------------------------------------------------------------


def read(path: Path) -> dict:
    return yaml.load(
        path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    )


def copied_id(kind: str, record_id: str, batch: int) -> str:
    """mob-012 → mob-1012 in the first batch, other-id → other-id-1: ids keep their form."""
    return (
        re.sub(r"\d+$", lambda found: str(int(found[0]) + 1000 * batch), record_id)
        if kind == "krav"
        else f"{record_id}-{batch}"
    )


def multiply_records(data: Path, wanted: int) -> int:
    """Copy records that have pages until there are ``wanted``; gives how many there are. Copies refer to each other."""
    originals = [
        (kind, path.stem, read(path))
        for kind in CLONED
        for path in sorted((data / kind).glob("*.yml"))
        if path.name[0] != "_"
    ]
    total, batch = len(originals), 0
    while total < wanted:
        batch += 1
        chosen = originals[: wanted - total]
        ids = {
            (kind, record_id): copied_id(kind, record_id, batch) for kind, record_id, _ in chosen
        }
        for kind, record_id, record in chosen:
            write_copy(data / kind / f"{ids[kind, record_id]}.yml", kind, record, ids, batch)
        total += len(chosen)
    return total


def write_copy(
    path: Path, kind: str, record: dict, ids: dict[tuple[str, str], str], batch: int
) -> None:
    """One copy; what it refers to is changed to the copies that are made beside it."""
    copy = record | {"id": path.stem}
    for field in KINDS[kind].model_fields.values():
        target = (field.json_schema_extra or {}).get("hanvisar_till")
        value = copy.get(field.alias)
        if target and isinstance(value, list):
            copy[field.alias] = [ids.get((target, one), one) for one in value]
        elif target and value:
            copy[field.alias] = ids.get((target, value), value)
    heading = next(key for key in ("titel", "namn", "plats") if key in copy)
    copy[heading] = f"{copy[heading]} ({batch})"
    if kind == "krav":
        copy["version"] = "1"
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(
        yaml.dump(copy, allow_unicode=True, sort_keys=False, width=120, Dumper=dumper),
        encoding="utf-8",
    )


def copy_project(target: Path, wanted: int) -> int:
    """A copy of the project with ``wanted`` records."""
    for name in ("data", "docs", "docs_sma", "hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return multiply_records(target / "data", wanted)


# --- Sides --------------------------------------------------------------------------------------------------------


def zensical_program() -> str | None:
    """Zensical in an environment of its own, made once; None when it cannot be had."""
    lock = ROOT / "requirements" / "zensical.txt"
    folder = Path(sys.prefix) / f"zensical-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    program = folder / ("Scripts/zensical.exe" if os.name == "nt" else "bin/zensical")
    if not program.exists():
        venv.create(folder, with_pip=True, clear=True)
        python = program.with_name("python.exe" if os.name == "nt" else "python")
        done = subprocess.run(
            [
                python,
                "-m",
                "pip",
                "install",
                "-q",
                "--disable-pip-version-check",
                "--require-hashes",
                "-r",
                lock,
            ],
            check=False,
        )
        if done.returncode:
            shutil.rmtree(folder)
            return None
    return str(program)


def sides_for(work: Path, records: int, without: list[str]) -> tuple[list[Side], int, int]:
    """The sides with their pages written; how many records and Swedish pages there are."""
    ours, plain = work / "ours", work / "plain"
    ours.mkdir()
    total = copy_project(ours, records)
    first = work / "first"
    run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(first)],
        ours,
    )
    pages = write_plain_pages(first, plain / "docs")
    shutil.rmtree(first)
    (plain / "mkdocs.yml").write_text(PLAIN_CONFIG, encoding="utf-8")
    strictly = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    sides = [
        Side(OURS, strictly, ours),
        Side(OURS_ALONE, [sys.executable, "-c", OWN_RENDERER, str(ours)], ours, ()),
        Side(MATERIAL, [sys.executable, "-m", "mkdocs", "build", "--quiet"], plain),
    ]
    if "Zensical" not in without and (program := zensical_program()):
        sides.append(Side("Zensical", [program, "build", "--clean"], plain, None))
    if "Hugo" not in without and (hugo := shutil.which("hugo", path=Path(sys.executable).parent)):
        write_hugo_project(plain / "docs", work / "hugo")
        sides.append(Side("Hugo", [hugo, "--quiet"], work / "hugo", ("--destination",)))
    return [side for side in sides if side.name not in without], total, pages


def write_hugo_project(pages: Path, project: Path) -> None:
    """The same Markdown in Hugo's order: a folder's own page is called _index.md."""
    for page in pages.rglob("*.md"):
        within = page.relative_to(pages)
        target = (
            project
            / "innehall"
            / within.with_name("_index.md" if within.name == "index.md" else within.name)
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    layouts = project / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(HUGO_LAYOUT, encoding="utf-8")
    (project / "layouts" / "index.html").write_text(HUGO_LAYOUT, encoding="utf-8")
    (project / "hugo.toml").write_text(HUGO_CONFIG, encoding="utf-8")


# --- Measuring ----------------------------------------------------------------------------------------------------


def run(command: list[str], folder: Path) -> Measured:
    """Run to the end; a fault ends the benchmark with what was said."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT, stdout=said, stderr=subprocess.STDOUT
        )
        together = [0]
        watcher = threading.Thread(target=watch_memory, args=(process.pid, together))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\n{said.read().decode('utf-8', 'replace')[-4000:]}")
    # The largest process by itself where the sum is not known (Linux counts in kB, macOS in bytes).
    alone = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Measured(seconds, usage.ru_utime + usage.ru_stime, together[0] / 1024 or alone)


def watch_memory(process: int, most: list[int]) -> None:
    """Keep in ``most`` the largest sum of memory (kB) of a process and all it has started; shared pages count once."""
    while True:
        found = [
            kilobytes for one in descendants(process) if (kilobytes := proportional_memory(one))
        ]
        if not found:
            return
        most[0] = max(most[0], sum(found))
        time.sleep(0.05)


def descendants(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(one for child in children for one in descendants(int(child)))]


def proportional_memory(process: int) -> int:
    try:
        return int(
            re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)[1]
        )
    except (OSError, TypeError):  # gone, or not Linux
        return 0


def measure(side: Side, work: Path) -> Measured:
    target = work / "out"
    given = [] if side.target_option is None else [*side.target_option, str(target)]
    measured = run([*side.command, *given], side.folder)
    for folder in (target, side.folder / "site", side.folder / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
    return measured


def best(runs: list[Measured]) -> Measured:
    return Measured(
        min(r.seconds for r in runs), min(r.cpu for r in runs), max(r.memory for r in runs)
    )


def engine_seconds(project: Path, runs: int) -> tuple[float, float, float, int]:
    """(best seconds from files to checked collection, the same of the processor, seconds to import, records) without MkDocs."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", ENGINE, str(project)],
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(tuple(map(float, done.stdout.split())))
    load, cpu, imports, records = min(found)
    return load, cpu, imports, int(records)


# --- Telling ------------------------------------------------------------------------------------------------------


def verdict(holds: bool) -> str:
    return "klarar" if holds else "KLARAR INTE"


def compared(ours: Measured, other: Measured) -> tuple[float, float]:
    """Our time divided by the other's: by the clock, and by the processor (which other work on the machine disturbs less)."""
    return ours.seconds / other.seconds, ours.cpu / other.cpu


def tell(size: int, pages: int, results: dict[str, Measured]) -> None:
    ours = results[OURS]
    print(f"\n{size} poster, {pages} svenska sidor")
    print(
        f"  {'':24}{'tid':>9}{'processor':>12}{'minne':>10}   vår tid delad med deras (klocka, processor)"
    )
    for name, result in results.items():
        ratio = "" if result is ours else "   {:.2f}  {:.2f}".format(*compared(ours, result))
        print(f"  {name:24}{result.seconds:8.1f}s{result.cpu:11.1f}s{result.memory:7.0f} MB{ratio}")
    if MATERIAL not in results:
        print(f"  {MATERIAL} är inte mätt.")
        return
    bounds = MOST[max(least for least in MOST if least <= size)]
    for how, ratio, most in zip(
        ("med klockan", "med processorn"), compared(ours, results[MATERIAL]), bounds, strict=True
    ):
        print(f"  högst {most} av {MATERIAL} {how}: {verdict(ratio <= most)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Mät bygget mot andra.")
    parser.add_argument("--records", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], help="namn på dem som inte ska mätas")
    given = parser.parse_args()
    curve: list[tuple[int, Measured]] = []
    for records in given.records:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            work = Path(folder)
            sides, total, pages = sides_for(work, records, given.without)
            runs: dict[str, list[Measured]] = {side.name: [] for side in sides}
            for number in range(given.runs):
                for side in sides:  # in turn: a slow minute of the machine meets all alike
                    measured = measure(side, work)
                    runs[side.name].append(measured)
                    print(
                        f"… {total} poster, omgång {number + 1} av {given.runs}: {side.name} {measured.seconds:.1f} s, "
                        f"processor {measured.cpu:.1f} s, {measured.memory:.0f} MB",
                        file=sys.stderr,
                        flush=True,
                    )
            results = {name: best(found) for name, found in runs.items()}
            tell(total, pages, results)
            curve.append((total, results[OURS]))
            load, cpu, imports, count = engine_seconds(work / "ours", given.runs)
            print(
                f"  bara läsa och kontrollera, utan MkDocs: {count} poster på {load:.2f} s, processor {cpu:.2f} s, start {imports:.2f} s"
                f" (högst 2 s vid 5 000): {verdict(min(load, cpu) < 2)}"
            )
    if len(curve) > 1:
        (few, small), (many, large) = curve[0], curve[-1]
        growth = (large.cpu / small.cpu) / (many / few)
        print(
            f"\nProcessortiden växer {growth:.2f} gånger så fort som antalet poster (1 = linjärt, högst 1,15): {verdict(growth <= 1.15)}"
        )
        print(
            f"Minne vid {many} poster: {large.memory:.0f} MB (högst {MOST_MEMORY}): {verdict(large.memory <= MOST_MEMORY)}"
        )


if __name__ == "__main__":
    main()
