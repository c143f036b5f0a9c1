"""What the document sets hold, for every kind of purchase and all modules of the project."""

import csv
import io
import re
import warnings
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from document_sets import HOSTILE, KINDS, PURCHASE, data, described, files, set_of, state, texts
from node_modules import run

FEW = ["mob-001", "mob-005", "mas-005", "it-002"]
OUTWARD = {
    "forfragan",
    "avrop",
    "kravbilaga",
    "svarsformular",
    "utvardering",
    "avtal",
    "marknadsfragor",
}
INTERNAL = (
    "Se upp",
    "inte juridiskt granskad",
    "Er anteckning",
    "hemlig anteckning",
    "Marknad",
    "Vårt förslag",
)


def all_ids() -> list[str]:
    return sorted(data()["moduler"])


def words_of(description: dict) -> str:
    return "\n".join(texts(description["block"]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_module_gives_documents_without_gaps(kind: str):
    for start in range(0, len(all_ids()), 100):
        ids = all_ids()[start : start + 100]
        for id_, description in described(state(kind, ids, **{"tilld.namn": "Bolaget"})).items():
            found = words_of(description)
            assert not re.search(r"\{[a-z0-9-]+\}|undefined|\bNaN\b|\[object|\bnull\b", found), id_


def test_every_point_stands_once_in_the_annex_and_is_numbered_in_order():
    one = state("annonserad-over", all_ids()[:60])
    points = [point for chapter in set_of(one)["kapitel"] for point in chapter["punkter"]]
    annex = described(one)["kravbilaga"]["block"]
    chapter = number = 0
    numbers = []
    for block in annex:
        if block["t"] == "kapitel":
            chapter, number = chapter + 1, 0
        elif block["t"] == "punkt":
            number += 1
            numbers.append((f"{chapter}.{number}", block["text"]))
    assert [(p["nr"], p["text"]) for p in points] == [n for n in numbers if isinstance(n[1], str)]


def test_definitions_come_first_and_points_are_grouped_by_type():
    annex = described(state("annonserad-over", FEW))["kravbilaga"]["block"]
    chapters = [block["text"] for block in annex if block["t"] == "kapitel"]
    assert chapters == [
        "Definitioner",
        "Krav på det som köps",
        "Tilldelningskriterier",
        "Villkor under avtalet",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_internal_reaches_a_bidder(kind: str):
    one = state(kind, FEW, **{"mob-001.not": "hemlig anteckning", "kop.varde": "123456"})
    for id_, description in described(one).items():
        if id_ in OUTWARD:
            found = words_of(description)
            assert not [word for word in INTERNAL if word in found], id_
            assert "123456" not in found.replace("\u00a0", ""), id_
            assert "Cirkulär upphandling" not in found + description["sidhuvud"], "no advertising"


def test_a_direct_purchase_is_one_request_with_answers_in_it():
    found = described(state("direkt", ["mob-005"]))
    assert not {"kravbilaga", "svarsformular", "avtal", "utvardering"} & set(found)
    request = found["forfragan"]
    said = words_of(request)
    assert (
        request["skyddad"]
        and "Ert svar" in said
        and "inkop@exempel.se" in said
        and "2027-01-20" in said
    )
    fields = sum(text.count('"falt"') for text in [repr(request["block"]).replace("'", '"')])
    assert fields > len(set_of(state("direkt", ["mob-005"]))["punkter"])


def test_a_call_off_without_competition_brings_nothing_new():
    one = state("avrop", FEW, **{"kop.avropssatt": "rangordning"})
    assert set_of(one)["punkter"] == [] and set_of(one)["klausuler"] == []
    found = words_of(described(one)["avrop"])
    for point in data()["moduler"]["mob-001"]["punkter"]:
        assert point["text"][:30] not in found
    assert "Påhittat ramavtal" in found and "ramavtalets rangordning" in found


def test_in_a_renewed_competition_what_lacks_support_reaches_no_bidder():
    one = state("fkk", ["it-001", "it-002"])
    one["falt"] = {
        key: value for key, value in one["falt"].items() if not key.startswith("it-002.stod")
    }
    points = {point["modul"] for point in set_of(one)["punkter"]}
    assert points == {"it-001"} and {point["modul"] for point in set_of(one)["utan_stod"]} == {
        "it-002"
    }
    assert set_of(one)["klausuler"] == [], "a clause needs support too"


def test_answers_are_given_in_one_place():
    system, file = (
        state("annonserad-over", FEW, **{"kop.svar": "system"}),
        state("annonserad-over", FEW),
    )
    assert "svarsformular" not in described(system)
    assert "upphandlingssystemet" in words_of(described(system)["avtal"])
    found = described(file)
    assert found["svarsformular"]["skyddad"]
    for id_ in ("avtal", "kravbilaga"):
        assert "Bilaga 2, Svarsformulär" in words_of(found[id_])


def test_every_annex_that_is_named_is_in_the_set():
    for fields in ({}, {"kop.svar": "system"}):
        found = described(state("annonserad-over", FEW, **fields))
        titles = {d["titel"].split(":")[0] for d in found.values()} | {
            "Bilaga 3, Prisbilaga",
            "Bilaga 2, Prisbilaga",
        }
        for id_, description in found.items():
            named = re.findall(r"Bilaga \d, [A-ZÅÄÖ][a-zåäö]+", words_of(description))
            assert set(named) <= titles, id_


def test_a_clause_says_nothing_that_a_point_says():
    one = set_of(state("annonserad-over", ["mob-001", "mob-002", "it-001", "mob-005"]))
    clause = next(c for c in one["klausuler"] if c["id"] == "reservdelar-garanti")
    assert not [text for text in clause["texter"] if "garanterar varans funktion" in text]


def test_the_same_measure_is_asked_once_and_a_conflict_is_told():
    one = state("annonserad-over", ["mob-002", "it-001"])
    body = "const set = $compose.compose(given[0], given[1]); return $checking.notesOn(given[0], set, given[1]);"
    notes = run(body, [one, data()])
    assert [
        note for note in notes if note["slag"] == "konflikt" and "mäter samma sak" in note["text"]
    ]
    one["falt"]["matt.garanti.år.leverans"] = "4"
    assert not [note for note in run(body, [one, data()]) if "mäter samma sak" in note["text"]]


def test_a_hostile_text_is_neutral_in_every_file():
    fields = {
        key: HOSTILE
        for key in PURCHASE
        if key not in ("kop.slag", "kop.skick", "kop.start", "kop.slut")
    }
    fields |= {
        "mob-001.f.leveranstid": HOSTILE,
        "mob-001.not": HOSTILE,
        "tilld.namn": HOSTILE,
        "tilld.orgnr": HOSTILE,
    }
    fields |= {
        "svar.mob-001.p1": HOSTILE,
        "klausul.rattelse.f.rattelse-dagar": HOSTILE,
        "anbud.a1.namn": HOSTILE,
    }
    made = files(state("annonserad-over", FEW, **fields, **{"utv.modell": "mervarde"}))
    for id_, content in made.items():
        if data()["dokument"].get(id_, {}).get("slag") in ("docx", "xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    ElementTree.fromstring(archive.read(name))
    for id_ in ("prisbilaga", "uppfoljning", "utvardering-excel"):
        for sheet in openpyxl.load_workbook(io.BytesIO(made[id_])):
            formulas = [c.value for row in sheet for c in row if c.data_type == "f"]
            assert all(
                re.fullmatch(r"=[A-Z$0-9(),*+/<>=\"!a-zåäö:.\s-]+", formula) for formula in formulas
            )
            assert "=1+1" not in "".join(formulas)
    for id_, separator in (("csv", ";"), ("csv-komma", ",")):
        for row in csv.reader(io.StringIO(made[id_].decode("utf-8-sig")), delimiter=separator):
            assert not [cell for cell in row if cell[:1] in "=+-@\uff1d"], id_
    assert not [line for line in made["text-tabell"].decode().splitlines() if line.startswith("=")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_choices_give_the_same_archive(kind: str):
    one = state(kind, FEW, **{"tilld.namn": "Bolaget"})
    assert files(one)["allt"] == files(one)["allt"]
    with zipfile.ZipFile(io.BytesIO(files(one)["allt"])) as archive:
        names = archive.namelist()
        listed = archive.read("vad-gar-till-vem.txt").decode()
    assert all(name.split("/")[-1] in listed for name in names if "/" in name)
    assert {name.split("/")[0] for name in names if "/" in name} <= {
        "till-anbudsgivare",
        "till-leverantoren",
        "internt",
    }


def test_office_files_read_back_as_they_were_declared():
    one = state("annonserad-over", FEW)
    made, points = files(one), set_of(one)["punkter"]
    annex = docx.Document(io.BytesIO(made["kravbilaga"]))
    read = [paragraph.text for paragraph in annex.paragraphs if paragraph.style.name == "Punkt 2"]
    assert [point["text"] for point in points] == [
        text for text in read if text in {p["text"] for p in points}
    ]
    form = docx.Document(io.BytesIO(made["svarsformular"]))
    assert [row.cells[0].text for row in form.tables[-1].rows[1:]] == [
        p["nr"] for p in points if p["svar"]["slag"] != "inget"
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plan = openpyxl.load_workbook(io.BytesIO(made["uppfoljning"])).active
    dated = [row[0] for row in plan.iter_rows(min_row=3) if row[0].is_date]
    assert (
        dated
        and plan.auto_filter.ref
        and all(str(cell.value)[:4] in ("2027", "2028") for cell in dated)
    )


def test_a_moved_date_moves_the_event():
    def events(start: str) -> dict[str, str]:
        text = files(state("annonserad-over", FEW, **{"kop.start": start}))["kalender"].decode()
        found = re.findall(r"UID:(\S+)\r\n.*?DTSTART;VALUE=DATE:(\d+)", text, re.S)
        return dict(found)

    first, moved = events("2027-02-01"), events("2027-03-01")
    assert set(first) == set(moved) and first != moved and len(first) > 3


def test_what_the_winner_promised_comes_back():
    one = state(
        "annonserad-over",
        FEW,
        **{"tilld.namn": "Bolaget", "svar.mas-005.p1": "12", "utv.modell": "mervarde"},
    )
    found = described(one)
    assert "12 år" in words_of(found["avtalsbilaga"]) and "Bolaget" in words_of(found["avtal"])
    assert "12" in words_of(found["anbudskontroll"])
    plan = openpyxl.load_workbook(io.BytesIO(files(one)["uppfoljning"])).active
    assert [
        row for row in plan.iter_rows(min_row=3, values_only=True) if row[4] and "12 år" in row[4]
    ]
    assert {"brev-avvikelse", "brev-vite"} <= set(found)
    assert not {"avtalsbilaga", "brev-vite"} & set(described(state("annonserad-over", FEW)))


def test_answers_of_a_filled_form_are_read_by_their_numbers():
    one = state("annonserad-over", FEW)
    form = docx.Document(io.BytesIO(files(one)["svarsformular"]))
    xml = form.element.xml.replace("Välj</w:t>", "Ja</w:t>", 1)
    body = """const archive = $zip.packedTexts({ "word/document.xml": given }, "2026-11-30"); return $files.answersIn(archive);"""
    first = form.tables[-1].rows[1].cells[0].text
    assert run(body, xml) == {first: "Ja"}


@pytest.mark.parametrize("kind", ["direkt", "annonserad-over"])
def test_every_table_that_a_point_names_is_in_the_set_and_no_other(kind: str):
    one = state(kind, ["mob-010", "mob-021", "mob-022"])
    found = described(one)["forfragan" if kind == "direkt" else "kravbilaga"]["block"]
    named = set(re.findall(r"tabellen ”([^”]+)”", "\n".join(texts(found))))
    assert named == {block["text"] for block in found if block["t"] == "h2"} != set()
    one["falt"]["mob-010.av"] = "p1"
    assert not [table for table in set_of(one)["tabeller"] if table["modul"] == "mob-010"]


def test_a_clause_that_is_not_in_the_set_is_not_leaned_on():
    one = state("fkk", ["mob-005"], **{"klausul.havning.stod": "finns"})
    without = [text for clause in set_of(one)["klausuler"] for text in clause["texter"]]
    assert without and not [text for text in without if "vitet" in text]
    one["falt"]["klausul.vite.stod"] = "finns"
    clauses = set_of(one)["klausuler"]
    assert [text for clause in clauses for text in clause["texter"] if "vitet" in text]


def test_a_broken_promise_has_one_consequence():
    clauses = {c["id"]: c for c in set_of(state("annonserad-over", ["mob-030"]))["klausuler"]}
    assert [text for text in clauses["vite"]["texter"] if "löfte" in text]
    assert "utvärderingen" not in " ".join(clauses.get("prisavdrag", {}).get("texter", []))


def test_a_bidder_of_used_goods_can_answer_what_concerns_new_goods_alone():
    assert "Gäller inte" in words_of(
        described(state("annonserad-over", ["mob-021"]))["svarsformular"]
    )
    new = state("annonserad-over", ["mob-021"], **{"kop.skick": "nytt"})
    assert "Gäller inte" not in words_of(described(new)["svarsformular"])


def test_every_point_with_a_clause_stands_among_the_consequences():
    one = state("annonserad-over", ["mob-005", "mob-021"])
    chosen = set_of(one)
    there = {clause["id"] for clause in chosen["klausuler"]}
    wanted = {p["nr"] for p in chosen["punkter"] if there & set(p.get("klausuler") or ())}
    table = next(
        block
        for block in described(one)["avtal"]["block"]
        if block.get("huvud", [""])[:1] == ["Punkt"]
    )
    assert {nr for row in table["rader"] for nr in row[0].split(", ")} == wanted


@pytest.mark.parametrize("kind", ["direkt", "annonserad-over"])
@pytest.mark.parametrize("model", ["lcc", "koldioxidpris"])
def test_what_the_evaluation_asks_for_has_a_place_in_the_prices(kind: str, model: str):
    one = state(kind, ["mob-005"], **{"utv.modell": model})
    wanted = "Drift per år, kr" if model == "lcc" else "Koldioxidekvivalenter, kg"
    if kind == "direkt":
        assert words_of(described(one)["forfragan"]).count(wanted) > 1
    else:
        book = openpyxl.load_workbook(io.BytesIO(files(one)["prisbilaga"]))
        assert wanted in [row[1].value for row in book.active.iter_rows()]
        assert wanted in words_of(described(one)["utvardering"])


def test_a_word_is_explained_when_its_parts_stand_together():
    words = [one["ord"] for one in set_of(state("annonserad-over", ["mob-030"]))["definitioner"]]
    assert {"skickklass A", "skickklass B"} <= set(words) and "andel under avtalet" not in words


def test_an_unknown_word_for_support_is_no_support():
    one = state("fkk", ["it-001"], **{"kop.skick": "okänt"})
    one["falt"] = {key: "kanske" if ".stod." in key else text for key, text in one["falt"].items()}
    assert set_of(one)["punkter"] == []
    assert "saknar stöd" in words_of(described(one)["internt"])
