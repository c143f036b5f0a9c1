"""A change from the form to the site, by people without script: what the guide promises, step by
step.
"""

import json

import pytest
from editor import moves
from editor_project import git, make_service, person
from guide.records.kinds import KINDS
from guide.site import library

CASE = "data/fall/hjo-cirkular-mobelhantering.yml"


def the_draft(service):
    return service.drafts.open()[0]


def buttons(browser):
    return [button.get("value") for button in browser.page.tree.xpath("//button[@name='_gor']")]


def approved(service, editor, reviewer):
    """The newest draft sent and published."""
    draft = the_draft(service)
    editor.go(f"/utkast/{draft.id}")
    sent = editor.send("skicka")
    assert "Väntar på granskning" in sent.text, sent.said("//*[@class='fel']")
    reviewer.go(f"/utkast/{draft.id}")
    page = reviewer.send("publicera")
    assert "Publicerat." in page.text, page.said("//*[@class='fel']")
    return page


def of_main(published, path):
    return git(published, "show", f"main:{path}")


class TestCorrectedCase:
    def test_it_is_published_by_someone_else(self, service, editor, reviewer, published):
        before = (published / CASE).read_text(encoding="utf-8")
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        page = editor.send("spara", {"uppfoljning": "Projektrapporten innehåller lärdomar."})
        assert "Utkastet är sparat." in page.text
        assert the_draft(service).files == (CASE,)
        assert (published / CASE).read_text(encoding="utf-8") == before
        approved(service, editor, reviewer)
        after = (published / CASE).read_text(encoding="utf-8")
        old = "uppfoljning: Projektrapporten innehåller lärdomar och förslag på fortsättning.\n"
        new = "uppfoljning: Projektrapporten innehåller lärdomar.\n"
        assert after == before.replace(old, new) != before
        assert git(published, "status", "--porcelain") == ""
        site = (published / "site" / "index.html").read_text(encoding="utf-8")
        assert site in git(published, "log", "--format=%H", "main").split()
        assert git(published, "branch", "--list", "utkast/*") == ""

    def test_the_reviewer_sees_the_difference_by_word(self, service, editor, reviewer):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Projektrapporten innehåller lärdomar."})
        page = reviewer.go(f"/utkast/{the_draft(service).id}")
        assert page.said("//del") == ["lärdomar och förslag på fortsättning."]
        assert page.said("//ins") == ["lärdomar."]

    def test_the_author_is_no_reviewer(self, service, editor):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Rapporten."})
        editor.go(f"/utkast/{the_draft(service).id}")
        editor.send("skicka")
        assert "publicera" not in buttons(editor)
        values = editor.values() | {"_gor": "publicera"}
        answer = editor.ask("POST", f"/utkast/{the_draft(service).id}", values)
        assert answer.status == 409 and "Den som har skrivit kan inte godkänna." in answer.text

    def test_what_is_sent_back_can_be_mended_and_sent_again(self, service, editor, reviewer):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Rapporten."})
        draft = the_draft(service)
        editor.go(f"/utkast/{draft.id}")
        editor.send("skicka")
        reviewer.go(f"/utkast/{draft.id}")
        assert "Skriv vad skribenten ska ändra." in reviewer.send("tillbaka").text
        reviewer.send("tillbaka", {"varfor": "Vilken rapport?"})
        assert "Vilken rapport?" in editor.go(f"/utkast/{draft.id}").text
        editor.go(f"/post/fall/hjo-cirkular-mobelhantering?utkast={draft.id}")
        editor.send("spara", {"uppfoljning": "Projektets rapport."})
        approved(service, editor, reviewer)

    def test_a_draft_that_is_thrown_away_leaves_nothing(self, service, editor, published):
        before = git(published, "rev-parse", "main")
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Rapporten."})
        draft = the_draft(service)
        editor.go(f"/utkast/{draft.id}")
        editor.send("kasta")
        assert service.drafts.open() == []
        assert git(published, "rev-parse", "main") == before
        assert git(published, "worktree", "list").count("\n") == 1

    def test_every_act_leaves_a_line(self, service, editor, published):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Rapporten."})
        lines = (published / ".redaktion" / "handelser.jsonl").read_text(encoding="utf-8")
        told = [json.loads(line) for line in lines.splitlines()]
        assert told[-1] == {
            "nar": "2026-11-30T09:00:00",
            "vem": "redaktör",
            "vad": "sparade",
            "om": "u1",
            "filer": CASE,
        }


class TestFaults:
    def test_a_draft_may_hold_faults_and_each_stands_beside_its_field(self, service, editor):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        page = editor.send("spara", {"kallor 2 adress": "www.hjo.se", "kontrollerad": "i går"})
        box = page.tree.get_element_by_id("f-kallor-2-adress")
        assert box.get("aria-invalid") == "true" and box.get("value") == "www.hjo.se"
        told = page.tree.get_element_by_id("f-kallor-2-adress-fel").text_content()
        assert "är ingen webbadress" in told
        assert "f-kallor-2-adress-fel" in box.get("aria-describedby").split()
        assert "inget datum" in page.tree.get_element_by_id("f-kontrollerad-fel").text_content()
        assert "2 fel att rätta" in page.text

    def test_faults_keep_a_draft_from_being_sent(self, service, editor):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"kontrollerad": "i går"})
        editor.go(f"/utkast/{the_draft(service).id}")
        assert "Utkastet har 1 fel." in editor.send("skicka").text
        assert the_draft(service).state == "skrivs"

    def test_a_fault_that_shows_in_another_file_is_told_with_a_way_there(self, service, editor):
        editor.go("/post/termer/ord-001")
        page = editor.send("spara", {"sv": ""})
        assert "fältet saknas" in page.tree.get_element_by_id("f-sv-fel").text_content()

    def test_a_reference_to_nothing_stands_beside_its_row(self, service, editor):
        editor.go("/post/krav/mob-002")
        page = editor.send("spara", {"regler 2": "finns-ej"})
        told = page.tree.get_element_by_id("f-regler-2-fel").text_content()
        assert '"finns-ej" finns inte i data/regler.' in told


class TestRows:
    def test_rows_are_added_moved_and_taken_away_without_losing_what_is_written(self, editor):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("ny lardomar", {"kop": "Osparad text."})
        values = editor.values()
        assert values["kop"] == "Osparad text." and values["lardomar 4"] == ""
        assert editor.page.tree.xpath("//*[@autofocus]")[0].get("name") == "lardomar 4"
        editor.send("upp lardomar 4", {"lardomar 4": "Ny lärdom."})
        assert editor.values()["lardomar 3"] == "Ny lärdom."
        editor.send("bort lardomar 1")
        values = editor.values()
        assert values["lardomar 2"] == "Ny lärdom." and "lardomar 4" not in values
        assert values["kop"] == "Osparad text."

    def test_an_empty_part_is_added_with_all_its_fields(self, editor):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        before = len([name for name in editor.values() if name.startswith("kallor ")])
        editor.send("ny kallor")
        after = [name for name in editor.values() if name.startswith("kallor ")]
        assert len(after) == before + 5

    def test_a_row_that_is_left_empty_is_not_saved(self, service, editor, published):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("ny lardomar")
        editor.send("spara")
        assert the_draft(service).files == ()

    def test_a_cpv_code_is_found_by_its_name(self, service, editor):
        editor.go("/post/krav/mob-002")
        editor.send("sok cpv", {"_sok cpv": "kontorsmöbler"})
        assert "39130000" in editor.page.text
        editor.send("valj cpv|39130000")
        assert "39130000" in editor.values().values()


class TestNewRequirement:
    FIELDS = {
        "titel": "Hyllor som går att bygga om",
        "produktgrupp": "mobler",
        "niva": "bas",
        "niva_satt_av": "Vårt förslag",
        "strategier 1": "reparera",
        "skeden 1": "krav",
        "passar 1": "direktupphandling",
        "ordalydelse": "egen",
        "varfor": "En hylla som går att bygga om slängs inte.",
        "tal": "Inga tal.",
        "tal_fran": "–",
        "marknad lage": "okand",
        "marknad text": "Inte undersökt.",
        "leverantor": "Kräver lite arbete.",
        "cpv 1": "39100000",
        "utgivet_av": "Länet",
        "ar": "2026",
        "kallor 1 titel": "Exempel",
        "kallor 1 datum": "utan datum",
    }

    def test_it_starts_with_what_is_the_same_for_all(self, editor):
        editor.go("/ny/krav")
        values = editor.values()
        assert values["version"] == "1" and values["juridik"] == "inte-granskad"
        assert values["kontrollerad"] == "2026-11-30" and values["nasta_kontroll"] == "2027-05-28"
        assert values["titel"] == "" and "kallor 1 titel" in values

    def test_an_id_that_is_taken_is_refused_beside_its_field(self, editor):
        editor.go("/ny/fall")
        page = editor.send("spara", {"id": "hjo-cirkular-mobelhantering"})
        assert page.status == 422
        assert "används redan" in page.tree.get_element_by_id("f-id-fel").text_content()

    @pytest.mark.parametrize("ident", ["", "../x", "Å b", "a/b"])
    def test_an_id_that_is_no_id_is_refused(self, editor, ident):
        editor.go("/ny/fall")
        page = editor.send("spara", {"id": ident})
        assert page.status == 422 and page.tree.get_element_by_id("f-id-fel") is not None

    def test_from_the_form_to_the_site(self, service, editor, reviewer, published):
        editor.go("/ny/krav?fran=mob-002")
        ident = editor.values()["id"]
        assert ident.startswith("mob-") and not (published / f"data/krav/{ident}.yml").exists()
        known = {name: word for name, word in self.FIELDS.items() if name in editor.values()}
        page = editor.send("spara", known)
        assert "Utkastet är sparat." in page.text and "fel att rätta" not in page.text
        approved(service, editor, reviewer)
        text = of_main(published, f"data/krav/{ident}.yml")
        assert "titel: Hyllor som går att bygga om\n" in text
        frozen = json.loads(of_main(published, f"data/versioner/{ident}/v1.json"))
        assert frozen["ordalydelse"]["titel"] == "Hyllor som går att bygga om"
        assert f"/krav/{ident}/" in of_main(published, "data/adresser.txt").split()


class TestVersions:
    def test_a_new_wording_raises_the_version_and_asks_what_is_new(
        self, service, editor, reviewer, published
    ):
        editor.go("/post/krav/mob-002")
        version = int(editor.values()["version"])
        page = editor.send("spara", {"titel": "Fem års garanti där lagning går först"})
        values = editor.values()
        assert values["version"] == str(version + 1) and values["publicerad"] == "2026-11-30"
        assert values["andring"] == "" and values["juridik"] == "inte-granskad"
        assert "Ordalydelsen är ny" in page.text
        assert "fältet saknas" in page.tree.get_element_by_id("f-andring-fel").text_content()
        editor.send("spara", {"andring": "Titeln är kortare."})
        approved(service, editor, reviewer)
        frozen = json.loads(of_main(published, f"data/versioner/mob-002/v{version + 1}.json"))
        assert frozen["andring"] == "Titeln är kortare."
        assert library.load(published)

    def test_a_wording_that_is_changed_back_keeps_its_version(self, service, editor, published):
        editor.go("/post/krav/mob-002")
        before = editor.values()
        editor.send("spara", {"titel": "En annan titel"})
        page = editor.send("spara", {"titel": before["titel"], "andring": "x"})
        assert editor.values()["version"] == before["version"]
        assert editor.values()["andring"] == before["andring"]
        assert "Versionen är" in page.text

    def test_a_source_may_be_mended_without_a_new_version(self, service, editor):
        editor.go("/post/krav/mob-002")
        before = editor.values()["version"]
        editor.send("spara", {"kallor 1 visar": "hela kravtexten"})
        assert editor.values()["version"] == before


class TestTwoEditors:
    def test_the_second_one_in_a_draft_is_told_and_shown_both(self, service, editor, reviewer):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"kop": "Första texten."})
        draft = the_draft(service)
        address = f"/post/fall/hjo-cirkular-mobelhantering?utkast={draft.id}"
        editor.go(address)
        reviewer.go(address)
        reviewer.send("spara", {"kop": "Den andras text."})
        page = editor.send("spara", {"kop": "Min text."})
        assert page.status == 409 and "Någon annan har sparat samma fil" in page.text
        assert any("Den andras" in text for text in page.said("//del"))
        assert any("Min" in text for text in page.said("//ins"))
        page = editor.send("spara")
        assert "Utkastet är sparat." in page.text and editor.values()["kop"] == "Min text."

    def test_whoever_opens_a_record_sees_that_another_draft_changes_it(
        self, service, editor, reviewer
    ):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"kop": "Första texten."})
        page = reviewer.go("/post/fall/hjo-cirkular-mobelhantering")
        assert "redaktör ändrar samma fil i utkastet" in page.text

    def test_two_drafts_of_the_same_lines_are_not_merged_in_silence(
        self, service, editor, reviewer, published
    ):
        third = person(service, "tredje")
        third.go("/post/fall/hjo-cirkular-mobelhantering")
        third.send("spara", {"avtal": "Tredje texten."})
        late = the_draft(service)
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"avtal": "Första texten."})
        approved(service, editor, reviewer)
        third.go(f"/utkast/{late.id}")
        third.send("skicka")
        reviewer.go(f"/utkast/{late.id}")
        page = reviewer.send("publicera")
        assert page.status == 409 and CASE in page.text
        third.go(f"/utkast/{late.id}")
        reviewer.send("tillbaka", {"varfor": "Krockar."})
        third.go(f"/utkast/{late.id}")
        assert "Välj vilken text" in third.send("hamta").text
        third.send("hamta", {"behall": "min"})
        third.send("skicka")
        reviewer.go(f"/utkast/{late.id}")
        assert "Publicerat." in reviewer.send("publicera").text
        assert "Tredje texten.\n" in of_main(published, CASE)


class TestPages:
    def test_a_paragraph_that_changes_asks_whether_the_meaning_did(
        self, service, editor, reviewer, published
    ):
        source = "docs/om/kontakt.md"
        page = editor.go(f"/sida/{source}")
        revision = int(editor.values()["revision"])
        text = editor.values()["_text"]
        before = (published / source).read_text(encoding="utf-8")
        editor.send("spara", {"_text": text + "\r\nEtt nytt stycke."})
        draft = the_draft(service)
        assert draft.questions == (source,)
        page = editor.go(f"/utkast/{draft.id}")
        assert "Har meningen ändrats?" in page.text
        assert "Svara först" in editor.send("skicka").text
        editor.send("ny-mening")
        approved(service, editor, reviewer)
        assert f"revision: {revision + 1}\n" in of_main(published, source)
        assert of_main(published, f"data/revisioner/om/kontakt/{revision}.md") == before

    def test_a_typo_needs_no_new_revision(self, service, editor, published):
        source = "docs/om/kontakt.md"
        editor.go(f"/sida/{source}")
        editor.send("spara", {"_text": editor.values()["_text"] + "\r\nEtt nytt stycke."})
        editor.go(f"/utkast/{the_draft(service).id}")
        editor.send("samma-mening")
        assert the_draft(service).questions == () and the_draft(service).files == (source,)

    def test_a_marker_is_chosen_from_a_list(self, editor):
        editor.go("/sida/docs/om/kontakt.md")
        editor.send("markor", {"_markor": "attseover"})
        assert editor.values()["_text"].endswith("\r\n<!-- attseover -->\r\n")

    def test_a_renamed_page_takes_redirect_menu_links_and_twin_with_it(
        self, service, editor, reviewer, published
    ):
        answer = published / "data/svar/alla-fku.yml"
        answer.write_text(
            answer.read_text(encoding="utf-8").replace(
                "las_mer:", "las_mer:\n  - om/kontakt#roller"
            ),
            encoding="utf-8",
        )
        git(published, "commit", "-qam", "svar")
        editor.go("/flytta/docs/om/kontakt.md")
        editor.send("", {"ny": "om/na-oss"})
        assert service.problems(the_draft(service)).problems == ()
        approved(service, editor, reviewer)
        assert not (published / "docs/om/kontakt.md").exists()
        assert (published / "docs_sma/om/na-oss.md").exists()
        menu = of_main(published, "mkdocs.yml")
        assert "om/kontakt.md" not in menu and "      - om/na-oss.md\n" in menu
        assert "docs_sma/om/na-oss.md" in menu
        assert "  om/kontakt: om/na-oss\n" in of_main(published, "data/omdirigeringar.yml")
        pages = git(published, "ls-tree", "-r", "--name-only", "main", "docs", "docs_sma").split()
        pages = [
            one for one in pages if one.endswith(".md") and "(kontakt.md" in of_main(published, one)
        ]
        assert pages == []
        assert "  - om/na-oss#roller\n" in of_main(published, "data/svar/alla-fku.yml")
        words = of_main(published, "data/sokord/sidor.yml")
        assert "  om/na-oss/: [kontakta oss" in words and "om/kontakt" not in words

    def test_a_new_page_stands_in_the_menu(self, service, editor, reviewer, published):
        editor.go("/ny-sida")
        editor.send(
            "", {"titel": "Ny metod", "sokvag": "metoder/ny-metod", "efter": "docs/metoder/lcc.md"}
        )
        page = editor.send(
            "spara", {"description": "En mening.", "_text": "# Ny metod\r\n\r\nText."}
        )
        assert "Utkastet är sparat." in page.text and "fel att rätta" not in page.text
        approved(service, editor, reviewer)
        menu = of_main(published, "mkdocs.yml")
        assert "      - metoder/lcc.md\n      - metoder/ny-metod.md\n" in menu
        assert of_main(published, "docs/metoder/ny-metod.md").endswith("# Ny metod\n\nText.\n")

    def test_what_names_a_page_that_is_taken_away_names_what_it_leads_to(self, published):
        files = moves.remove(published, "docs/metoder/avrop-steg-for-steg.md", "metoder")
        answer = files["data/svar/alla-fku.yml"].decode()
        assert "  - metoder\n" in answer and "avrop-steg-for-steg" not in answer
        words = "".join(
            (published / name).read_text(encoding="utf-8") for name in files if "sokord" in name
        )
        assert "metoder/avrop-steg-for-steg/:" in words
        assert not any(
            b"avrop-steg-for-steg" in text for name, text in files.items() if "sokord" in name
        )

    def test_a_page_that_is_linked_to_is_not_taken_away(self, editor):
        page = editor.go("/ta-bort-sida/docs/metoder/lcc.md")
        assert "länkar till docs/metoder/lcc.md" in page.text
        assert not page.tree.xpath("//form[@method='post']")

    def test_south_sami_stands_beside_its_swedish_text(self, editor):
        page = editor.go("/sida/docs_sma/om/kontakt.md")
        assert page.tree.get_element_by_id("text").get("lang") == "sma"
        assert page.said("//*[@aria-label='Den svenska texten']")[0]


class TestDeleting:
    def test_a_cited_record_lists_who_cites_it(self, editor):
        page = editor.go("/post/regler/lou-kontraktsvillkor/ta-bort")
        assert "nämns av" in page.text and page.tree.xpath("//a[@href='/post/krav/mob-002']")

    def test_a_published_requirement_stays(self, editor):
        page = editor.go("/post/krav/mob-002/ta-bort")
        assert "kan stå i ett avtal" in page.text


class TestStart:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_is_listed_and_can_be_added_to(self, editor, kind):
        assert editor.go(f"/post/{kind}").status == 200
        assert editor.go(f"/ny/{kind}").status == 200

    def test_what_awaits_a_reviewer_stands_first(self, service, editor, reviewer):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Rapporten."})
        editor.go(f"/utkast/{the_draft(service).id}")
        editor.send("skicka")
        page = reviewer.go("/")
        first = page.tree.get_element_by_id("vantar").getnext()
        assert "Fall hjo-cirkular-mobelhantering" in first.text_content()

    def test_the_service_starts_again_where_it_was(self, service, editor, published):
        editor.go("/post/fall/hjo-cirkular-mobelhantering")
        editor.send("spara", {"uppfoljning": "Rapporten."})
        again = make_service(published)
        assert [draft.title for draft in again.drafts.open()] == [
            "Fall hjo-cirkular-mobelhantering: Hjo kommun: centralt möbelförråd i en liten kommun"
        ]
