"""Who is let in, and what is refused: hosts, foreign forms, forged headers, too much, and texts
that want to be markup.
"""

import pytest
from editor import __main__ as command
from editor import people, web
from editor_project import make_service, person
from scriptless import Browser

BEHIND_PROXY = people.Access(
    frozenset({"redaktion.example"}), "x-remote-user", frozenset({"10.0.0.1"})
)
SAVE = {"_gor": "spara"}
CASE = "/post/fall/hjo-cirkular-mobelhantering"


class TestRequests:
    def test_another_host_is_not_answered(self, service):
        assert Browser(web.application(service), host="evil.example").go("/").status == 421

    def test_a_form_from_another_site_is_refused(self, editor, service):
        editor.go(CASE)
        values = editor.values() | SAVE
        for header in ({"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}):
            assert editor.ask("POST", CASE, values, **header).status == 403
        assert service.drafts.open() == []

    def test_a_form_without_the_key_of_its_session_is_refused(self, editor, service):
        editor.go(CASE)
        values = editor.values() | SAVE
        assert editor.ask("POST", CASE, values | {"_nyckel": "0" * 64}).status == 403
        assert editor.ask("POST", CASE, {**values, "_nyckel": ""}).status == 403
        other = person(service, "annan")
        other.go(CASE)
        assert other.ask("POST", CASE, values).status == 403
        assert service.drafts.open() == []

    def test_a_session_that_was_made_up_is_none(self, editor):
        editor.cookies["redaktion"] = "7b7d.0000"
        assert editor.ask("GET", "/").status == 303

    def test_too_large_a_form_is_refused(self, editor):
        editor.go(CASE)
        values = editor.values() | SAVE | {"kop": "x" * people.MAX_BODY}
        assert editor.ask("POST", CASE, values).status == 413

    def test_too_many_are_refused_and_let_in_again(self, service, monkeypatch):
        now = [0.0]
        monkeypatch.setattr(service.people, "clock", lambda: now[0])
        for _ in range(people.PER_MINUTE):
            service.people.limit("någon")
        with pytest.raises(people.Denied) as denied:
            service.people.limit("någon")
        assert denied.value.status == 429
        service.people.limit("annan")
        now[0] = 60
        service.people.limit("någon")

    def test_other_methods_are_refused(self, editor):
        assert editor.ask("DELETE", CASE).status == 405

    @pytest.mark.parametrize(
        "address",
        [
            "/post/fall/..%2f..%2fmkdocs",
            "/post/versioner/x",
            "/sida/hooks/README.md",
            "/sida/docs/../README.md",
            "/utkast/..",
            "/webbplats/finns-ej/",
            "/webbplats/assets/../../mkdocs.yml",
        ],
    )
    def test_what_is_no_record_or_page_is_not_there(self, editor, address):
        assert editor.go(address).status == 404

    def test_every_answer_has_a_strict_policy(self, editor):
        for address in ("/", CASE, "/finns-ej-alls", "/vem"):
            answer = editor.go(address)
            if answer.status != 404:
                assert "default-src 'none'" in answer.headers["content-security-policy"]
                assert "unsafe" not in answer.headers["content-security-policy"]

    def test_a_session_is_for_this_site_and_no_script(self, service):
        answer = Browser(web.application(service)).ask("GET", "/vem")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie


class TestIdentity:
    @pytest.fixture
    def behind_proxy(self, published):
        return make_service(published, BEHIND_PROXY)

    def browser(self, service, client, **headers):
        made = Browser(web.application(service), host="redaktion.example", client=client)
        made.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return made

    def test_the_header_is_believed_from_the_proxy_alone(self, behind_proxy):
        inside = self.browser(behind_proxy, "10.0.0.1", x_remote_user="redaktor")
        assert "Du är <strong>redaktor</strong>" in inside.go("/").text
        outside = self.browser(behind_proxy, "10.0.0.2", x_remote_user="redaktor")
        assert outside.go("/").status == 403

    def test_without_the_header_nobody_is_let_in(self, behind_proxy):
        assert self.browser(behind_proxy, "10.0.0.1").go("/").status == 403

    def test_nobody_says_who_they_are_behind_a_proxy(self, behind_proxy):
        inside = self.browser(behind_proxy, "10.0.0.1", x_remote_user="redaktor")
        assert inside.go("/vem").status == 404

    def test_a_draft_is_by_whoever_the_proxy_says(self, behind_proxy):
        inside = self.browser(behind_proxy, "10.0.0.1", x_remote_user="redaktor")
        inside.go(CASE)
        inside.send("spara", {"kop": "Ny text."})
        assert behind_proxy.drafts.open()[0].author == "redaktor"

    def test_the_service_is_not_opened_to_others_without_sign_on(self, capsys):
        assert command.main(["--lyssna", "0.0.0.0"]) == 2
        assert command.main(["--huvud", "x-remote-user"]) == 2
        assert "--huvud" in capsys.readouterr().err


class TestMarkup:
    EVIL = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> {{ 7*7 }} '"

    def test_a_text_stays_a_text_in_forms_drafts_and_previews(self, editor, service):
        editor.go(CASE)
        page = editor.send("spara", {"kop": self.EVIL, "titel": self.EVIL})
        draft = service.drafts.open()[0]
        assert editor.values()["kop"] == self.EVIL
        source = "data/fall/hjo-cirkular-mobelhantering.yml"
        for shown in (
            page,
            editor.go(f"/utkast/{draft.id}"),
            editor.go(f"/utkast/{draft.id}/visa/{source}"),
            editor.go("/"),
        ):
            assert shown.status == 200
            data = "@type='application/ld+json'"
            ran = shown.tree.xpath(f"//script[not(@src) and not({data})]|//img[@onerror]")
            assert not ran, shown.url
            assert "49" not in "".join(shown.said("//h1"))

    def test_what_is_shown_in_the_frame_runs_nothing(self, editor):
        answer = editor.go("/webbplats/krav/mob-002/")
        policy = answer.headers["content-security-policy"]
        assert "script-src" not in policy and "default-src 'none'" in policy and "sandbox" in policy
        assert answer.tree.xpath("//link[@href='/webbplats/assets/stil.css']")

    def test_a_heading_in_a_page_that_is_moved_cannot_leave_the_project(self, editor):
        editor.go("/flytta/docs/om/kontakt.md")
        for name in ("../x", "om/../../x", "om/Å", "om/lag.eu"):
            assert editor.send("", {"ny": name}).status == 422
