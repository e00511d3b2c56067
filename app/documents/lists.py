"""Paragraphs and lists in the tag tree: one however many pages it takes, and a list of contents that says it is one."""

from collections.abc import Iterator
from typing import Any

from weasyprint import Document

from app.documents.tree import Tree

JOINED = {"/P": ("p",), "/L": ("ol", "ul")}
"""What is brought together again after a page break, and the elements of the page that it is made of."""

CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/P"}
"""How the parts of a list are called when it is the list of contents."""


def join_blocks(document: Document, tree: Tree) -> None:
    """Bring the parts together that page breaks made of a list, of what stands in it, and of a paragraph."""
    for tag, names in JOINED.items():
        first: dict[int, Any] = {}
        for box, element in zip(_boxes(document, names), _outermost(tree, tag), strict=True):
            whole = first.setdefault(id(box.element), element)
            if tag == "/L":
                _rejoin_items(tree, first, box, element)
                if "inhoud" in box.element.get("class", "").split():
                    _call_contents(tree, element)
            if whole is not element:
                _move_all(tree, element, whole)


def _boxes(document: Document, names: tuple[str, ...]) -> Iterator[Any]:
    """The boxes of these elements in reading order, without the nameless ones inside them."""
    for page in document.pages:
        yield from _below(page._page_box, names)


def _below(box: Any, names: tuple[str, ...]) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if child.element_tag in names:
            yield child
        else:
            yield from _below(child, names)


def _outermost(tree: Tree, tag: str) -> list[Any]:
    return [element for element in tree.below(tree.top, tag) if tree.parent(element)["S"] != tag]


def _rejoin_items(tree: Tree, first: dict[int, Any], box: Any, element: Any) -> None:
    """An item that goes on on the next page: its second part has no number, and joins the body of the first."""
    for item_box, item in zip(box.children, tree.children(element), strict=True):
        whole = first.setdefault(id(item_box.element), item)
        if whole is not item:
            body = next((kid for kid in tree.children(whole) if kid["S"] == "/LBody"), None)
            for part in tree.children(item):
                if body is None:
                    tree.move(part, to=whole)
                else:
                    _move_all(tree, part, body)
            tree.drop(item)


def _move_all(tree: Tree, part: Any, whole: Any) -> None:
    """Hang what a part holds under the whole, and take leave of the part."""
    for child in tree.children(part):
        tree.move(child, to=whole)
    tree.drop(part)


def _call_contents(tree: Tree, element: Any) -> None:
    for part in (element, *tree.below(element, "/LI"), *tree.below(element, "/LBody")):
        part["S"] = CONTENTS[part["S"]]
