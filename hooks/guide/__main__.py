"""The commands of the record library: ``python -m guide check`` and its siblings (``PYTHONPATH=hooks``).

Messages are in Swedish: they are for editors. The exit code is 0 when all is right and 1 when something must be mended.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from .build import building, preview

ROOT = Path(__file__).resolve().parents[2]


def check(root: Path) -> int:
    """Tell every fault in data and pages without building; else how much there is."""
    from .build import ways
    from .site import library  # here, so that the preview and the build start without reading it
    from .source.problems import Faulty

    try:
        found = library.load(root)
        if lost := ways.lost(root, found):
            raise Faulty(lost)
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    kinds = ", ".join(
        f"{len(records)} {kind}" for kind, records in found.collection.by_kind.items()
    )
    print(f"Allt är rätt: {kinds} och {len(found.pages)} sidor.")
    return 0


def build(root: Path, folder: Path, engine: str) -> int:
    """Build the publishable site; on a fault the earlier one stays."""
    outcome = building.publish(root, folder, building.COMMANDS[engine])
    if outcome.ok:
        seconds = f"{outcome.seconds:.1f}".replace(".", ",")
        print(f"Webbplatsen är byggd i {folder.name}/ på {seconds} s.")
        return 0
    print(outcome.faults, file=sys.stderr)
    if folder.exists():
        print(f"{folder.name}/ är orörd.", file=sys.stderr)
    return outcome.code


def publish_versions(root: Path) -> int:
    """Freeze the wording of every requirement and clause whose version is new, and note every address: both are promises."""
    from .site import library
    from .source.problems import Faulty

    try:
        written, new = library.publish(root)
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(root).as_posix())
    print(
        f"{len(written)} nya versioner är frysta." if written else "Alla versioner är redan frysta."
    )
    print(
        f"{len(new)} nya adresser är antecknade." if new else "Alla adresser är redan antecknade."
    )
    return 0


def revise(root: Path, page: str) -> int:
    """Keep a page's present text for the translators and raise its revision."""
    from .pages import translation

    try:
        revision = translation.revise(root, page)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(
        f"{page} har nu revision {revision}. Ändra texten när du vill; den äldre är sparad för översättaren."
    )
    return 0


def tell_readability(root: Path, paths: list[Path]) -> int:
    """Report LIX and long sentences, of the Markdown files that are named or else of all pages and records."""
    from .pages import readability
    from .source.problems import Faulty

    try:
        figures = readability.measured({"filer": _named(paths)} if paths else _all_texts(root))
    except OSError as fault:
        print(f"{fault.filename} går inte att läsa. Kontrollera sökvägen.", file=sys.stderr)
        return 1
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    print("\n".join(readability.report(figures)))
    return int(bool(readability.broken(figures)))


def _named(paths: list[Path]) -> list[tuple[str, str]]:
    return [(path.as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def _all_texts(root: Path) -> dict[str, list[tuple[str, str]]]:
    from .search.running_texts import running_texts
    from .site import library

    content = library.load(root)
    return running_texts(content.collection, content.pages)


def send_translation(root: Path, folder: Path) -> int:
    """Write the files that a South Sami reviewer or translator works in."""
    from .site import library
    from .source.problems import Faulty
    from .takeaway.translation_terms import tbx_file
    from .takeaway.translation_word import word_file
    from .takeaway.translation_xliff import xliff_file

    try:
        content = library.load(root)
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    drafts, terms = content.interface.drafts, content.collection.terms.values()
    questions = content.collection.small_files.review_questions
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in {
        "granskning.docx": word_file(drafts, questions, terms, _build_day()),
        "oversattning.xlf": xliff_file(drafts),
        "termer.tbx": tbx_file(terms),
    }.items():
        (folder / name).write_bytes(made)
        print(f"{folder.name}/{name}")
    print(
        f"{len(drafts.by_id)} utkast, {len(questions)} frågor. Skicka Word-filen till granskaren."
    )
    return 0


def take_translation_in(root: Path, given: argparse.Namespace) -> int:
    """Take a reviewed file in, or tell every fault and leave all as it was."""
    from .pages import interface
    from .source.problems import Faulty
    from .takeaway import translation_return

    if bool(given.av) != bool(given.dag):
        print("Ange både roll (--av) och dag (--dag), eller ingen av dem.", file=sys.stderr)
        return 1
    words = interface.load(root)
    if isinstance(words, list):
        print(Faulty(words), file=sys.stderr)
        return 1
    review = translation_return.Review(given.av, given.dag) if given.av else None
    try:
        taken = translation_return.take_in(given.fil, words.drafts, review)
    except Faulty as faulty:
        print("\n".join(map(str, faulty.problems)), file=sys.stderr)
        print(f"\n{len(faulty.problems)} fel. Inget är ändrat.", file=sys.stderr)
        return 1
    written = translation_return.write(root, taken)
    print("\n".join([*written, f"{len(taken.changed)} texter är ändrade."]))
    return 0


def send_review(root: Path, folder: Path) -> int:
    """Write the pack for a lawyer's sitting."""
    from .build import settings
    from .docset import review_pack
    from .site import library
    from .site.context import Site
    from .site.render import Renderer
    from .source.problems import Faulty

    try:
        found, address = library.load(root), settings.read(ROOT).address
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    day = _build_day()
    site = Site(found.collection, found.pages, Renderer(), day, address)
    for name, made in review_pack.pack_files(site, day):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
        print(f"{folder.name}/{name}")
    print("Skicka hela mappen till juristen. Det är granskning.docx som ska tillbaka.")
    return 0


def take_review_in(root: Path, given: argparse.Namespace) -> int:
    """Take a lawyer's answers in, or tell every fault and leave all as it was."""
    from .docset import review_return
    from .site import library
    from .source.problems import Faulty

    if not (given.av and given.dag):
        print("Ange både roll (--av) och dag (--dag).", file=sys.stderr)
        return 1
    sitting = review_return.Sitting(given.av, given.dag)
    try:
        found = library.load(root)
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    try:
        taken = review_return.take_in(given.fil, found.collection, sitting, _build_day())
    except Faulty as faulty:
        print("\n".join(map(str, faulty.problems)), file=sys.stderr)
        print(f"\n{len(faulty.problems)} fel. Inget är ändrat.", file=sys.stderr)
        return 1
    written = review_return.write(root, taken)
    count = f"{len(written)} {'fil är ändrad' if len(written) == 1 else 'filer är ändrade'}."
    print("\n".join([*written, count]))
    if taken.to_mend:
        print("\n".join(["", "Att läsa och rätta:", *map(str, taken.to_mend)]))
    return 0


def _build_day() -> date:
    from .build import settings

    return settings.today()


def write_schemas(root: Path) -> int:
    """Write the JSON Schema of every kind of record, for the editors' YAML plug-in."""
    from .records import schemas

    folder = root / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas.schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(schemas.schema_files())} scheman är skrivna i schema/.")
    return 0


def pack_site(site: Path) -> int:
    """Put the copy for reading from a disk into a finished site."""
    from .build import offline

    offline.archive(site, site / offline.NAME, _build_day())
    return 0


def pack_offline(root: Path, target: Path) -> int:
    """Take the copy for reading from a disk out of the built site."""
    from .build import offline

    packed = root / "site" / offline.NAME
    if not packed.is_file():
        print("Det finns ingen byggd webbplats. Kör make site först.", file=sys.stderr)
        return 1
    shutil.copyfile(packed, target)
    size = target.stat().st_size // 1_000_000
    print(f"{target.name}: {size} MB. Packa upp hela mappen och öppna index.html.")
    return 0


def keep_watch(given: argparse.Namespace) -> int:
    """Ask what has changed since it was read, and tell it; the only command that asks other sites."""
    from .site import library
    from .source.problems import Faulty
    from .watch import watching
    from .watch.fetching import fetch

    try:
        found = library.load(ROOT)
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    outcome = watching.watch(found.collection, found.pages, fetch, given.lagar)
    print(outcome.text, end="")
    if given.skriv:
        path = ROOT / watching.STATE
        path.write_text(watching.state(outcome, found.collection, date.today()), encoding="utf-8")
        print(f"{watching.STATE.as_posix()} är skriven.")
    if given.arende:
        try:
            print(watching.tell_host(outcome))
        except KeyError as missing:
            print(f"Ärendet kunde inte öppnas: {missing} är inte satt.", file=sys.stderr)
            return 1
        except OSError as fault:
            print(f"Ärendet kunde inte öppnas: {fault}", file=sys.stderr)
            return 1
    return 0


def draw_site(root: Path, folder: Path) -> int:
    """Build the whole site into a folder without MkDocs; ``bygg`` starts this as a process of its own."""
    from .build import own_renderer
    from .source.problems import Faulty

    try:
        own_renderer.build(root, folder)
    except Faulty as faulty:
        print(faulty, file=sys.stderr)
        return 1
    return 0


def serve_pages(root: Path) -> int:
    """Draw pages on request for the preview."""
    from .build import page_server

    return page_server.main(root)


def _commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m guide", description="Kommandon för webbplatsens innehåll."
    )
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def command(
        name: str, text: str, run: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    made = command("bevaka", "Fråga vad som har ändrats sedan det lästes (kräver nät).", keep_watch)
    made.add_argument("--lagar", action="store_true", help="bara lagtexterna")
    made.add_argument("--skriv", action="store_true", help="skriv data/bevakning.yml")
    made.add_argument("--arende", action="store_true", help="öppna, förnya eller stäng ärendet")
    command("check", "Kontrollera data och sidor utan att bygga.", lambda given: check(ROOT))
    made = command(
        "bygg",
        "Bygg webbplatsen. Vid fel ligger den förra kvar.",
        lambda given: build(ROOT, given.mapp.resolve(), given.motor),
    )
    made.add_argument(
        "--mapp", type=Path, default=ROOT / "site", help="mappen som webbplatsen läggs i (site)"
    )
    made.add_argument(
        "--motor",
        choices=building.COMMANDS,
        default="mkdocs",
        help="det som bygger: mkdocs, eller egen (utan MkDocs)",
    )
    made = command(
        "serve",
        "Visa webbplatsen och bygg om vid varje ändring.",
        lambda given: preview.serve(ROOT, given.port),
    )
    made.add_argument("--port", type=int, choices=range(1, 65_536), metavar="PORT", default=8000)
    command(
        "publicera",
        "Frys ordalydelsen i krav med ny version.",
        lambda given: publish_versions(ROOT),
    )
    made = command(
        "revidera",
        "Höj en sidas revision innan texten ändras.",
        lambda given: revise(ROOT, given.sida),
    )
    made.add_argument("sida", metavar="SIDA", help="till exempel docs/om/kontakt.md")
    command(
        "offline",
        "Packa webbplatsen så att den går att läsa från en disk.",
        lambda given: pack_offline(ROOT, ROOT / "offline.zip"),
    )
    made = command(
        "packa",
        "Lägg kopian för läsning utan nät i en färdig webbplats. Bygget kör detta sist.",
        lambda given: pack_site(given.mapp.resolve()),
    )
    made.add_argument("mapp", type=Path, metavar="MAPP", help="mappen som sidorna ligger i")
    made = command(
        "rita",
        "Bygg webbplatsen i en mapp utan MkDocs. Bygget kör detta med --motor egen.",
        lambda given: draw_site(ROOT, given.mapp.resolve()),
    )
    made.add_argument("mapp", type=Path, metavar="MAPP", help="mappen som sidorna läggs i")
    command(
        "tecknare",
        "Rita sidor på begäran. Förhandsvisningen kör detta vid sidan om.",
        lambda given: serve_pages(ROOT),
    )
    made = command(
        "lix", "Mät hur lättlästa texterna är.", lambda given: tell_readability(ROOT, given.filer)
    )
    made.add_argument(
        "filer", nargs="*", type=Path, metavar="FIL", help="Markdownfiler; utan dem mäts allt"
    )
    _add_translation(command)
    _add_review(command)
    command("schema", "Skriv JSON-scheman för alla postslag.", lambda given: write_schemas(ROOT))
    return parser


def _add_translation(
    command: Callable[[str, str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser],
) -> None:
    made = command(
        "oversattning-ut",
        "Gör filerna till den som granskar eller översätter sydsamiskan.",
        lambda given: send_translation(ROOT, given.mapp.resolve()),
    )
    made.add_argument(
        "--mapp", type=Path, default=ROOT / "oversattning", help="mappen (oversattning)"
    )
    made = command(
        "oversattning-in",
        "Ta in en granskad fil. Vid fel ändras inget.",
        lambda given: take_translation_in(ROOT, given),
    )
    made.add_argument("fil", type=Path, metavar="FIL", help="Word (.docx) eller XLIFF (.xlf)")
    made.add_argument("--av", help="granskarens roll, till exempel språkgranskare i sydsamiska")
    made.add_argument("--dag", type=date.fromisoformat, help="dagen för granskningen")


def _add_review(
    command: Callable[[str, str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser],
) -> None:
    made = command(
        "granskning",
        "Gör paketet till den jurist som granskar krav och klausuler.",
        lambda given: send_review(ROOT, given.mapp.resolve()),
    )
    made.add_argument("--mapp", type=Path, default=ROOT / "granskning", help="mappen (granskning)")
    made = command(
        "granskning-in",
        "Ta in juristens svar. Vid fel ändras inget.",
        lambda given: take_review_in(ROOT, given),
    )
    made.add_argument("fil", type=Path, metavar="FIL", help="granskning.docx med juristens kryss")
    made.add_argument("--av", help="juristens roll, till exempel kommunjurist")
    made.add_argument("--dag", type=_day, help="dagen för granskningen, år-månad-dag")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'"{text}" är ingen dag. Skriv år-månad-dag, till exempel 2026-12-10.'
        ) from None


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    given = _commands().parse_args(arguments)
    try:
        return int(given.run(given))
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # what reads the output has had enough
        return 1
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        print(
            f"Det gick inte att läsa eller skriva{where}: {error.strerror or error}. "
            "Kontrollera utrymme och rättigheter.",
            file=sys.stderr,
        )
        return 1
    except Exception as error:
        return _tell_unforeseen(error)


def _tell_unforeseen(error: Exception) -> int:
    """What no check foresaw: told with where in the program it happened, for whoever mends it."""
    from .source.problems import Faulty

    if isinstance(error, Faulty):
        print(error, file=sys.stderr)
        return 1
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = (
        f"{Path(trace.tb_frame.f_code.co_filename).name}, rad {trace.tb_lineno}" if trace else ""
    )
    print(
        f"hooks:1: programmet klarade inte detta ({type(error).__name__}: {str(error)[:300]}; {where}). "
        "Ångra den senaste ändringen. Anmäl felet som ett ärende i projektet, med filen bifogad.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
