"""The report as a tree: what a browser makes of it, for tests that have none."""
import html
import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input"}
UNITS = {"%": 0.01, "pp": 0.01, "s": 1, "min": 60, "h": 3600, "d": 86400}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def nodes(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.nodes()

    def all(self, tag=None, **attributes):
        return [n for n in self.nodes() if (tag is None or n.tag == tag)
                and all(n.attributes.get(k) == v for k, v in attributes.items())]

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


class Page(HTMLParser):
    """Complains of tags that do not match."""

    def __init__(self, text):
        super().__init__()
        self.root = self.open = Node("", {}, None)
        self.feed(text)
        self.close()
        assert self.open is self.root, f"<{self.open.tag}> is not closed"

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        node = Node(tag, dict(attrs), self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_endtag(self, tag):
        assert self.open.tag == tag, f"</{tag}> ends <{self.open.tag}>"
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)


def at(results, pointer):
    """The value at a JSON pointer (RFC 6901)."""
    value = results
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def is_rounding(text, value, key, currency):
    """Does the text say the value, rounded to the digits that it shows?"""
    if value is None:
        return text == "-"
    if isinstance(value, str):
        return text.replace(" ", "_") == value.replace(" ", "_")
    found = re.fullmatch(r"([+-]?[\d,]+(?:\.(\d+))?)(?: (\S+))?", text)
    if not found:
        return False
    number, decimals, unit = float(found[1].replace(",", "")), len(found[2] or ""), found[3]
    if unit and unit != currency and unit != "/h" and unit not in UNITS:
        return False
    scale = 1 if key in ("paid_hours", "overtime_hours") else UNITS.get(unit, 1)
    return abs(number - value / scale) <= 0.5 * 10 ** -decimals * (1 + 1e-9)


def commands(text):
    """Those that the page names for its own figures, as a shell reads them."""
    return [html.unescape(one) for one in re.findall(r'<code class="?again"?>(.*?)</code>', text, re.S)]


def without_command(text):
    """The page but for how to get its figures again, which differs by where they come from."""
    return re.sub(r'<code class="?again"?>.*?</code></p>(?:\s*<p>It draws the saved results.*?</p>)?', "", text, flags=re.S)


def pointers(node):
    return [(n.attributes["data-json"], n.text()) for n in node.nodes() if "data-json" in n.attributes]
