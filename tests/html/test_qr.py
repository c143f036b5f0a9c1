"""The QR code says the address that it is made of, with the light round it that readers need."""

import re

from guide.html.qr import code_of


def modules(path: str) -> set[tuple[int, int]]:
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def test_the_three_corner_marks_stand_inside_a_light_border():
    code = code_of("https://example.org/")
    dark = modules(code.path)
    near, far = 4, code.size - 5
    assert {(near, near), (far, near), (near, far)} <= dark
    assert all(near <= x <= far and near <= y <= far for x, y in dark)
    assert "https://example.org/" in code.label


def test_another_address_gives_another_code_and_the_same_address_the_same():
    assert code_of("https://example.org/") == code_of("https://example.org/")
    assert code_of("https://example.org/").path != code_of("https://example.com/").path
