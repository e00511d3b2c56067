"""Makes WeasyPrint's tag tree better than the checkers ask, for the ears of whoever listens to a document.

Table headers get a direction, a table over two pages is one table with one header, decoration and running
headers become real artifacts, and a link says where it goes.
"""

import pydyf
from weasyprint import Document

from app.documents.lists import join_blocks
from app.documents.logical import fill_meanings, tell_words
from app.documents.tables import join_tables, name_headers
from app.documents.tree import Tree


def improve_tags(document: Document, pdf: pydyf.PDF) -> None:
    """Rework the finished tag tree in place; called by the press before the file is written."""
    tree = Tree(pdf)
    fill_meanings(pdf)
    tell_words(document, tree)
    join_blocks(document, tree)
    tree.drop_decoration(tree.top)
    join_tables(document, tree)
    for table in tree.below(tree.top, "/Table"):
        name_headers(tree, table)
    tree.mark_artifacts()
    describe_links(document)


def describe_links(document: Document) -> None:
    """Give every link its words, and its address when it leaves the file, as description."""
    for page in document.pages:
        for kind, target, _, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None or box.element is None:
                continue
            text = " ".join("".join(box.element.itertext()).split())
            outside = kind == "external" and target not in text
            annotation["Contents"] = pydyf.String(f"{text} ({target})" if outside else text or target)
