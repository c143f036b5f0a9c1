"""A browser without script, in this process: it opens pages of an ASGI application, fills in forms
and presses buttons.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html as markup


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    url: str

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def tree(self):
        return markup.fromstring(self.body.decode())

    def said(self, path: str) -> list[str]:
        """The texts at an XPath, spaces made single."""
        return [" ".join(node.text_content().split()) for node in self.tree.xpath(path)]


class Browser:
    """One person's browser. ``headers`` go with every request."""

    def __init__(
        self, application, host: str = "127.0.0.1:8010", client: str = "127.0.0.1"
    ) -> None:
        self.application, self.host, self.client = application, host, client
        self.cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.page: Answer | None = None

    def ask(self, method: str, url: str, data: dict | None = None, **headers: str) -> Answer:
        """One request and its answer; redirects are not followed."""
        body = urlencode(data or {}).encode() if method == "POST" else b""
        sent = {"host": self.host, **self.headers}
        if method == "POST":
            sent |= {
                "content-type": "application/x-www-form-urlencoded",
                "content-length": str(len(body)),
                "origin": f"http://{self.host}",
            }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        # In a thread of its own: a browser test before this one leaves its event loop running.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._through(method, url, body, sent)).result()

    async def _through(self, method: str, url: str, body: bytes, sent: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "root_path": "",
            "query_string": parts.query.encode(),
            "headers": [(k.lower().encode(), v.encode()) for k, v in sent.items()],
            "client": (self.client, 5000),
            "server": ("127.0.0.1", 8010),
        }
        events: list[dict] = []
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive():
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(event):
            events.append(event)

        await self.application(scope, receive, send)
        headers: dict[str, str] = {}
        for name, value in events[0]["headers"]:
            headers[name.decode()] = value.decode()
            if name == b"set-cookie":
                pair = value.decode().split(";")[0]
                self.cookies[pair.partition("=")[0]] = pair.partition("=")[2]
        content = b"".join(event.get("body", b"") for event in events[1:])
        return Answer(events[0]["status"], headers, content, url)

    def go(self, url: str) -> Answer:
        """Open an address; redirects are followed."""
        return self._follow(self.ask("GET", url))

    def _follow(self, answer: Answer) -> Answer:
        while answer.status in (302, 303, 307):
            answer = self.ask("GET", urljoin(answer.url, answer.headers["location"]))
        self.page = answer
        return answer

    def form(self, number: int = -1):
        """The form of the page: the one with most fields, or by its number."""
        forms = self.page.tree.forms
        return (
            forms[number] if number >= 0 else max(forms, key=lambda form: len(form.inputs.keys()))
        )

    def values(self, form=None) -> dict[str, str]:
        """What the form would send, as HTML says; the buttons' names are left out."""
        form = self.form() if form is None else form
        found = {}
        for field in form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"):
            if field.tag == "input" and field.get("type") in ("radio", "checkbox"):
                if field.get("checked") is not None:
                    found[field.get("name")] = field.get("value", "on")
            elif field.tag == "input":
                found[field.get("name")] = field.get("value", "")
            elif field.tag == "textarea":
                text = field.text or ""  # the parser has taken away the first line break already
                found[field.get("name")] = text.replace("\r\n", "\n").replace("\n", "\r\n")
            else:
                chosen = field.xpath(".//option[@selected]") or field.xpath(".//option")
                found[field.get("name")] = chosen[0].get("value") if chosen else ""
        return found

    def press(self, button: str, follow: bool = True, **_: str) -> Answer:
        """Press a button by its value with the form as it stands; see ``send``."""
        return self.send(button, {}, follow)

    def send(
        self, button: str, changes: dict[str, str] | None = None, follow: bool = True
    ) -> Answer:
        """Change fields and press the button whose value begins so. A field that is not there is a
        fault.
        """
        found = [
            (one.get("value") != button, number, form, one)
            for number, form in enumerate(self.page.tree.forms)
            for one in form.xpath(".//button")
            if (one.get("value") or "").startswith(button)
        ]
        assert found, f"no button {button!r} on {self.page.url}"
        _, _, form, pressed = min(found, key=lambda one: one[:2])
        values = self.values(form)
        for name, value in (changes or {}).items():
            assert name in values or form.xpath(f'.//*[@name="{name}"]'), f"no field {name!r}"
            values[name] = value
        if pressed.get("name"):
            values[pressed.get("name")] = pressed.get("value")
        action = pressed.get("formaction") or form.get("action") or self.page.url
        answer = self.ask("POST", urljoin(self.page.url, action), values)
        if follow:
            return self._follow(answer)
        return answer
