"""The builder in a real browser: choices, files, address, file, storage, and the old basket's
address."""

import io
import json
import zipfile

import docx
import pytest
from playwright.sync_api import expect

FORM = "#underlag[data-klar]"
DIRECT = {
    "titel": "Begagnade kontorsstolar", "organisation": "Exempelkommunen", "kontakt": "inkop@exempel.se",
    "vad": "Kontorsstolar", "antal": "40", "plats": "Östersund", "anbud": "2027-01-20",
}  # fmt: skip
OUTWARD = {
    "direkt": ["forfragan", "marknadsfragor"],
    "annonserad-over": ["marknadsfragor", "kravbilaga", "svarsformular", "prisbilaga", "utvardering", "avtal"],
    "avrop": ["avrop"],
}  # fmt: skip


def open_builder(page, fragment: str = "krav=mob-001,it-002") -> None:
    page.goto("about:blank")
    page.goto(f"/underlag/#{fragment}")
    page.wait_for_selector(FORM)


def chosen(page) -> list[str]:
    return page.eval_on_selector_all(
        ".krav-valda details", "rows => rows.map(row => row.dataset.krav)"
    )


def download(page, action: str) -> bytes:
    with page.expect_download() as waiting:
        page.click(f"#underlag [data-gor={action}]")
    return waiting.value.path().read_bytes()


def buttons(page, title: str) -> list[str]:
    return page.eval_on_selector_all(
        f"#ta-med-lista h3:text-is('{title}') + p [data-gor]",
        "all => all.map(one => one.dataset.gor)",
    )


@pytest.mark.parametrize("kind", OUTWARD)
def test_a_kind_of_purchase_has_its_own_files(page, kind: str):
    open_builder(page, f"krav=mob-001&kop.slag={kind}")
    assert buttons(page, "Till anbudsgivare") == OUTWARD[kind]
    assert page.get_attribute("html", "data-klar") == "ja"


def test_until_a_kind_is_chosen_every_document_can_be_taken(page):
    open_builder(page)
    outward = buttons(page, "Till anbudsgivare")
    assert {"forfragan", "avrop", "kravbilaga", "svarsformular", "prisbilaga", "avtal"} <= set(
        outward
    )
    request = docx.Document(io.BytesIO(download(page, "forfragan")))
    assert "Ert svar" in [cell.text for table in request.tables for cell in table.rows[0].cells]
    page.select_option("#slag", "direkt")
    expect(page.locator("#ta-med-lista [data-gor=kravbilaga]")).to_have_count(0)


def test_forty_used_chairs_become_one_request(page):
    open_builder(page, "")
    page.select_option("#slag", "direkt")
    actions = 1
    for name, value in DIRECT.items():
        page.fill(f"#f-kop_{name}", value)
        actions += 1
    page.select_option("#f-kop_skick", "begagnat")
    page.select_option("#krav-grupp", "mobler")
    page.click("#krav-traffar [data-krav=mob-005]")
    expect(page.locator(".krav-valda details")).to_have_count(1)
    actions += 4
    request = docx.Document(io.BytesIO(download(page, "forfragan")))
    assert actions < 60
    assert request.core_properties.title == "Förfrågan: Begagnade kontorsstolar"
    demands = next(table for table in request.tables if table.rows[0].cells[0].text == "Nr")
    assert [cell.text for cell in demands.rows[0].cells][:2] == ["Nr", "Krav"] and len(
        demands.rows
    ) > 3
    assert "saknas:" not in page.locator("#kontroll-lista").inner_text().lower()


def test_every_choice_is_in_the_address_and_in_the_file(page, browser, served):
    open_builder(page)
    page.fill("#f-kop_titel", 'Stolar & bord; "citat" #1')
    page.locator(".krav-valda summary").first.click()
    page.uncheck("[data-lista='mob-001.av'][data-ord=p3]")
    page.fill("#f-mob-001_not", "bara för oss\nrad två")
    page.fill("#fyll-i input >> nth=0", "9")
    expect(page.locator("#underlag-rad")).to_contain_text("2 krav, 6 punkter")
    state = json.loads(download(page, "spara"))
    address = page.url
    other = browser.new_context(base_url=served).new_page()
    other.goto(address)
    other.wait_for_selector(FORM)
    assert other.input_value("#f-kop_titel") == 'Stolar & bord; "citat" #1'
    assert json.loads(download(other, "spara")) == state
    assert state["falt"]["mob-001.not"] == "bara för oss\nrad två" and state["krav"] == [
        "mob-001",
        "it-002",
    ]
    other.context.close()
    open_builder(page, "")
    page.set_input_files(
        "#oppna-fil",
        {"name": "u.json", "mimeType": "application/json", "buffer": json.dumps(state).encode()},
    )
    expect(page.locator(".krav-valda details")).to_have_count(2)
    assert json.loads(download(page, "spara")) == state


@pytest.mark.parametrize(
    "content", ["{}", "<b>", '{"format": "underlag", "krav": 7, "falt": {"a": {}}}']
)
def test_a_file_of_another_kind_does_no_harm(page, content: str):
    open_builder(page)
    page.set_input_files(
        "#oppna-fil", {"name": "x.json", "mimeType": "application/json", "buffer": content.encode()}
    )
    expect(page.locator("#underlag-besked")).to_be_visible()
    page.fill("#f-kop_titel", "går att skriva")
    assert download(page, "spara")


def test_emptying_asks_and_can_be_undone(page):
    open_builder(page)
    page.fill("#f-kop_titel", "Stolar")
    page.click("[data-gor=tom]")
    assert chosen(page) == ["mob-001", "it-002"]
    page.click("[data-gor=tom-ja]")
    assert chosen(page) == [] and page.input_value("#f-kop_titel") == ""
    page.click("[data-gor=angra]")
    expect(page.locator(".krav-valda details")).to_have_count(2)
    assert page.input_value("#f-kop_titel") == "Stolar"


def test_storage_that_is_blocked_is_told(page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"
    )
    open_builder(page)
    page.click("[data-gor=spara-har]")
    assert "Spara underlaget som fil" in page.locator("#underlag-besked").inner_text()


def test_a_long_link_is_told_and_the_file_offered(page):
    open_builder(page)
    assert "tecken. Många program" not in page.locator("#lank-lage").inner_text()
    page.fill("#f-kop_vad", "x" * 2500)
    assert "Spara underlaget som fil" in page.locator("#lank-lage").inner_text()


def test_a_hundred_modules_stay_usable(page):
    page.goto("/krav/")
    page.wait_for_selector("#kravfilter[data-klar]")
    ids = page.evaluate("poster['filter-krav'].rader.slice(0, 100).map(row => row[0])")
    open_builder(page, f"krav={','.join(ids)}")
    assert chosen(page) == ids
    assert page.locator(".krav-valda input, .krav-valda textarea").count() == 0, (
        "only an open row has fields"
    )
    page.locator(".krav-valda summary").last.focus()
    page.keyboard.press("Enter")
    page.fill(f"[data-plats={ids[-1]}]", "2")
    page.locator(f"[data-gor=flytta][data-krav={ids[-1]}]").focus()
    page.keyboard.press("Enter")
    assert chosen(page)[:3] == [ids[0], ids[-1], ids[1]]
    assert "är nu nummer 2 av 100" in page.locator("#underlag-besked").inner_text()


def test_the_simulator_tells_who_wins_and_where_it_flips(page):
    open_builder(page, "krav=mas-005&kop.slag=annonserad-over")
    page.select_option("#f-utv_modell", "mervarde")
    page.locator("#utvardering-falt [id^=f-utv_varde]").first.fill("40000")
    page.click("#prova summary")
    for number, (price, answer) in enumerate(
        [("500000", ""), ("520000", "15"), ("600000", "15")], 1
    ):
        page.fill(f"#f-anbud_a{number}_pris", price)
        page.locator(f"[id^='f-anbud_a{number}_svar']").first.fill(answer)
    expect(page.locator("#utvardering-vinnare")).to_contain_text("Anbud B vinner med 20")
    assert "Det vänder: vid 20" in page.locator("#utvardering-resultat").inner_text().replace(
        "\u00a0", " "
    )
    expect(page.locator("#utvardering-resultat")).to_contain_text("relativ modell")


def test_the_winner_s_filled_form_is_read_and_follows_into_the_contract(page):
    open_builder(page, "krav=mob-001&kop.slag=annonserad-over&tilld.namn=Bolaget")
    form = docx.Document(io.BytesIO(download(page, "svarsformular")))
    with zipfile.ZipFile(io.BytesIO(download(page, "svarsformular"))) as archive:
        xml = archive.read("word/document.xml").decode().replace("Välj</w:t>", "Ja</w:t>")
    filled = io.BytesIO()
    with zipfile.ZipFile(filled, "w") as archive:
        archive.writestr("word/document.xml", xml)
    page.set_input_files(
        "#svar-fil",
        {"name": "svar.docx", "mimeType": "application/zip", "buffer": filled.getvalue()},
    )
    expect(page.locator("#underlag-besked")).to_contain_text(
        f"{len(form.tables[-1].rows) - 1} svar är inlästa"
    )
    annex = docx.Document(io.BytesIO(download(page, "avtalsbilaga")))
    assert "Utlovat: Ja" in [paragraph.text for paragraph in annex.paragraphs]


@pytest.mark.parametrize(("address", "ids", "note"), [
    ("/korg/?krav=mob-001,it-002&utan=bevis#mob-001=en+%22anteckning%22", ["mob-001", "it-002"], 'en "anteckning"'),
    ("/korg/", ["mob-002"], "sparad"),
])  # fmt: skip
def test_the_basket_s_addresses_and_what_was_stored_lead_here(page, address, ids, note):
    page.goto("/om/")
    page.evaluate(
        "localStorage.kravkorg = JSON.stringify([{ id: ['x'] }, { id: 'mob-002', note: 'sparad' }])"
    )
    page.goto(address)
    page.wait_for_url("**/underlag/**")
    page.wait_for_selector(FORM)
    assert chosen(page) == ids
    assert json.loads(download(page, "spara"))["falt"][f"{ids[0]}.not"] == note


def test_without_script_there_are_ready_files_and_templates(browser, served):
    context = browser.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto("/underlag/")
    assert page.locator("#utan-skript a[download]").count() > 40
    assert page.locator("#utan-skript a[href*=mallar]").count() > 10
    context.close()


def test_the_first_action_is_seen_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_builder(page, "")
    place = page.locator("#slag").bounding_box()
    assert place["y"] + place["height"] < 844
