"""Reading HTML: a page as a tree that can be asked about."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

from justhtml import Element, JustHTML, Node, Text

UNSPOKEN = {"input", "textarea", "script", "style", "template", "title", "select"}
INLINE = {"a", "b", "span", "em", "strong", "small", "i", "mark"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
DOCTYPE = "<!doctype html>"
TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*?)?)(/?)>|([^<]+)|<")
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z][^\s=<>"']*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
RAW = {"script", "style", "textarea", "title", "template"}
"""In these a browser reads by other rules; we only have them without a tag in them."""

_VALID: set[tuple[str, ...]] = set()
"""Every way down from the top to an element that the exact parser found no fault with, in this process."""


class _Untidy(Exception):
    """HTML of which a browser has to guess the tree, or that may be wrong."""


class _Tidy:
    """The tree of a page in which every element is closed where it should be. Raises _Untidy for any other."""

    def __init__(self, html: str) -> None:
        self.root = JustHTML("").root
        self.root.children = []
        self.ways: set[tuple[str, ...]] = set()
        self._open: list[Node] = [self.root]
        self._way: tuple[str, ...] = ()
        for end, tag, attributes, closed, text in TOKEN.findall(html):
            if text:
                self._say(text)
            elif end:
                self._end(tag)
            elif tag:
                self._begin(tag, attributes, closed)
            else:
                raise _Untidy
        if len(self._open) > 1:
            raise _Untidy

    def _begin(self, tag: str, attributes: str, closed: str) -> None:
        around = self._open[-1]
        drawn = tag == "svg" or getattr(around, "namespace", "") == "svg"
        if (tag != tag.lower() and not drawn) or around.name in RAW or (closed and not (drawn or tag in VOID)):
            raise _Untidy
        made = Element(tag, dict(_attributes(attributes)) if attributes else {}, "svg" if drawn else "html")
        _hang(made, around)
        way = (*self._way, tag)
        self.ways.add(way)
        if not closed and tag not in VOID:
            self._open.append(made)
            self._way = way

    def _end(self, tag: str) -> None:
        if len(self._open) == 1 or self._open.pop().name != tag:
            raise _Untidy
        self._way = self._way[:-1]

    def _say(self, text: str) -> None:
        around = self._open[-1]
        if around is self.root:
            if text.strip():
                raise _Untidy
            return
        if around.name in {"textarea", "pre"} and not around.children:
            text = text.removeprefix("\n")
        if text:
            _hang(Text(unescape(text) if "&" in text else text), around)


@lru_cache(maxsize=50_000)
def _attributes(text: str) -> Mapping[str, str | None]:
    """What stands in a tag after its name; most pages say what another said before."""
    found: dict[str, str | None] = {}
    at = 0
    for hit in ATTRIBUTE.finditer(text):
        name = hit[1]
        if hit.start() != at or name in found:
            raise _Untidy
        at = hit.end()
        value = hit[2] or hit[3] or hit[4] or ""
        found[name] = unescape(value) if "&" in value else value
    if text[at:].strip():
        raise _Untidy
    return found


def _hang(node: Element | Text, around: Node) -> None:
    node.parent = around
    assert around.children is not None
    around.children.append(node)


class Tree:
    """A parsed page with its elements in order, ready to be asked about."""

    def __init__(self, html: str) -> None:
        self.errors: list[object] = []
        self.root: Node = _quickly(html) or self._exactly(html)
        self.elements: list[Element] = list(_walk(self.root))
        self.by_id: dict[str, Element] = {}
        for element in self.elements:
            if element.attrs.get("id"):
                self.by_id.setdefault(str(element.attrs["id"]), element)

    def _exactly(self, html: str) -> Node:
        made = JustHTML(html, sanitize=False, collect_errors=True, scripting_enabled=False)
        self.errors = list(made.errors)
        return made.root

    def named(self, *names: str) -> list[Element]:
        """All elements with one of these tag names, in page order."""
        return [element for element in self.elements if element.name in names]


def _quickly(html: str) -> Node | None:
    """The tree of a tidy page in which no element stands where none was found in order before: a part of the work."""
    if not html.startswith(DOCTYPE):
        return None
    try:
        page = _Tidy(html.removeprefix(DOCTYPE))
    except _Untidy:
        return None
    if not page.ways <= _VALID:
        exact = JustHTML(html, sanitize=False, collect_errors=True, scripting_enabled=False)
        if exact.errors:
            return None
        _VALID.update(page.ways)
    return page.root


def _walk(node: object) -> Iterator[Element]:
    for child in getattr(node, "children", None) or ():
        if isinstance(child, Element):
            yield child
            yield from _walk(child)


def parents(element: Element) -> Iterator[Element]:
    """The element itself and everything around it, from the inside out."""
    node: object = element
    while isinstance(node, Element):
        yield node
        node = node.parent


def words(element: object) -> str:
    """The text in an element, spaces made single; of fields and scripts nothing."""
    return " ".join(_text(element).split())


def _text(node: object) -> str:
    pieces = []
    for child in getattr(node, "children", None) or ():
        if isinstance(child, Element):
            if child.name not in UNSPOKEN:
                space = "" if child.name in INLINE else " "
                pieces.append(f"{space}{_text(child)}{space}")
        elif getattr(child, "name", "") == "#text":
            pieces.append(str(child.data))
    return "".join(pieces)


def find(root: Node, selector: str) -> list[Element]:
    """The elements in `root` that a CSS selector finds."""
    return [found for found in root.query(selector) if isinstance(found, Element)]
