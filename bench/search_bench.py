"""Measure the search: quality on the query sets, bytes, and time; beside it Material's own search, over the same pages.

    python bench/search_bench.py [--sets queries held_out] [--records 10000] [--without material]

Quality: hit@1, hit@3, mean reciprocal rank and zero results per class. Material's search is run as it comes: a plain
MkDocs site of the same documents, its own index, and its own worker in the browser.
Time: in Chromium at full speed and with the processor slowed four times; from cold over a link of 1.6 Mbit/s and 150 ms.
With ``--records`` the documents are copied, with new titles and mixed texts, until there are that many.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from guide.search.index import build_search  # noqa: E402
from guide.search.lexicon import Lexicon  # noqa: E402
from guide.search.weights import SearchDocument  # noqa: E402
from searching import real_documents, write_search_site  # noqa: E402
from serving import Served  # noqa: E402

SLOW_LINK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
MATERIAL = """\
site_name: bench
docs_dir: docs
site_dir: site
theme: {name: material, language: sv, font: false}
plugins: [{search: {lang: sv}}]
"""
ASK_MATERIAL = """
async ([worker, questions]) => {
  const index = await (await fetch('search/search_index.json')).json();
  const search = new Worker(worker);
  const heard = (type) => new Promise((done) => search.addEventListener('message', function once({ data }) {
    if (data.type === type) { search.removeEventListener('message', once); done(data.data); } }));
  const ready = heard(1);
  search.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  await ready;
  const answers = [];
  for (const question of questions) {
    const answer = heard(3);
    search.postMessage({ type: 2, data: question });
    answers.push(((await answer).items || []).slice(0, 10).map((group) => group[0].location));
  }
  return answers;
}
"""
ASK_OURS = """
async (questions) => {
  const answers = [];
  for (const question of questions) answers.push((await sokmotor.sok(question, '', 10)).rows.map((row) => row.url));
  return answers;
}
"""
KEY_PRESSES = """
async (questions) => {
  const field = document.getElementById('sokfraga');
  const results = document.getElementById('sokresultat');
  const times = [];
  for (const question of questions) {
    const started = performance.now();
    field.value = question;
    field.dispatchEvent(new Event('input'));
    while (results.dataset.klar !== question) await new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
    times.push(performance.now() - started);
  }
  return times;
}
"""
Answers = list[list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sets", nargs="*", default=["queries", "held_out", "new_worked", "new_unseen"]
    )
    parser.add_argument(
        "--records",
        type=int,
        default=0,
        help="number of documents for the measurements of time and bytes",
    )
    parser.add_argument("--without", nargs="*", default=[], choices=["material", "quality", "time"])
    chosen = parser.parse_args()
    from playwright.sync_api import sync_playwright

    documents, lexicon = real_documents()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        browser = playwright.chromium.launch(
            executable_path=_chromium(), args=["--headless", "--no-sandbox"]
        )
        folder = write_search_site(Path(temporary) / "ours", documents, lexicon)
        if "quality" not in chosen.without:
            stock = (
                None
                if "material" in chosen.without
                else _material_site(Path(temporary) / "material", documents)
            )
            for name in chosen.sets:
                _quality(browser, name, folder, stock)
        if "time" not in chosen.without:
            questions = _questions("queries")
            _measure(browser, folder, questions, f"{len(documents)} documents")
            if chosen.records:
                many = multiplied(documents, chosen.records)
                _build_time(many, lexicon)
                _measure(
                    browser,
                    write_search_site(Path(temporary) / "many", many, lexicon),
                    questions,
                    f"{len(many)} documents",
                )
        browser.close()


def _chromium() -> str:
    import shutil

    found = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        sys.exit("No Chromium: run tests/browser.sh.")
    return found


def _questions(name: str) -> dict[str, dict[str, list[str]]]:
    return yaml.load(
        (ROOT / f"tests/search/{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader
    )["klasser"]


# --- Quality -------------------------------------------------------------------------------------------------------


def _quality(browser: Any, name: str, ours: Path, material: tuple[Path, list[str]] | None) -> None:
    classes = _questions(name)
    asked = [question for questions in classes.values() for question in questions]
    columns = {"this site": _asked(browser, ours, "sok/", ASK_OURS, asked)}
    if material:
        folder, urls = material
        worker = (
            next((folder / "assets/javascripts/workers").glob("search.*.min.js"))
            .relative_to(folder)
            .as_posix()
        )
        found = _asked(browser, folder, "", ASK_MATERIAL, [worker, asked])
        columns["Material"] = [
            list(
                dict.fromkeys(
                    urls[int(place.split("/")[0])] for place in row if place[:1].isdigit()
                )
            )
            for row in found
        ]
    print(
        f"\n{name}: {len(asked)} questions\n{'':20}{'n':>4}"
        + "".join(f"{column:>12}: hit@1  hit@3    MRR  zero" for column in columns)
    )
    start = 0
    rows = []
    for label, questions in classes.items():
        rows.append((label, start, start + len(questions), list(questions.values())))
        start += len(questions)
    rows.append(
        ("all", 0, start, [right for questions in classes.values() for right in questions.values()])
    )
    for label, first, end, right in rows:
        print(
            f"{label:20}{end - first:4}"
            + "".join(
                f"{'':14}{_scores(right, answers[first:end])}" for answers in columns.values()
            )
        )


def _asked(browser: Any, folder: Path, path: str, script: str, given: object) -> Answers:
    with Served(folder) as address:
        page = browser.new_page(base_url=address)
        page.goto(path)
        answers = page.evaluate(script, given)
        page.close()
    return answers


def _scores(right: Sequence[list[str]], answers: Answers) -> str:
    ranks = [
        next((place for place, url in enumerate(found, 1) if url in expected), 0)
        for expected, found in zip(right, answers, strict=True)
    ]
    return (
        f"{mean(rank == 1 for rank in ranks):5.2f}  {mean(0 < rank <= 3 for rank in ranks):5.2f}  "
        f"{mean(1 / rank if rank else 0 for rank in ranks):5.2f}  {sum(not found for found in answers):4}"
    )


def _material_site(folder: Path, documents: Sequence[SearchDocument]) -> tuple[Path, list[str]]:
    """A plain MkDocs site with one page per document, and the documents' addresses by page number."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    for number, d in enumerate(documents):
        parts = (
            d.description,
            " ".join((*d.breadcrumb, *d.labels)),
            ", ".join((*d.keywords, *d.ids, *d.laws, *d.cpv)),
            d.text,
        )
        body = "\n\n".join(html.escape(part).replace("\n", "\n\n") for part in parts if part)
        (folder / f"docs/{number}.md").write_text(
            f"---\ntitle: {json.dumps(d.title, ensure_ascii=False)}\n---\n# {html.escape(d.title)}\n\n{body}\n",
            encoding="utf-8",
        )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml")],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return folder / "site", [d.url for d in documents]


# --- Time and bytes ------------------------------------------------------------------------------------------------


def multiplied(documents: Sequence[SearchDocument], wanted: int) -> list[SearchDocument]:
    """The documents and copies of its records, until there are as many as wanted; always the same ones."""
    chance = random.Random(20261123)
    records = [d for d in documents if d.kind in ("krav", "fall", "regel")]
    sentences = [line for d in records for line in d.text.split("\n") if line]
    titles = [d.title.split() for d in records]
    many = list(documents)
    while len(many) < wanted:
        number = len(many)
        title = " ".join(chance.choice(titles)[:4] + chance.choice(titles)[-3:])
        many.append(
            replace(
                chance.choice(records),
                url=f"kopia/{number}/",
                title=f"{title} {number}",
                ids=(f"kop-{number}",),
                description=chance.choice(sentences),
                text="\n".join(chance.choices(sentences, k=8)),
            )
        )
    return many


def _build_time(documents: Sequence[SearchDocument], lexicon: Lexicon) -> None:
    half = documents[: len(documents) // 2]
    started = time.process_time()
    build_search(half, lexicon)
    middle = time.process_time()
    build_search(documents, lexicon)
    ended = time.process_time()
    print(
        f"\nindex: {len(half)} documents {middle - started:.1f} s, {len(documents)} documents {ended - middle:.1f} s of processor time"
    )


def _measure(
    browser: Any, folder: Path, classes: dict[str, dict[str, list[str]]], label: str
) -> None:
    asked = [question for questions in classes.values() for question in questions]
    print(
        f"\n{label}\n  index on disk {sum(path.stat().st_size for path in (folder / 'assets/sok').iterdir()) / 1e6:.1f} MB"
    )
    for slowed in (1, 4):
        for state, times in _warm(browser, folder, asked, slowed).items():
            print(f"  key press to results, {state}, processor ÷ {slowed}: {_spread(times)}")
    sample = random.Random(1).sample(asked, 12)
    cold = [_cold(browser, folder, question) for question in sample]
    print(f"  first result from cold on the slow link: {_spread([row[0] for row in cold])}")
    print(f"  … of that before the page has its script: {_spread([row[2] for row in cold])}")
    print(
        f"  compressed bytes until the first result with its context: {_spread([row[1] / 1000 for row in cold], 'kB')}"
    )


def _spread(values: Sequence[float], unit: str = "ms") -> str:
    ordered = sorted(values)

    def pick(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return f"median {pick(0.5):.0f}, p95 {pick(0.95):.0f}, max {ordered[-1]:.0f} {unit}"


def _warm(browser: Any, folder: Path, asked: Sequence[str], slowed: int) -> dict[str, list[float]]:
    """Milliseconds per question: first when its parts of the index come from the server, then when they are in memory."""
    with Served(folder) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("sok/")
        page.evaluate(KEY_PRESSES, ["möbler", "xqzvw"])
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        first = page.evaluate(KEY_PRESSES, asked)
        again = page.evaluate(KEY_PRESSES, list(reversed(asked)))
        context.close()
    return {"new words": first, "known words": again}


class _Compressing(SimpleHTTPRequestHandler):
    """Sends files as hosts do: compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        body = gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes())
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(str(path)) if path.is_file() else "text/html"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(body))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _compressed(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: _Compressing(*given, directory=str(folder))
    )
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _cold(browser: Any, folder: Path, question: str) -> tuple[float, float, float]:
    """Milliseconds to the first result, compressed bytes with the context, milliseconds until the script ran."""
    with _compressed(folder) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        link = context.new_cdp_session(page)
        link.send("Network.enable")
        link.send("Network.emulateNetworkConditions", SLOW_LINK)
        link.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        paths: list[str] = []
        page.on("response", lambda answer: paths.append(answer.url.removeprefix(address)))
        page.add_init_script("""addEventListener('DOMContentLoaded', () => { window.borjan = performance.now();
          new MutationObserver((_, seen) => { if (document.querySelector('#sokresultat li')) { window.forst = performance.now(); seen.disconnect(); } })
            .observe(document.getElementById('sokresultat'), { childList: true }); });""")
        page.goto("sok/?q=" + question.replace(" ", "+").replace("%", ""))
        page.wait_for_selector("#sokresultat li", timeout=30_000)
        page.wait_for_timeout(1500)
        first, ready = page.evaluate("[window.forst ?? performance.now(), window.borjan]")
        context.close()
    files = [folder / path.split("?")[0] for path in paths if path.endswith(".js")]
    return (
        first,
        sum(len(gzip.compress(path.read_bytes())) for path in files if path.is_file()),
        ready,
    )


if __name__ == "__main__":
    main()
