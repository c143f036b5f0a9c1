"""The pack for a lawyer's sitting goes out and comes back: nothing lost, nothing else changed, every fault told."""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import docx
import pytest
import small_project
from guide import __main__ as commands
from guide.docset import review_pack
from guide.docset.review_return import Sitting, Taken, take_in, write
from guide.records.review import Review
from guide.records.reviewed_file import with_review
from guide.records.versions import wording_of
from guide.source.problems import Faulty
from small_project import real_site, replace

DAY = date(2026, 11, 24)
SITTING = Sitting("Kommunjurist: avtal", DAY)
TODAY = date(2026, 11, 30)
MOB, RATTELSE = "data/krav/mob-001.yml", "data/klausuler/rattelse.yml"
CONTROL = r"<w:sdt>(?:(?!</w:sdt>).)*?w:tag w:val=\"{}\.[0-9a-f]{{8}}\.{}\".*?</w:sdt>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project.make(tmp_path / "litet")


def pack(project: Path) -> bytes:
    return dict(review_pack.pack_files(small_project.site_of(project), TODAY))[review_pack.PACK]


def edited(content: bytes, edit) -> bytes:
    """The file with its document changed by ``edit``."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(found, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = edit(text.decode()).encode()
            new.writestr(name, text)
    return found.getvalue()


def answered(content: bytes, answers: Mapping[str, tuple[str, str]]) -> bytes:
    """The file as a lawyer sends it back: ``{"krav.mob-001.v1": ("ja", "a comment")}``."""

    def edit(text: str) -> str:
        for tag, (answer, comment) in answers.items():
            for one in answer.split():
                text = in_control(
                    text, tag, one, 'w14:checked w14:val="0"', 'w14:checked w14:val="1"'
                )
            if comment:
                text = in_control(text, tag, "kommentar", "Skriv här", comment)
                text = in_control(text, tag, "kommentar", "<w:showingPlcHdr/>", "")
        return text

    return edited(content, edit)


def in_control(text: str, tag: str, part: str, old: str, new: str) -> str:
    found = re.search(CONTROL.format(re.escape(tag), part), text, re.S)
    assert found and old in found[0], (tag, part)
    return text[: found.start()] + found[0].replace(old, new) + text[found.end() :]


def taken(project: Path, content: bytes, sitting: Sitting = SITTING) -> Taken:
    path = project / "granskning.docx"
    path.write_bytes(content)
    return take_in(path, small_project.site_of(project).collection, sitting, TODAY)


def told(project: Path, content: bytes, sitting: Sitting = SITTING) -> list[str]:
    with pytest.raises(Faulty) as faulty:
        taken(project, content, sitting)
    return [f"{p.field}: {p.what}" for p in faulty.value.problems]


def test_a_yes_changes_the_lines_of_the_review_and_no_others(project: Path) -> None:
    before = {name: (project / name).read_text(encoding="utf-8") for name in (MOB, RATTELSE)}
    answers = {"krav.mob-001.v1": ("ja", ""), "klausuler.rattelse.v1": ("ja", "")}
    found = taken(project, answered(pack(project), answers))
    assert write(project, found) == [MOB, RATTELSE] and found.to_mend == []
    review = 'granskad:\n  av: "Kommunjurist: avtal"\n  datum: 2026-11-24\n  version: 1\n'
    for name, text in before.items():
        wanted = text.replace("juridik: inte-granskad\n", f"juridik: granskad\n{review}")
        assert (project / name).read_text(encoding="utf-8") == wanted
    c = small_project.site_of(project).collection
    assert c.requirements["mob-001"].review.by == "Kommunjurist: avtal"  # type: ignore[union-attr]
    assert c.clauses["rattelse"].review.day == DAY  # type: ignore[union-attr]
    assert c.requirements["mob-002"].review is None


def test_a_later_review_takes_the_place_of_the_earlier(project: Path) -> None:
    one = Review(av="A", datum="2026-11-30", version="1")
    other = Review(av="B", datum="2026-11-24", version="1")
    first = with_review((project / MOB).read_text(encoding="utf-8"), one)
    again = with_review(first, other)
    assert again.count("granskad:") == 1 and 'av: "A"' not in again
    assert with_review(again, one) == first


def test_no_and_change_are_listed_and_written_nowhere(project: Path) -> None:
    answers = {
        "krav.mob-001.v1": ("nej", "Kan inte följas upp."),
        "krav.mob-002.v1": ("andra", ""),
        "klausuler.insyn.v1": ("ja", "Nämn sekretessen."),
        "uppsattning.mobler.v1": ("ja", ""),
    }
    found = taken(project, answered(pack(project), answers))
    assert list(found.files) == ["data/klausuler/insyn.yml"]
    assert sorted(map(str, found.to_mend)) == [
        "insyn v1: ja. Nämn sekretessen.",
        "mob-001 v1: nej. Kan inte följas upp.",
        "mob-002 v1: ändra. Ingen kommentar.",
    ]


def test_an_untouched_file_changes_nothing(project: Path) -> None:
    assert taken(project, pack(project)) == Taken((), {})


def test_a_text_that_has_changed_is_refused_also_without_a_new_version(project: Path) -> None:
    sent = answered(pack(project), {"krav.mob-001.v1": ("ja", "")})
    replace(project, MOB, "minst {delar-ar} år", "hela {delar-ar} år")
    assert told(project, sent)[0].startswith("mob-001: ordalydelsen i v1 har ändrats")


def test_every_fault_is_told_at_once_and_nothing_is_written(project: Path) -> None:
    before = (project / MOB).read_bytes()
    sent = answered(
        pack(project),
        {
            "krav.mob-001.v1": ("ja nej", ""),
            "krav.mob-002.v1": ("", "Hm."),
            "klausuler.rattelse.v1": ("ja", ""),
        },
    )
    sent = edited(
        sent,
        lambda text: re.sub(
            r"klausuler\.insyn\.v1",
            "klausuler.insin.v1",
            text.replace("rattelse.v1", "rattelse.v2"),
        ),
    )
    sitting = Sitting(" ", date(2026, 12, 24))
    assert sorted(told(project, sent, sitting)) == [
        "AV: rollen är tom.",
        "DAG: 2026-12-24 har inte varit än.",
        "insin: texten finns inte hos oss.",
        "mob-001: Ja och Nej är kryssade samtidigt.",
        "mob-002: det finns en kommentar men inget kryss.",
        "rattelse: svaret gäller v2, texten är nu v1.",
    ]
    assert (project / MOB).read_bytes() == before


def test_a_field_that_is_gone_or_stands_twice_is_told(project: Path) -> None:
    def edit(text: str) -> str:
        box = re.search(CONTROL.format(r"krav\.mob-001\.v1", "nej"), text, re.S)
        assert box
        other = re.search(CONTROL.format(r"krav\.mob-002\.v1", "ja"), text, re.S)
        assert other
        return text.replace(box[0], "").replace(other[0], other[0] * 2)

    assert told(project, edited(pack(project), edit)) == [
        "mob-001: rutan Nej saknas.",
        "mob-002: rutan Ja står två gånger.",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"inget", ": filen är ingen Word-fil (.docx)."),
        (None, ": filen har inga av våra rutor."),
    ],
)
def test_a_foreign_file_is_refused(project: Path, content: bytes | None, what: str) -> None:
    if content is None:
        buffer = io.BytesIO()
        docx.Document().save(buffer)
        content = buffer.getvalue()
    assert told(project, content) == [what]


def test_the_commands_go_out_and_back(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUILD_DATE", TODAY.isoformat())
    assert commands.send_review(project, project / "granskning") == 0
    file = project / "granskning" / review_pack.PACK
    assert (project / "granskning/uppsattning-mobler/kravbilaga-mobler.docx").exists()
    file.write_bytes(answered(file.read_bytes(), {"krav.mob-001.v1": ("ja", "")}))
    given = argparse.Namespace(fil=file, av="kommunjurist", dag=None)
    assert commands.take_review_in(project, given) == 1
    assert "Ange både roll" in capsys.readouterr().err
    given.dag = DAY
    assert commands.take_review_in(project, given) == 0
    assert capsys.readouterr().out.startswith(f"{MOB}\n1 fil är ändrad.")
    replace(project, MOB, "version: 1\n", "version: 2\n")
    assert "granskningen gäller version 1, texten är version 2." in "".join(
        small_project.faults(project)
    )


def test_the_pack_holds_forty_spread_over_the_groups_and_every_clause() -> None:
    site = real_site()
    c = site.collection
    chosen = review_pack.likeliest(c)
    assert len(chosen) == len({r.id for r in chosen}) == 40
    assert {r.group for r in chosen} == {g for g, own in c.requirements_by_group.items() if own}
    said = review_pack.description(site, TODAY)
    tags = [
        part["falt"]["id"]
        for block in said["block"]
        if block["t"] == "tabell"
        for cell in block["rader"][0]
        for part in cell
    ]
    texts = {tag.rpartition(".")[0] for tag in tags}
    assert len(tags) == 4 * len(texts) == 4 * (40 + len(c.clauses) + 3)
    assert all(len(tag) <= 60 for tag in tags), "Word keeps sixty characters of a tag"
    assert {tag.split(".")[1] for tag in texts if tag.startswith("klausuler.")} == set(c.clauses)


def test_the_pack_says_what_the_text_is_and_what_we_doubt(project: Path) -> None:
    site = small_project.site_of(project)
    document = docx.Document(io.BytesIO(pack(project)))
    said = "\n".join(p.text for p in document.paragraphs)
    r = site.collection.requirements["mob-001"]
    assert f"MOB-001 version 1: {r.title}" in said
    assert len(wording_of(r)["punkter"]) == sum(f"{p.id}, " in said for p in r.points)
    assert all(source.title in said for source in r.sources)
    clause = said[said.index("(insyn version 1)") :]
    assert "Källan ska kontrolleras." in clause and "{" not in said
