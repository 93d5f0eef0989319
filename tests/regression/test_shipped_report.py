"""docs/report.html is what the program draws of the bank today, and docs/report.png, which README shows, is its first screen.

`HOLDTIME_PROGRAM=build/holdtime PYTHONPATH=tests python3 tests/regression/test_shipped_report.py --update` makes both anew; the picture
needs Debian's chromium and fonts-dejavu-core, the page nothing.
"""
import hashlib
import os
import struct
import sys
import unittest
import zlib

from regression_case import LIBRARY, ROOT, RegressionCase

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOCS = os.path.join(os.path.dirname(TESTS), "docs")
PAGE, PICTURE = os.path.join(DOCS, "report.html"), os.path.join(DOCS, "report.png")
WIDTH, HEIGHT = 1280, 900
MADE_OF = b"page's SHA-256"  # the keyword of the picture's text chunk
UPDATE = "--update" in sys.argv
REMEDY = "tests/regression/test_shipped_report.py --update makes it anew"


def chunks(png):
    """Kind and content of each chunk of a PNG."""
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at:at + 8])
        yield kind, png[at + 8:at + 8 + size]
        at += size + 12


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def digest(page):
    return hashlib.sha256(page.encode()).hexdigest().encode()


def draw(page):
    """The first screen as a browser shows it; the picture says of which page it is."""
    sys.path.insert(0, os.path.join(TESTS, "report_page"))
    from chromium import Chromium
    with Chromium() as chromium:
        tab = chromium.page(width=WIDTH, height=HEIGHT)
        tab.open(PAGE)
        tab.screenshot(PICTURE, whole=False)
    with open(PICTURE, "rb") as file:
        png = file.read()
    head = 8 + 12 + 13  # the signature and the first chunk
    with open(PICTURE, "wb") as file:
        file.write(png[:head] + chunk(b"tEXt", MADE_OF + b"\0" + digest(page)) + png[head:])


class ShippedReport(RegressionCase):
    def test_the_page_is_that_of_today(self):
        self.holdtime("run", os.path.relpath(os.path.join(LIBRARY, "retail-bank.yaml"), ROOT), "-q", "--html", self.path("report.html"), cwd=ROOT)
        page = self.read("report.html")
        self.assertLess(len(page.encode()), 400_000)
        if UPDATE:
            with open(PAGE, "w", encoding="utf-8") as file:
                file.write(page)
            draw(page)
        with open(PAGE, encoding="utf-8") as file:
            self.assertTrue(file.read() == page, "docs/report.html is another page than the program draws; " + REMEDY)

    def test_the_picture_is_of_that_page(self):
        with open(PAGE, encoding="utf-8") as file:
            page = file.read()
        with open(PICTURE, "rb") as file:
            found = dict(chunks(file.read()))
        self.assertEqual(struct.unpack(">II", found[b"IHDR"][:8]), (WIDTH, HEIGHT))
        self.assertEqual(found[b"tEXt"], MADE_OF + b"\0" + digest(page), "docs/report.png is of another page; " + REMEDY)


if __name__ == "__main__":
    unittest.main(argv=[word for word in sys.argv if word != "--update"], defaultTest=None)
