"""One issue at the Git host, with a host that remembers."""

import pytest
from guide.watch import host
from guide.watch.findings import TITLE


class StoredHost:
    """Answers like the host's interface, and keeps what was asked."""

    def __init__(self, number=None):
        self.number, self.calls = number, []

    def __call__(self, method, path, body):
        self.calls.append((method, path, body))
        if method == "GET":
            return [{"number": self.number}] if self.number else []
        if (method, path) == ("POST", "/issues"):
            self.number = 7
            return {"number": 7}
        return {}

    @property
    def done(self):
        return [(method, path) for method, path, _ in self.calls if method != "GET"]


def test_it_is_opened_once_and_then_renewed():
    stored = StoredHost()
    assert host.tell(stored, "text", anything=True, whole=True) == "Ärende 7 är öppnat."
    assert host.tell(stored, "ny text", anything=True, whole=True) == "Ärende 7 är förnyat."
    assert stored.done == [("POST", "/issues"), ("PATCH", "/issues/7")]
    assert stored.calls[1][2] == {"title": TITLE, "body": "text", "labels": [host.LABEL]}


def test_it_is_closed_when_all_is_mended():
    stored = StoredHost(7)
    assert host.tell(stored, "", anything=False, whole=True) == "Ärende 7 är stängt."
    assert stored.calls[-1] == ("PATCH", "/issues/7", {"state": "closed"})


def test_it_stays_open_when_a_service_was_silent():
    stored = StoredHost(7)
    host.tell(stored, "kunde inte prövas", anything=False, whole=False)
    assert stored.done == [("PATCH", "/issues/7")] and "state" not in stored.calls[-1][2]


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_found_opens_nothing(whole):
    stored = StoredHost()
    assert host.tell(stored, "", anything=False, whole=whole) == "Inget ärende behövs."
    assert stored.done == []


def test_a_very_long_list_is_cut_at_a_line():
    stored = StoredHost()
    host.tell(stored, "- rad\n" * 20_000, anything=True, whole=True)
    body = stored.calls[-1][2]["body"]
    assert len(body) < 65_536 and "- rad\n\nListan är kortad." in body
