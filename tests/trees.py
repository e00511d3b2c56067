"""Reading HTML: a page as a tree that can be asked about."""

from collections.abc import Iterator

from justhtml import Element, JustHTML, Node

UNSPOKEN = {"input", "textarea", "script", "style", "template", "title", "select"}
INLINE = {"a", "b", "span", "em", "strong", "small", "i", "mark"}


class Tree:
    """A parsed page with its elements in order, ready to be asked about."""

    def __init__(self, html: str) -> None:
        made = JustHTML(html, sanitize=False, collect_errors=True, scripting_enabled=False)
        self.errors = made.errors
        self.root = made.root
        self.elements: list[Element] = list(_walk(made.root))
        self.by_id: dict[str, Element] = {}
        for element in self.elements:
            if element.attrs.get("id"):
                self.by_id.setdefault(str(element.attrs["id"]), element)

    def named(self, *names: str) -> list[Element]:
        """All elements with one of these tag names, in page order."""
        return [element for element in self.elements if element.name in names]


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
