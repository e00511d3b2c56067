"""What is written, told beside what is drawn.

A font tells of one glyph one meaning. That is enough for most texts, also in Arabic: readers know that it is drawn
from right to left. But an emoji may be several characters in one glyph, or one in several: there a PDF has to say it.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox, TextBox

from app.documents.letters import is_composed
from app.documents.tree import Tree

MEANINGS = b"/CMapName /Adobe-Identity-UCS def"
MEANINGLESS = re.compile(rb"(<[0-9a-f]{4}>) <>")
JOINER = rb"\1 <200d>"
"""For a glyph that is only a part of a character: a table of meanings may not be empty, and this one is silent."""


def tell_words(document: Document, tree: Tree) -> None:
    """Write the words beside the glyphs, for all texts that need it. Before anything in the tree is moved."""
    drawn = [list(_drawn(page._page_box)) for page in document.pages]
    if not any(is_composed(text) for page in drawn for text in page):
        return
    leaves = iter(list(_leaves(tree, tree.top)))
    for number, page in enumerate(drawn):
        marks = _marks(tree, number)
        for text, mark in zip(page, (next(leaves) for _ in page), strict=True):
            if is_composed(text):
                marks[mark]["ActualText"] = pydyf.String(text)


def fill_meanings(pdf: pydyf.PDF) -> None:
    """Give a meaning to every glyph that has none of its own."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and MEANINGS in item.stream:
            item.stream = [MEANINGLESS.sub(JOINER, line) for line in item.stream]


def _drawn(box: Any) -> Iterator[str]:
    """The texts of a page as its tags have them, with an empty one for each drawing."""
    for child in (getattr(one, "_box", one) for one in box.children):
        if isinstance(child, TextBox):
            yield child.text
        elif isinstance(child, ReplacedBox):
            yield ""
        elif not isinstance(child, MarginBox):
            yield from _drawn(child)


def _leaves(tree: Tree, element: Any) -> Iterator[int]:
    """The numbers of all marked contents in reading order; a number counts within its page."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield kid
        elif (below := tree.of(kid)).get("Type") == "/StructElem":
            yield from _leaves(tree, below)


def _marks(tree: Tree, number: int) -> dict[int, Any]:
    contents = tree.of(tree.of(tree.pdf.page_references[number])["Contents"]).stream
    return {mark["MCID"]: mark for mark in contents if isinstance(mark, pydyf.Dictionary) and "MCID" in mark}
