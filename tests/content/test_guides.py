"""The guides are tested too: what they name exists, what exists is named, and the answers they quote are the real ones."""

import argparse
import re
import shutil
from enum import Enum
from pathlib import Path

import pytest
from guide import __main__ as commands
from guide.build import building, ways
from guide.html.blocks import BLOCKS
from guide.pages.markers import MARKERS
from guide.pages.page import PageHead, TranslatedHead
from guide.records import redirects, versions
from guide.records.kinds import KINDS
from guide.records.small_files import FILES
from guide.site import library
from guide.source import vocabulary
from guide.source.problems import Faulty
from pydantic import BaseModel

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = {kind: ROOT / "data" / kind / "_mall.yml" for kind in KINDS}
FAULT_PAGE = ROOT / "docs" / "om" / "redigera-fel.md"
DOORS = [
    path
    for path in (
        ROOT / "README.md",
        ROOT / "hooks" / "README.md",
        ROOT / "overrides" / "README.md",
        *sorted((ROOT / "docs" / "om").glob("*.md")),
        *sorted((ROOT / "docs" / "for-dig").glob("*.md")),
        *sorted((ROOT / "tests" / "manual").glob("*.md")),
        *sorted((ROOT / ".github").rglob("*.md")),
    )
    if path.exists()
]
EDITORS = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "om").glob("*.md"))
)
# What editors read: their pages, the templates that the marker ``mall`` shows on them, and the comments of the small files.
READ = (
    EDITORS
    + "".join(
        re.sub(r"\n *# ", " ", path.read_text(encoding="utf-8")) for path in TEMPLATES.values()
    )
    + "".join((ROOT / "data" / name).read_text(encoding="utf-8") for name in FILES)
)


def code_in(path):
    """Everything a guide sets as code, inline and in blocks."""
    text = path.read_text(encoding="utf-8")
    return [
        *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text),
        *re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.S | re.M),
    ]


class TestWhatExistsIsNamed:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_template_is_shown(self, kind):
        assert f"<!-- mall slag={kind} -->" in EDITORS

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_folder_of_records_is_named(self, kind):
        assert f"`data/{kind}/`" in EDITORS

    @pytest.mark.parametrize(
        "model", [*KINDS.values(), PageHead, TranslatedHead], ids=lambda model: model.__name__
    )
    def test_every_key(self, model):
        assert [
            key
            for key in keys_of(model)
            if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", READ)
        ] == []

    @pytest.mark.parametrize(
        "words",
        [
            cls
            for cls in vars(vocabulary).values()
            if isinstance(cls, type) and issubclass(cls, Enum) and list(cls)
        ],
        ids=lambda cls: cls.__name__,
    )
    def test_every_word_to_choose_from(self, words):
        assert [
            word.value
            for word in words
            if not re.search(rf"(?<![\w-]){re.escape(word.value)}(?![\w-])", READ)
        ] == []

    def test_every_frozen_field(self):
        text = (ROOT / "docs" / "om" / "redigera-krav.md").read_text(encoding="utf-8")
        aliases = [KINDS["krav"].model_fields[name].alias for name in versions.FROZEN_FIELDS]
        assert (
            f"Åtta fält är frysta: {', '.join(f'`{key}`' for key in aliases[:-1])} och `{aliases[-1]}`."
            in text
        )
        assert len(aliases) == 8

    def test_every_marker_has_a_block_and_the_list_is_shown(self):
        assert set(BLOCKS) == set(MARKERS)
        assert "<!-- markorlista -->" in EDITORS and "<!-- postfalt -->" in EDITORS

    def test_every_kind_is_in_the_glossary(self):
        text = (ROOT / "hooks" / "README.md").read_text(encoding="utf-8")
        for kind, model in KINDS.items():
            assert f"| `{kind}` | `{model.__name__}` |" in text


def keys_of(model):
    """Swedish keys of a model and of the parts within it."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for part in parts_of(field.annotation):
            yield from keys_of(part)


def parts_of(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [part for inner in getattr(annotation, "__args__", ()) for part in parts_of(inner)]


@pytest.mark.parametrize("path", DOORS, ids=lambda path: path.relative_to(ROOT).as_posix())
class TestWhatIsNamedExists:
    def test_make_targets(self, path):
        targets = set(
            re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        )
        assert [
            name
            for code in code_in(path)
            for name in re.findall(r"\bmake ([a-z-]+)\b(?!=)", code)
            if name not in targets
        ] == []

    def test_commands(self, path):
        action = next(
            action
            for action in commands._commands()._actions
            if isinstance(action, argparse._SubParsersAction)
        )
        assert [
            name
            for code in code_in(path)
            for name in re.findall(r"-m guide ([a-z-]+)", code)
            if name not in action.choices
        ] == []

    def test_files(self, path):
        """Files and folders of the project, named from its root; names that stand for any file are left out."""
        named = re.findall(
            r"\b((?:data|docs|docs_sma|hooks|overrides|tests|schema|bench)/[\w./-]*\w/?)",
            "\n".join(code_in(path)),
        )
        allowed = {"data/krav/mob-017.yml", "docs/metoder/ny-metod.md", "docs/om/prov.md"}
        made_later = ("data/versioner", "data/revisioner", "data/adresser.txt", "data/krav.")
        missing = [
            name
            for name in named
            if not (ROOT / name).exists()
            and name not in allowed
            and not name.startswith(made_later)
        ]
        assert missing == []


def test_the_site_does_without_material(site, settings, project, tmp_path):
    """As hooks/README.md says of the way out: the same bytes without the theme whose upkeep ends."""
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert "  name: material\n" in text
    path.write_text(
        text.replace("  name: material\n", "  name: null\n  static_templates: [404.html]\n"),
        encoding="utf-8",
    )
    outcome = building.build(project, tmp_path / "utan", settings=settings)
    assert outcome.ok, outcome.faults
    with_theme, without = (
        {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }
        for folder in (site, tmp_path / "utan")
    )
    assert sorted(with_theme) == sorted(without)
    assert [name for name, content in with_theme.items() if without[name] != content] == []


# --- The answers on the page "När kontrollen säger ifrån" -----------------------------------------------------------
# Each fault is put into a copy of the project, in files of its own made from the templates.


def changed(kind, name, *changes):
    """(path, content) of a new record made from a template, with texts replaced."""
    text = (
        TEMPLATES[kind]
        .read_text(encoding="utf-8")
        .replace("id: exempel", f"id: {name}")
        .replace("id: mob-000", f"id: {name}")
    )
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return f"data/{kind}/{name}.yml", text


PAGE = (
    "---\ntitle: Prov\ndescription: Prov.\nkontrollerad: 2026-11-23\nrevision: 1\n---\n# Prov\n\n"
)

TOWNS = """utgangspunkt: ORT
kallor: [{titel: GeoNames, datum: utan datum}]
orter:
  - {namn: Östersund, nord: '63.18', ost: '14.64', geonames: 2685750}
"""

ALONE = [  # faults within one file
    changed("fall", "prov-tabb", ("ort: Eskilstuna", "\tort: Eskilstuna")),
    changed(
        "fall",
        "prov-kolon",
        (
            "titel: 'Eskilstuna kommun: begagnade datorer till skola och omsorg'",
            "titel: Hjo: ett förråd",
        ),
    ),
    changed("fall", "prov-citat", ("leverantorer: Leverantören", "leverantorer: 'Leverantören")),
    changed("fall", "prov-indrag", ("lardomar:\n  - ", "lardomar:\n   - En rad\n  - ")),
    ("data/fall/prov-tom.yml", ""),
    ("data/fall/prov-kod.yml", b"titel: G\xe5rd\n"),
    changed("fall", "prov-ankare", ("ort: Eskilstuna", "ort: &ort Eskilstuna")),
    changed("fall", "prov-saknas", ("ort: Eskilstuna", "")),
    changed("fall", "prov-nyckel", ("ort: Eskilstuna", "ort: Eskilstuna\norten: Hjo")),
    changed("fall", "prov-dubbel", ("ort: Eskilstuna", "ort: Eskilstuna\nort: Hjo")),
    changed("fall", "prov-tomt", ("ort: Eskilstuna", "ort:")),
    changed(
        "krav",
        "mob-910",
        ("niva: bas", "niva: avancerat"),
        ("kontrollerad: 2026-11-23", "kontrollerad: 23 november"),
    ),
    changed(
        "krav", "mob-911", ("strategier: [reparera, design-lang-livslangd]", "strategier: reparera")
    ),
    changed(
        "krav",
        "mob-912",
        ("cpv:\n  - '39100000'", "cpv: []"),
        ("kontrollerad: 2026-11-23", "kontrollerad: 2026-02-30"),
    ),
    changed(
        "fall",
        "prov-ja",
        ("bekraftad: ja", "bekraftad: yes"),
        ("adress: https://www.inrego.se/sv-se/referenser/eskilstuna-kommun", "adress: www.hjo.se"),
    ),
    changed(
        "krav",
        "mob-913",
        ("39100000", "39100000-3"),
        ("varfor: >-\n", "varfor: =SUMMA\nfyll: >-\n"),
    ),
    changed(
        "termer",
        "ord-910",
        (
            'forklaring: "Det som köparen skriver att varan, tjänsten eller leverantören måste klara."\n',
            "",
        ),
        ("forklaras: nej", "forklaras: ja"),
        ("id: ord-000", "id: ord-910"),
    ),
    ("data/orter.yml", TOWNS.replace("ORT", "Ostersund")),
    ("docs/om/prov-huvud.md", "# Prov\n"),
    ("docs/om/prov-markor.md", PAGE + "<!-- faltabell -->\n\n<!-- regeltabell lag=LOU -->\n"),
    (
        "docs/om/prov-html.md",
        PAGE + '<marquee>\n<span style="color: red">x</span>\n[x](javascript:x)\n',
    ),
    ("docs_sma/om/prov.md", "---\ntitle: Prov\nstatus: granskad\nmotsvarar: 1\n---\n# Prov\n"),
    ("data/fall/prov-1.yml", changed("fall", "prov-2")[1]),
    changed(
        "klausuler",
        "prov-stycken",
        ("köparen rätt till", "köparen rätt och ska få"),
        ("id: s2", "id: s1"),
        ("minskas priset", "[10] minskas priset"),
        ("gånger mervärdet: {belopp}", "gånger {dagar}"),
        ("kallor: [1]", "kallor: [9]"),
        ("steg: 2", "steg: 5"),
    ),
    changed(
        "klausuler",
        "prov-lang",
        ("Rättas en brist", "Ord " * 31 + "rättas en brist"),
        ("{faktor} gånger mervärdet: {belopp}", "mervärdet"),
        ("    forval: '1'\n", ""),
        ("    kallor: [1]\n", ""),
        ("slag: pafoljd", "slag: skyldighet"),
    ),
    changed("klausuler", "prov-dubbel-ska", ("köparen rätt till", "köparen som ska ha och ska få")),
    changed(
        "utvarderingsmodeller",
        "prov-summa",
        ("resultat: '520000'", "resultat: '520001'"),
        ("vinnare: B", "vinnare: C"),
        ("vinner: lagst", "vinner: hogst"),
        ("relativ: nej", "relativ: ja"),
        ("forval: '40'", "forval: fyrtio"),
    ),
    changed(
        "utvarderingsmodeller",
        "prov-ordning",
        ("      - namn: C\n        resultat", "      - namn: D\n        resultat"),
    ),
    changed(
        "utvarderingsmodeller",
        "prov-tal",
        ("varden: {pris: '480000', niva: '20'}", "varden: {pris: '480 000'}"),
        ("parametrar: {krav: '40'}", "parametrar: {krav: mycket}"),
        ("- {id: krav,", "- {id: tak,"),
    ),
    changed("utvarderingsmodeller", "prov-relativ", ("raknesatt: troskel", "raknesatt: relativ")),
]

TOGETHER = [  # faults between files that are right one by one
    changed(
        "krav",
        "mob-901",
        ("39100000", "39100001"),
        ("nasta_kontroll: 2027-05-23", "nasta_kontroll: 2026-01-01"),
        ("BT-06: [env-imp]", "BT-06: [env-mip]"),
        ("#fall: [hjo-cirkular-mobelhantering]", "fall: [finns-ej]"),
        (
            "#lagrum:\n#  - {lag: LOU, kap: 17, par: [1]}",
            "lagrum:\n  - {lag: LOU, kap: 17, par: [117]}",
        ),
    ),
    changed("krav", "mob-902", ("produktgrupp: mobler", "produktgrupp: golv")),
]

PUBLISHED = [  # faults against what has been published
    changed("krav", "mob-903", ("i minst {delar-ar} år", "i högst {delar-ar} år")),
    changed("krav", "mob-904", ("version: 1", "version: 3")),
]

ADDRESSES = [  # faults that show when all records are right
    ("data/orter.yml", TOWNS.replace("ORT", "Östersund").replace("'63.18'", "'61,12'")),
    ("data/adresser.txt", "/om/prov/\n"),
    ("data/omdirigeringar.yml", "omdirigeringar:\n  om/kontakt: om\n"),
    ("docs/om/prov-filter.md", PAGE + "<!-- kravtabell produktgrupp=möbler -->\n"),
]


def write(project, files):
    for name, content in files:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def faults_of(project):
    with pytest.raises(Faulty) as faulty:
        library.load(project)
    return {problem.what for problem in faulty.value.problems}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the check says of every fault above, in four copies of the project."""

    def copy():
        project = tmp_path_factory.mktemp("prov")
        for name in ("data", "docs", "docs_sma"):
            shutil.copytree(ROOT / name, project / name)
        return project

    said = set()
    for files in (ALONE, TOGETHER, ADDRESSES):
        project = copy()
        write(project, files)
        said |= faults_of(project)
    project = copy()
    for name in ("mob-903", "mob-904", "mob-905"):
        write(project, [changed("krav", name)])
    frozen = library.collection.load(project).requirements
    for name in ("mob-903", "mob-904", "mob-905"):
        versions.write_snapshot(project / "data" / "versioner", frozen[name])
    (project / "data" / "krav" / "mob-905.yml").unlink()
    write(project, PUBLISHED)
    return said | faults_of(project) | lost_ways(copy()) | lost_ways(copy(), in_menu=False)


def lost_ways(project, in_menu=True):
    """What the check says of a menu, or of links, that lead nowhere."""
    shutil.copytree(ROOT / "overrides", project / "overrides")
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if in_menu:
        menu = menu.replace("      - om/eu.md\n", "      - om/prov.md\n")
    else:
        write(project, [("docs/om/prov-lank.md", PAGE + "[a](prov.md) [b](kontakt.md#vem)\n")])
    (project / "mkdocs.yml").write_text(menu, encoding="utf-8")
    return {problem.what for problem in ways.lost(project, library.load(project))}


QUOTED = re.findall(r"^`([^`]+)`$", FAULT_PAGE.read_text(encoding="utf-8"), re.M)


def test_answers_are_quoted():
    assert len(QUOTED) > 30 and len(QUOTED) == len(set(QUOTED))


@pytest.mark.parametrize("quoted", QUOTED)
def test_a_quoted_answer_is_what_the_check_says(quoted, answers):
    assert any(said.startswith(quoted) for said in answers), sorted(answers)


# --- "Det här gör du när något händer" -----------------------------------------------------------------------------


def problems_of(project):
    try:
        library.load(project)
    except Faulty as faulty:
        return faulty.problems
    return []


def test_deleting_a_record_is_refused_with_the_list_of_who_cites_it(project):
    records = library.collection.load(project)
    case = max(
        records.cases.values(), key=lambda case: len(records.citing.get(("fall", case.id), ()))
    )
    citing = {f"data/{record.kind}/{record.id}.yml" for record in records.citing["fall", case.id]}
    (project / "data" / "fall" / f"{case.id}.yml").unlink()
    told = {
        problem.path
        for problem in problems_of(project)
        if problem.what == f'"{case.id}" finns inte i data/fall.'
    }
    assert len(citing) > 1 and told == citing


def test_a_section_that_the_law_loses_is_told_wherever_it_is_cited(project):
    acts = project / "data" / "lagar.yml"
    text = acts.read_text(encoding="utf-8")
    chapter = re.search(r"^      '17': 1 2", text, re.M)
    acts.write_text(text.replace(chapter[0], "      '17': 2", 1), encoding="utf-8")
    records = library.collection.load(ROOT)
    citing = {
        f"data/regler/{rule.id}.yml"
        for rule in records.rules.values()
        for law in rule.law
        if law.act == "LOU" and law.chapter == "17" and "1" in law.sections
    }
    told = {problem.path for problem in problems_of(project)}
    assert citing and citing <= told


def test_a_renamed_page_must_lead_on(project):
    assert problems_of(project) == []
    for tree in ("docs", "docs_sma"):
        page = project / tree / "om" / "kontakt.md"
        if page.exists():
            page.rename(page.with_name("kontakta.md"))
    told = [problem.what for problem in problems_of(project)]
    gone = [
        what.split("/", 1)[1].split("/ är publicerad")[0]
        for what in told
        if what.endswith("är publicerad men finns inte längre.")
    ]
    assert "om/kontakt" in gone
    moved = project / "data" / "omdirigeringar.yml"
    lines = "".join(f"  {old}: {old.replace('kontakt', 'kontakta')}\n" for old in gone)
    moved.write_text(moved.read_text(encoding="utf-8") + lines, encoding="utf-8")
    for words in (project / "data" / "sokord").glob("*.yml"):
        text = words.read_text(encoding="utf-8").replace("om/kontakt/", "om/kontakta/")
        words.write_text(text, encoding="utf-8")
    assert problems_of(project) == []
    pages = dict(
        redirects.pages(
            library.load(project).collection.small_files.redirects, "https://exempel.se/"
        )
    )
    assert b'<a href="../../om/kontakta/">' in pages["om/kontakt/index.html"]
