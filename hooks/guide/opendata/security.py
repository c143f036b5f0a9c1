"""``/.well-known/security.txt`` (RFC 9116): where somebody who has found a weakness can tell it."""

from __future__ import annotations

from datetime import date, timedelta

PATH = ".well-known/security.txt"
# RFC 9116, section 2.5.5: less than a year is recommended. The site is built again every week.
_VALID = timedelta(days=180)


def security_text(contact: str, address: str, day: date) -> bytes:
    """The file for a contact (mailto: or https:), the site's address with a slash at its end, and the day of the build."""
    lines = (
        f"Contact: {contact}",
        f"Expires: {day + _VALID}T00:00:00Z",
        "Preferred-Languages: sv, en",
        f"Canonical: {address}{PATH}",
    )
    return "".join(f"{line}\n" for line in lines).encode()
