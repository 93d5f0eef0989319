"""pack_live.py FROM TO: a file as it stands in a live page: its size (four bytes, big end first) and an LZMA stream without
a header (lc 4, lp 0, pb 0: a fifth smaller than gzip's, and little to unpack), then five characters for four bytes.

The alphabet is that of Python's base85 without what means something in HTML: '<', '>' and '&' are ',', ':' and '.'.
reports/html/live/unpack.cpp reads it.
"""
import base64
import lzma
import sys

with open(sys.argv[1], "rb") as file:
    data = file.read()
model = {"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}
packed = len(data).to_bytes(4, "big") + lzma.compress(data, lzma.FORMAT_RAW, filters=[model])
with open(sys.argv[2], "wb") as file:
    file.write(base64.b85encode(packed).translate(bytes.maketrans(b"<>&", b",:.")))
