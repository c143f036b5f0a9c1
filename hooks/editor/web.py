"""The service itself: which addresses there are, and what each of them does. Every page works
without script.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

import jinja2
from guide.pages.front_matter import FRONT_MATTER
from guide.pages.markers import MARKERS
from guide.pages.navigation import SETTINGS
from guide.pages.page import SWEDISH, Page, PageHead, TranslatedHead
from guide.records.kinds import KINDS
from guide.site.library import Library
from guide.source.problems import Faulty, Problem
from guide.swedish.writing import swedish_date
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from . import changes, content, forms, moves, yaml_text
from .declarations import Declared, fields_of, order_of
from .drafts import Draft, Drafts, Refused, State
from .people import PREVIEW_HEADERS, SECURITY_HEADERS, Audit, Denied, People
from .preview import CannotDraw, Preview
from .publishing import Publisher
from .repository import Repository

HERE = Path(__file__).parent
SITE = "/webbplats/"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAGE = re.compile(r"docs(_sma)?/([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")
_RELATIVE = re.compile(r'(\s(?:href|src|action)=")(?!#|/|[a-z]+:)([^"]*)"')
Sent = Mapping[str, str]


class Missing(Exception):
    """There is nothing at the address."""


@dataclass
class Ask:
    """A request as the pages below need it: who asks, what was sent, and what the address says."""

    request: Request
    who: str
    sent: Sent

    @property
    def query(self) -> Mapping[str, str]:
        return self.request.query_params

    def step(self, name: str) -> str:
        return self.request.path_params.get(name, "")


@dataclass
class Place:
    """A file as it is read for a form: in a draft or in main."""

    draft: Draft | None
    path: str
    folder: Path
    now: bytes | None
    published: bytes | None

    @property
    def mark(self) -> str:
        """Tells one text of the file from another: sent with the form, compared at saving."""
        return hashlib.sha256(self.now or b"").hexdigest()[:16]


class Service:
    """All pages of the editor."""

    def __init__(
        self,
        repository: Repository,
        drafts: Drafts,
        publisher: Publisher,
        people: People,
        audit: Audit,
        today: Callable[[], date],
        report: Path | None = None,
        memory: content.SharedMemory | None = None,
    ) -> None:
        self.repository, self.drafts, self.publisher = repository, drafts, publisher
        self.people, self.audit, self.today, self.report = people, audit, today, report
        self.content = content.Content(repository.root, today, memory)
        self._latest: Preview | None = None
        self.env = jinja2.Environment(
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=jinja2.FileSystemLoader(HERE / "templates"),
        )
        self.env.filters |= {"datum": swedish_date, "adress": quote}

    # --- What is shown --------------------------------------------------------------------------

    def show(self, ask: Ask, template: str, status: int = 200, **values: Any) -> Response:
        """A page of the editor."""
        html = self.env.get_template(f"{template}.html").render(
            who=ask.who,
            is_local=not self.people.access.header,
            token=self.people.token(ask.request),
            kinds=KINDS,
            State=State,
            **values,
        )
        return HTMLResponse(html, status, SECURITY_HEADERS)

    def library(self) -> Library:
        """What is published."""
        return self.content.published(self.repository.commit_of(self.repository.main))

    def place(self, path: str, draft_id: str = "") -> Place:
        """A file in a draft, or in main without one."""
        draft = self.drafts.get(draft_id) if draft_id else None
        if draft_id and (draft is None or not draft.is_open):
            raise Missing
        folder = self.drafts.tree(draft) if draft else self.repository.root
        published = self.repository.text(self.repository.main, path)
        file = folder / path
        now = (file.read_bytes() if file.is_file() else None) if draft else published
        return Place(draft, path, folder, now, published)

    def problems(self, draft: Draft) -> content.Checked:
        """Every fault of a draft; those of menu and links when it changes pages or takes records away."""
        commit = self.repository.commit_of(draft.branch)
        tree = self.drafts.tree(draft)
        may_lose = any(
            not path.endswith(".yml") or not (tree / path).is_file() for path in draft.files
        )
        with_ways = may_lose or SETTINGS in draft.files
        return self.content.check(tree, commit, with_ways)

    # --- Start ----------------------------------------------------------------------------------

    def home(self, ask: Ask) -> Response:
        """What awaits whoever asks."""
        found = self.library()
        opened = self.drafts.open()
        report = self.report
        lines = (
            report.read_text(encoding="utf-8").splitlines() if report and report.is_file() else []
        )
        return self.show(
            ask,
            "start",
            own=[draft for draft in opened if draft.author == ask.who],
            awaiting=[
                draft for draft in opened if draft.state is State.REVIEW and draft.author != ask.who
            ],
            others=[
                draft
                for draft in opened
                if draft.state is not State.REVIEW and draft.author != ask.who
            ],
            done=[draft for draft in self.drafts.all() if not draft.is_open][:8],
            overdue=_overdue(found, self.today())[:25],
            unsure=[
                record
                for kind in found.collection.by_kind.values()
                for record in kind.values()
                if getattr(record, "source_check", "") == "ska-kontrolleras"
            ],
            report=lines[:40],
            counts={kind: len(found.collection.by_kind[kind]) for kind in KINDS},
            pages=len(found.pages),
        )

    def who_are_you(self, ask: Ask) -> Response:
        """On one computer everybody says who they are; a role is enough."""
        if self.people.access.header:
            raise Missing
        onward = ask.query.get("vidare", "/")
        onward = onward if re.fullmatch(r"/[\w/.?=&%-]*", onward) and onward[:2] != "//" else "/"
        name = " ".join(ask.sent.get("vem", "").split())
        if ask.request.method == "POST" and name and len(name) <= 60 and name.isprintable():
            response = RedirectResponse(onward, 303)
            self.people.begin(ask.request, response, name)
            self.audit(name, "kom in")
            return response
        return self.show(ask, "vem", onward=onward, is_refused=ask.request.method == "POST")

    # --- Records --------------------------------------------------------------------------------

    def records(self, ask: Ask) -> Response:
        """The records of a kind, with a box to search in."""
        kind = self._kind(ask)
        words = ask.query.get("q", "").strip()
        found = self.library().collection
        records = found.by_kind[kind]
        if words:
            hits = self.content.known(found).find(kind, words)
        else:
            hits = [(ident, record.heading) for ident, record in records.items()][:300]
        return self.show(
            ask,
            "poster",
            kind=kind,
            label=KINDS[kind].label,
            hits=hits,
            words=words,
            all=len(records),
        )

    def record(self, ask: Ask) -> Response:
        """The form of a record: shown, changed without being saved, or saved."""
        kind, ident = self._kind(ask), ask.step("id")
        if not _ID.fullmatch(ident):
            raise Missing
        draft_id = ask.sent.get("_utkast", ask.query.get("utkast", ""))
        place = self.place(content.record_path(kind, ident), draft_id)
        if place.now is None and not (ask.request.method == "POST" and place.draft):
            raise Missing
        value = self._value(place)
        if isinstance(value, Problem):
            return self._as_text(ask, place, value)
        if ask.request.method == "POST":
            return self._act(ask, kind, ident, place, value)
        return self._form(ask, kind, ident, place, value, self._told(place))

    def new_record(self, ask: Ask) -> Response:
        """A record that does not exist yet: empty, or a copy of another one to change."""
        kind = self._kind(ask)
        fields = fields_of(KINDS[kind])
        value = self._fresh(kind, ask.query.get("fran", ""))
        place = Place(None, "", self.repository.root, None, None)
        if ask.request.method == "POST":
            return self._act(ask, kind, "", place, value)
        return self._form(ask, kind, "", place, value, (), fields=fields)

    def _fresh(self, kind: str, copied: str) -> dict[str, Any]:
        found = self.library().collection
        fields = fields_of(KINDS[kind])
        keys = {one.key for one in fields}
        value = forms.skeleton(fields)
        if copied and _ID.fullmatch(copied):
            place = self.place(content.record_path(kind, copied))
            read = self._value(place)
            value = dict(read) if place.now and not isinstance(read, Problem) else value
            value.pop("granskad", None)
        today = self.today()
        half = date(today.year + (today.month > 6), (today.month + 5) % 12 + 1, min(today.day, 28))
        starts = {
            "id": self._next_id(found, kind, copied),
            "version": "1",
            "publicerad": today.isoformat(),
            "andring": "Första versionen.",
            "kallkontroll": "ska-kontrolleras",
            "juridik": "inte-granskad",
            "kontrollerad": today.isoformat(),
            "nasta_kontroll": half.isoformat(),
        }
        return {**value, **{key: word for key, word in starts.items() if key in keys}}

    def _next_id(self, found: Any, kind: str, copied: str) -> str:
        """The next number after the highest of its prefix; numbers are never used again."""
        prefix = copied.rpartition("-")[0] if re.fullmatch(r"[a-z]+-\d+", copied) else ""
        used = [*found.by_kind[kind], *content.frozen(found, kind)]
        numbers = [
            int(ident.rpartition("-")[2]) for ident in used if re.fullmatch(rf"{prefix}-\d+", ident)
        ]
        return f"{prefix}-{max(numbers) + 1:03}" if prefix and numbers else ""

    def _act(self, ask: Ask, kind: str, ident: str, place: Place, old: dict[str, Any]) -> Response:
        """What a button of the form does."""
        fields = fields_of(KINDS[kind])
        act, _, about = ask.sent.get("_gor", "spara").partition(" ")
        if act == "spara":
            value = forms.value_from(fields, ask.sent, old)
            return self._save_record(ask, kind, ident, place, value)
        value = forms.value_from(fields, ask.sent, old, keep_empty=True)
        asked, focus = ("", ""), ""
        if act == "ny":
            focus = forms.with_row(fields, value, about)
        elif act == "bort":
            forms.without_row(value, about)
            focus = about.rpartition(" ")[0]
        elif act == "upp":
            forms.moved_row(value, about)
        elif act == "sok":
            asked, focus = (about, ask.sent.get(f"_sok {about}", "")), about
        elif act == "valj":
            path, _, word = about.partition("|")
            focus = forms.with_row(fields, value, path, word)
        return self._form(ask, kind, ident, place, value, (), asked=asked, focus=focus)

    def _form(
        self,
        ask: Ask,
        kind: str,
        ident: str,
        place: Place,
        value: Mapping[str, Any],
        problems: Any,
        fields: tuple[Declared, ...] = (),
        asked: tuple[str, str] = ("", ""),
        focus: str = "",
        status: int = 200,
        note: str = "",
    ) -> Response:
        found = self.library().collection
        template = content.template_of(self.repository.root, kind)
        form = forms.draw(
            fields or fields_of(KINDS[kind]),
            value,
            problems,
            self.content.known(found),
            template,
            asked,
            focus,
        )
        return self.show(
            ask,
            "post",
            status,
            kind=kind,
            label=KINDS[kind].label,
            ident=ident,
            heading=value.get("titel") or value.get("namn") or value.get("sv") or "",
            form=form,
            count=len(list(problems)),
            draft=place.draft,
            mark=ask.sent.get("_bas", place.mark),
            others=self._others(place, ask.who),
            elsewhere=self._elsewhere(place),
            note=note or self._note(ask),
            prefixes={g.id: g.prefix for g in found.groups.values()} if kind == "krav" else {},
        )

    def _save_record(
        self, ask: Ask, kind: str, ident: str, place: Place, value: dict[str, Any]
    ) -> Response:
        is_new = not ident
        if is_new:
            ident = value.get("id", "")
            fault = self._fault_in_new(kind, ident)
            if fault:
                fault_at = Problem(content.record_path(kind, ident), 1, "id", *fault)
                return self._form(ask, kind, "", place, value, [fault_at], status=422)
            place = Place(None, content.record_path(kind, ident), self.repository.root, None, None)
        elif place.mark != ask.sent.get("_bas", ""):
            return self._both(ask, kind, ident, place, value)
        note = ""
        frozen = content.frozen(self.library().collection, kind).get(ident, {})
        value, note = changes.versioned(kind, value, frozen, self.today())
        text = (place.now or b"").decode("utf-8-sig")
        try:
            new = yaml_text.changed(text, value, order_of(KINDS[kind]))
        except yaml_text.CannotWrite:
            fault_at = Problem(
                place.path, 1, "", "texten går inte att skriva i filen.", "Ta bort ovanliga tecken."
            )
            return self._form(ask, kind, ident, place, value, [fault_at], status=422)
        heading = value.get("titel") or value.get("namn") or value.get("sv") or ident
        draft = self._draft(ask, place, f"{KINDS[kind].label} {ident}: {heading}")
        message = f"{kind}/{ident}: {'ny' if is_new else 'ändrad'}"
        self._keep(ask, draft, {place.path: new.encode()}, message)
        extra = "&version=ny" if note.startswith(changes.NEW_VERSION[:20]) else ""
        extra = extra or ("&version=samma" if note else "")
        return RedirectResponse(f"/post/{kind}/{ident}?utkast={draft.id}&sparat=ja{extra}", 303)

    def _fault_in_new(self, kind: str, ident: str) -> tuple[str, str] | None:
        if not _ID.fullmatch(ident):
            return (
                f'"{ident}" är inget giltigt id.' if ident else "fältet saknas.",
                "Använd små bokstäver a–z, siffror och bindestreck.",
            )
        found = self.library().collection
        path = content.record_path(kind, ident)
        if ident in found.by_kind[kind] or ident in content.frozen(found, kind):
            return f'"{ident}" används redan.', "Ta nästa lediga nummer eller ett annat ord."
        if others := self.drafts.touching(path):
            return f'"{ident}" används i utkastet {others[0].id}.', "Ta ett annat id."
        return None

    def _both(
        self, ask: Ask, kind: str, ident: str, place: Place, value: dict[str, Any]
    ) -> Response:
        """Somebody saved while this form was open: both texts are shown, nothing is lost."""
        text = (place.now or b"").decode("utf-8-sig")
        mine = yaml_text.changed(text, value, order_of(KINDS[kind]))
        found = changes.differences(place.path, place.now, mine.encode())
        return self.show(
            ask,
            "bada",
            409,
            kind=kind,
            ident=ident,
            draft=place.draft,
            differences=found,
            mark=place.mark,
            sent=[(name, word) for name, word in ask.sent.items() if not name.startswith("_")],
        )

    def delete_record(self, ask: Ask) -> Response:
        """Who cites a record, and the button that takes it away in a draft."""
        kind, ident = self._kind(ask), ask.step("id")
        place = self.place(content.record_path(kind, ident), ask.sent.get("_utkast", ""))
        if not _ID.fullmatch(ident) or place.now is None:
            raise Missing
        found = self.library().collection
        citing = found.citing.get((kind, ident), ())
        is_frozen = ident in content.frozen(found, kind)
        record = found.by_kind[kind].get(ident)
        if ask.request.method == "POST" and not citing and not is_frozen:
            moved = {}
            if record and record.path:
                leads_to = ask.sent.get("leder_till", "").strip("/ ")
                moved = moves._redirected(self.repository.root, {record.path: leads_to})
            draft = self._draft(ask, place, f"Ta bort {KINDS[kind].label.lower()} {ident}")
            self._keep(ask, draft, {place.path: None, **moved}, f"{kind}/{ident}: borttagen")
            return RedirectResponse(f"/utkast/{draft.id}", 303)
        return self.show(
            ask,
            "ta-bort",
            kind=kind,
            ident=ident,
            heading=record.heading if record else "",
            citing=citing,
            is_frozen=is_frozen,
            folder=record.path.partition("/")[0] if record and record.path else "",
        )

    # --- Pages ----------------------------------------------------------------------------------

    def pages(self, ask: Ask) -> Response:
        """All pages of both trees."""
        words = ask.query.get("q", "").lower().split()
        found = [
            page
            for page in self.library().pages
            if all(word in f"{page.source_path} {page.head.title}".lower() for word in words)
        ]
        return self.show(ask, "sidor", found=found, words=ask.query.get("q", ""))

    def page(self, ask: Ask) -> Response:
        """The form of a page."""
        source = self._source(ask)
        draft_id = ask.sent.get("_utkast", ask.query.get("utkast", ""))
        place = self.place(source, draft_id)
        if place.now is None:
            raise Missing
        text = place.now.decode("utf-8-sig", "replace")
        head = FRONT_MATTER.match(text)
        if ask.request.method == "POST":
            return self._act_on_page(ask, place, text)
        value = yaml_text.read(head[1]) if head and head[1].strip() else {}
        body = text[head.end() :] if head else text
        return self._page_form(ask, place, value, body, self._told(place))

    def new_page(self, ask: Ask) -> Response:
        """A page that does not exist yet, and where it stands in the menu."""
        listed = [page.source_path for page in self.library().pages if page.lang == SWEDISH]
        path = ask.sent.get("sokvag", "").strip().strip("/")
        source = f"docs/{path.removeprefix('docs/').removesuffix('.md')}.md"
        title, after = ask.sent.get("titel", "").strip(), ask.sent.get("efter", "")
        fault = ""
        if ask.request.method == "POST":
            if not _PAGE.fullmatch(source) or re.search(r"\.[a-z]{2}\.md$", source):
                fault = "Sökvägen kan inte bli en adress. Skriv den som metoder/ny-metod."
            elif source in listed or self.drafts.touching(source):
                fault = "Sidan finns redan. Välj ett annat namn."
            elif not title:
                fault = "Skriv sidans rubrik."
            else:
                try:
                    return self._begin_page(ask, source, title, after)
                except Refused as refused:
                    fault = str(refused)
        return self.show(
            ask,
            "ny-sida",
            422 if fault else 200,
            fault=fault,
            path=path,
            title=title,
            after=after,
            listed=listed,
        )

    def _begin_page(self, ask: Ask, source: str, title: str, after: str) -> Response:
        head = {
            "title": title,
            "description": "",
            "kontrollerad": self.today().isoformat(),
            "revision": "1",
            "kallor": [],
        }
        text = f"---\n{yaml_text.changed('', head, order_of(PageHead))}---\n# {title}\n"
        place = Place(None, source, self.repository.root, None, None)
        menu = moves.add_to_menu(self.repository.root, source, after)
        draft = self._draft(ask, place, f"Ny sida: {title}")
        self._keep(ask, draft, {source: text.encode(), **menu}, f"sidor: ny sida {source}")
        return RedirectResponse(f"/sida/{source}?utkast={draft.id}&sparat=ja", 303)

    def _act_on_page(self, ask: Ask, place: Place, text: str) -> Response:
        fields = self._head_fields(place.path)
        head = FRONT_MATTER.match(text)
        old = yaml_text.read(head[1]) if head and head[1].strip() else {}
        old_body = text[head.end() :] if head else text
        body = self._body(ask.sent.get("_text", ""), old_body)
        act, _, about = ask.sent.get("_gor", "spara").partition(" ")
        if act == "spara":
            value = forms.value_from(fields, ask.sent, old)
            return self._save_page(ask, place, text, value, body)
        value = forms.value_from(fields, ask.sent, old, keep_empty=True)
        focus = ""
        if act == "ny":
            focus = forms.with_row(fields, value, about)
        elif act == "bort":
            forms.without_row(value, about)
        elif act == "markor" and ask.sent.get("_markor") in MARKERS:
            body = f"{body.rstrip()}\n\n<!-- {ask.sent['_markor']} -->\n"
        return self._page_form(ask, place, value, body, (), focus)

    @staticmethod
    def _body(sent: str, old: str) -> str:
        """A body as it is written: the lines of the old file's kind, one line break at the end."""
        text = sent.replace("\r\n", "\n").replace("\r", "\n")
        if text == old.replace("\r\n", "\n"):
            return old
        text = text.rstrip("\n") + "\n"
        return text.replace("\n", "\r\n") if "\r\n" in old else text

    def _save_page(
        self, ask: Ask, place: Place, text: str, value: dict[str, Any], body: str
    ) -> Response:
        if place.mark != ask.sent.get("_bas", ""):
            new = self._page_text(text, value, body, place.path)
            return self.show(
                ask,
                "bada",
                409,
                kind="",
                ident=place.path,
                draft=place.draft,
                differences=changes.differences(place.path, place.now, new.encode()),
                mark=place.mark,
                sent=[
                    (name, word)
                    for name, word in ask.sent.items()
                    if not name.startswith("_") or name == "_text"
                ],
            )
        new = self._page_text(text, value, body, place.path)
        draft = self._draft(ask, place, f"Sidan {value.get('title') or place.path}")
        questions = set(draft.questions)
        has_twin = (place.folder / place.path.replace("docs/", "docs_sma/", 1)).is_file()
        if place.published and place.path.startswith("docs/") and has_twin:
            asks = changes.meaning_may_have_changed(place.published, new.encode())
            questions = questions | {place.path} if asks else questions - {place.path}
        self._keep(
            ask,
            draft,
            {place.path: new.encode()},
            f"sidor: {place.path} ändrad",
            tuple(sorted(questions)),
        )
        return RedirectResponse(f"/sida/{place.path}?utkast={draft.id}&sparat=ja", 303)

    def _page_text(self, text: str, value: dict[str, Any], body: str, source: str) -> str:
        head = FRONT_MATTER.match(text)
        order = order_of(PageHead if source.startswith("docs/") else TranslatedHead)
        if head is None:
            return f"---\n{yaml_text.changed('', value, order)}---\n{body}"
        new = yaml_text.changed(head[1], value, order)
        return text[: head.start(1)] + new + text[head.end(1) : head.end()] + body

    def _page_form(
        self,
        ask: Ask,
        place: Place,
        value: Mapping[str, Any],
        body: str,
        problems: Any,
        focus: str = "",
    ) -> Response:
        found = self.library()
        known = self.content.known(found.collection)
        form = forms.draw(
            self._head_fields(place.path), value, problems, known, None, ("", ""), focus
        )
        twin = None
        if place.path.startswith("docs_sma/"):
            path = place.path.removeprefix("docs_sma/")
            twin = next((p for p in found.pages if p.lang == SWEDISH and p.path == path), None)
        return self.show(
            ask,
            "sida",
            source=place.path,
            heading=value.get("title", ""),
            form=form,
            body=body.replace("\r\n", "\n"),
            count=len(list(problems)),
            draft=place.draft,
            mark=ask.sent.get("_bas", place.mark),
            others=self._others(place, ask.who),
            elsewhere=self._elsewhere(place),
            note=self._note(ask),
            markers=MARKERS,
            twin=twin,
            question=bool(place.draft and place.path in place.draft.questions),
        )

    def move_page(self, ask: Ask) -> Response:
        """A page's new address; the redirect, the menu, the links and the twin follow."""
        source = self._source(ask)
        place = self.place(source)
        if place.now is None:
            raise Missing
        new = f"docs/{ask.sent.get('ny', '').strip().strip('/').removesuffix('.md')}.md"
        fault = ""
        if ask.request.method == "POST":
            try:
                files = moves.rename(self.repository.root, source, new)
                draft = self._draft(ask, place, f"Flytta {source} till {new}")
                self._keep(ask, draft, files, f"sidor: {source} flyttad till {new}")
                return RedirectResponse(f"/utkast/{draft.id}", 303)
            except Refused as refused:
                fault = str(refused)
        linking = moves.linking(self.repository.root, source)
        return self.show(
            ask,
            "flytta",
            422 if fault else 200,
            source=source,
            fault=fault,
            linking=linking,
            new=ask.sent.get("ny", source.removeprefix("docs/").removesuffix(".md")),
        )

    def remove_page(self, ask: Ask) -> Response:
        """A page taken away; its address leads on."""
        source = self._source(ask)
        place = self.place(source)
        if place.now is None:
            raise Missing
        linking, fault = moves.linking(self.repository.root, source), ""
        if ask.request.method == "POST":
            try:
                if linking:
                    raise Refused("Andra sidor länkar hit. Ta bort de länkarna först.")
                files = moves.remove(self.repository.root, source, ask.sent.get("leder_till", ""))
                draft = self._draft(ask, place, f"Ta bort {source}")
                self._keep(ask, draft, files, f"sidor: {source} borttagen")
                return RedirectResponse(f"/utkast/{draft.id}", 303)
            except Refused as refused:
                fault = str(refused)
        return self.show(
            ask,
            "ta-bort-sida",
            422 if fault else 200,
            source=source,
            fault=fault,
            linking=linking,
            leads_to=ask.sent.get("leder_till", ""),
        )

    # --- Drafts ---------------------------------------------------------------------------------

    def draft(self, ask: Ask) -> Response:
        """A draft: what it changes by word, its faults, and its way to the site."""
        draft = self.drafts.get(ask.step("id"))
        if draft is None:
            raise Missing
        refused = ""
        if ask.request.method == "POST":
            try:
                return self._act_on_draft(ask, draft)
            except Refused as fault:
                refused = str(fault)
                draft = self.drafts.get(draft.id) or draft
        return self._show_draft(ask, draft, refused)

    def _show_draft(self, ask: Ask, draft: Draft, refused: str) -> Response:
        checked = self.problems(draft) if draft.is_open else None
        files = []
        if draft.is_open:
            base = self.repository.base(draft.branch)
            for path in draft.files:
                old = self.repository.text(base, path)
                new = self.repository.text(draft.branch, path)
                files.append((path, self._link(path, draft), changes.differences(path, old, new)))
        shown = next((path for path, link, _ in files if link), "")
        return self.show(
            ask,
            "utkast",
            409 if refused else 200,
            draft=draft,
            files=files,
            refused=refused,
            problems=[(problem, self._link(problem.path, draft)) for problem in checked.problems]
            if checked
            else [],
            shown=shown,
            is_author=draft.author == ask.who,
        )

    def _act_on_draft(self, ask: Ask, draft: Draft) -> Response:
        act, _, about = ask.sent.get("_gor", "").partition(" ")
        back = RedirectResponse(f"/utkast/{draft.id}", 303)
        if act == "skicka":
            if draft.questions:
                raise Refused("Svara först på om meningen har ändrats.")
            if count := len(self.problems(draft).problems):
                raise Refused(f"Utkastet har {count} fel. Rätta dem innan du skickar.")
            self.drafts.send(draft, ask.who)
        elif act == "tillbaka":
            self.drafts.give_back(draft, ask.who, ask.sent.get("varfor", ""))
        elif act == "publicera":
            self.audit(ask.who, "godkände", draft.id)
            draft = self.publisher.publish(draft, ask.who)
        elif act == "kasta":
            self.drafts.drop(draft, ask.who)
            back = RedirectResponse("/", 303)
        elif act in ("ny-mening", "samma-mening"):
            self._answer(ask, draft, about, act == "ny-mening")
        elif act == "hamta":
            self._bring_main(ask, draft)
        else:
            raise Missing
        self.audit(ask.who, act, draft.id, titel=draft.title)
        return back

    def _answer(self, ask: Ask, draft: Draft, source: str, has_changed: bool) -> None:
        if source not in draft.questions:
            raise Missing
        left = tuple(one for one in draft.questions if one != source)
        files: dict[str, bytes | None] = {}
        place = self.place(source, draft.id)
        if has_changed and place.published and place.now:
            files |= changes.revised(source, place.published, place.now)
        answer = "har en ny mening" if has_changed else "betyder samma sak som förut"
        self.drafts.save(
            draft, ask.who, files or {source: place.now}, f"sidor: {source} {answer}", left
        )
        self.drafts.noted(self.drafts.get(draft.id) or draft, ask.who, f"{source} {answer}.")

    def _bring_main(self, ask: Ask, draft: Draft) -> None:
        from .repository import Author, Conflict

        try:
            with self.drafts.locked():
                self.repository.merge_main(self.drafts.tree(draft), Author(ask.who))
        except Conflict as conflict:
            keep = ask.sent.get("behall", "")
            if keep not in ("min", "deras"):
                raise Refused(
                    f"Samma rader har ändrats på webbplatsen: {', '.join(conflict.paths)}. "
                    "Välj vilken text som ska gälla."
                ) from None
            with self.drafts.locked():
                self.repository.merge_choosing(
                    self.drafts.tree(draft), Author(ask.who), "ours" if keep == "min" else "theirs"
                )

    # --- What is drawn --------------------------------------------------------------------------

    def preview(self, ask: Ask) -> Response:
        """The page that a form holds, drawn as the site will show it. Nothing is saved."""
        path = ask.step("path")
        try:
            return self._framed(*self._drawn_from_form(ask, path))
        except (CannotDraw, Faulty) as fault:
            return self._cannot_draw(str(fault))

    def _drawn_from_form(self, ask: Ask, path: str) -> tuple[str, str]:
        found = self.library()
        if _PAGE.fullmatch(path):
            place = self.place(path, ask.sent.get("_utkast", ""))
            text = (place.now or b"").decode("utf-8-sig")
            value = forms.value_from(self._head_fields(path), ask.sent, None)
            new = self._page_text(text, value, self._body(ask.sent.get("_text", ""), ""), path)
            page = content.page_of(new.encode(), path)
            if not isinstance(page, Page):
                raise CannotDraw(f"Förhandsvisningen väntar: {page[0].field} {page[0].what}")
            return self._draw(content.with_page(found, page), path), page.address
        kind, _, _ = path.partition("/")
        if kind not in KINDS:
            raise Missing
        value = forms.value_from(fields_of(KINDS[kind]), ask.sent, None)
        record = content.record_of(kind, value)
        if isinstance(record, list):
            raise CannotDraw(f"Förhandsvisningen väntar: {record[0].field} {record[0].what}")
        source = content.record_path(kind, record.id)
        return self._draw(content.with_record(found, record), source), record.path or ""

    def _preview(self, root: Path, found: Library) -> Preview:
        self._latest = Preview(root, found, self.today(), self._latest)
        return self._latest

    def _draw(self, found: Library, source: str) -> str:
        return self._preview(self.repository.root, found).draw(source)

    def saved(self, ask: Ask) -> Response:
        """A page as a draft has it."""
        draft, source = self.drafts.get(ask.step("id")), ask.step("path")
        if draft is None or not draft.is_open:
            raise Missing
        checked = self.problems(draft)
        if checked.library is None:
            return self._cannot_draw("Sidan visas när felen i utkastet är rättade.")
        try:
            preview = self._preview(self.drafts.tree(draft), checked.library)
            return self._framed(preview.draw(source), preview.address(source))
        except (CannotDraw, Faulty) as fault:
            return self._cannot_draw(str(fault))

    def site(self, ask: Ask) -> Response:
        """A page of the site as it is published, drawn now."""
        address = ask.step("path").strip("/")
        found = self.library()
        source = next((p.source_path for p in found.pages if p.address == address), "")
        if not source:
            source = next(
                (
                    content.record_path(record.kind, record.id)
                    for records in found.collection.by_kind.values()
                    for record in records.values()
                    if record.path == address
                ),
                "",
            )
        if not source:
            raise Missing
        try:
            return self._framed(self._draw(found, source), address)
        except CannotDraw as fault:
            return self._cannot_draw(str(fault))

    def _framed(self, html: str, address: str) -> Response:
        here = f"{SITE}{address}/" if address else SITE
        html = _RELATIVE.sub(lambda m: f'{m[1]}{urljoin(here, m[2])}"', html)
        return HTMLResponse(html, headers=PREVIEW_HEADERS)

    def _cannot_draw(self, why: str) -> Response:
        html = self.env.get_template("vantar.html").render(why=why)
        return HTMLResponse(html, headers=PREVIEW_HEADERS)

    # --- What many need -------------------------------------------------------------------------

    def _kind(self, ask: Ask) -> str:
        kind = ask.step("kind")
        if kind not in KINDS:
            raise Missing
        return kind

    def _source(self, ask: Ask) -> str:
        source = ask.step("path")
        if not _PAGE.fullmatch(source):
            raise Missing
        return source

    @staticmethod
    def _head_fields(source: str) -> tuple[Declared, ...]:
        return fields_of(PageHead if source.startswith("docs/") else TranslatedHead)

    def _value(self, place: Place) -> dict[str, Any] | Problem:
        if place.now is None:
            return {}
        return content.value_of(place.now, place.path)

    def _told(self, place: Place) -> list[Problem]:
        """The faults of the file in its draft."""
        return self.problems(place.draft).of(place.path) if place.draft else []

    def _elsewhere(self, place: Place) -> list[tuple[Problem, str]]:
        if not place.draft or not place.path:
            return []
        found = self.problems(place.draft).elsewhere(place.path)
        return [(problem, self._link(problem.path, place.draft)) for problem in found]

    def _others(self, place: Place, who: str) -> list[Draft]:
        """Other open drafts that change the same file."""
        own = place.draft.id if place.draft else ""
        return [draft for draft in self.drafts.touching(place.path) if draft.id != own]

    def _draft(self, ask: Ask, place: Place, title: str) -> Draft:
        if place.draft:
            return place.draft
        chosen = self.drafts.get(ask.sent.get("_i_utkast", ""))
        if chosen and chosen.is_open and chosen.author == ask.who:
            return chosen
        return self.drafts.create(ask.who, title[:150])

    def _keep(
        self,
        ask: Ask,
        draft: Draft,
        files: Mapping[str, bytes | None],
        message: str,
        questions: tuple[str, ...] | None = None,
    ) -> None:
        self.drafts.save(draft, ask.who, files, message, questions)
        self.audit(ask.who, "sparade", draft.id, filer=", ".join(files))

    def _link(self, path: str, draft: Draft) -> str:
        """The form of a file in a draft; "" when it has none."""
        parts = path.split("/")
        if not (self.drafts.tree(draft) / path).is_file():
            return ""
        if len(parts) == 3 and parts[0] == "data" and parts[1] in KINDS:
            return f"/post/{parts[1]}/{parts[2].removesuffix('.yml')}?utkast={draft.id}"
        return f"/sida/{path}?utkast={draft.id}" if _PAGE.fullmatch(path) else ""

    def _note(self, ask: Ask) -> str:
        if "sparat" not in ask.query:
            return ""
        said = {
            "ny": changes.NEW_VERSION.replace("får version {version}", "får en ny version"),
            "samma": "Ordalydelsen är åter den som är publicerad. Versionen är densamma.",
        }
        return f"Utkastet är sparat. {said.get(ask.query.get('version', ''), '')}".strip()

    def _as_text(self, ask: Ask, place: Place, problem: Problem) -> Response:
        """A file that cannot be read as a record is mended in Git; the fault is told."""
        return self.show(ask, "fel", 422, title="Filen går inte att läsa", text=str(problem))


def _overdue(found: Library, today: date) -> list[Any]:
    """Records of any kind whose next check has passed, longest overdue first."""
    records = (record for kind in found.collection.by_kind.values() for record in kind.values())
    late = [record for record in records if getattr(record, "next_check", today) < today]
    return sorted(late, key=lambda record: (record.next_check, record.id))


# --- From addresses to the service --------------------------------------------------------------


@dataclass
class _Endpoint:
    """Checks a request, reads its form, and calls a page of the service in a thread of its own."""

    service: Service
    answer: Callable[[Service, Ask], Response]
    is_open: bool = False  # may be seen before one has said who one is
    fields: int = field(default=8000)

    async def respond(self, request: Request) -> Response:
        people = self.service.people
        who = ""
        try:
            people.refuse_strangers(request)
            who = people.who(request)
            if not who and not self.is_open:
                onward = quote(request.url.path)
                return RedirectResponse(f"/vem?vidare={onward}", 303)
            sent: dict[str, str] = {}
            if request.method == "POST":
                people.limit(who or (request.client.host if request.client else ""))
                form = await request.form(max_fields=self.fields, max_files=0)
                sent = {name: value for name, value in form.items() if isinstance(value, str)}
                people.refuse_forged(request, sent.pop("_nyckel", ""))
            response = await run_in_threadpool(self.answer, self.service, Ask(request, who, sent))
        except Denied as denied:
            response = self._told(denied.status, "Det gick inte", denied.text)
        except Missing:
            response = self._told(
                404, "Sidan finns inte", "Kontrollera adressen, eller börja om från start."
            )
        except Refused as refused:
            response = self._told(409, "Det gick inte", str(refused))
        except Faulty as faulty:
            response = self._told(503, "Webbplatsens innehåll har fel", str(faulty))
        people.begin(request, response)
        return response

    def _told(self, status: int, title: str, text: str) -> Response:
        html = self.service.env.get_template("fel-enkel.html").render(title=title, text=text)
        return HTMLResponse(html, status, SECURITY_HEADERS)


def application(service: Service) -> Starlette:
    """The service as an ASGI application."""

    def at(
        path: str,
        answer: Callable[[Service, Ask], Response],
        *,
        posts: bool = True,
        is_open: bool = False,
    ) -> Route:
        methods = ["GET", "POST"] if posts else ["GET"]
        return Route(path, _Endpoint(service, answer, is_open).respond, methods=methods)

    assets = service.repository.root / "docs" / "assets"
    return Starlette(
        routes=[
            at("/", Service.home, posts=False),
            at("/vem", Service.who_are_you, is_open=True),
            at("/post/{kind}", Service.records, posts=False),
            at("/post/{kind}/{id}", Service.record),
            at("/post/{kind}/{id}/ta-bort", Service.delete_record),
            at("/ny/{kind}", Service.new_record),
            at("/sidor", Service.pages, posts=False),
            at("/sida/{path:path}", Service.page),
            at("/ny-sida", Service.new_page),
            at("/flytta/{path:path}", Service.move_page),
            at("/ta-bort-sida/{path:path}", Service.remove_page),
            at("/utkast/{id}", Service.draft),
            at("/utkast/{id}/visa/{path:path}", Service.saved, posts=False),
            at("/forhand/{path:path}", Service.preview),
            Mount("/webbplats/assets", StaticFiles(directory=assets)),
            at("/webbplats/{path:path}", Service.site, posts=False),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]
    )


def now() -> datetime:
    """The time of an act."""
    return datetime.now().replace(microsecond=0)
