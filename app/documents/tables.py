"""Tables in the tag tree: one table however many pages it takes, and headers that say what they head."""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import Document

from app.documents.tree import Tree


def join_tables(document: Document, tree: Tree) -> None:
    """Bring the parts that page breaks made together: tables, groups, and rows longer than a page.

    The layout boxes know which part belongs to which element of the page; the tag tree alone does not.
    """
    first: dict[int, Any] = {}
    for table_box in _tables(document):
        for group_box in _filled(table_box):
            group = tree.parent(tree.parent(_filled(group_box)[0].children[0].mark))
            table = first.setdefault(id(table_box.element), tree.parent(group))
            if table is not tree.parent(group):
                _continue_table(tree, first, table, group, group_box)
            first.setdefault(id(group_box.element), group)
            for row_box in _filled(group_box):
                first.setdefault(id(row_box.element), tree.parent(row_box.children[0].mark))
                for cell in row_box.children:
                    first.setdefault(id(cell.element), cell.mark)


def _continue_table(tree: Tree, first: dict[int, Any], table: Any, group: Any, group_box: Any) -> None:
    rest = tree.parent(group)
    original = first.get(id(group_box.element))
    if original is None:
        tree.move(group, to=table, at=_place(tree, table, group))
    else:
        tree.drop(group)
        if group_box.element_tag != "thead":
            _continue_group(tree, first, original, group_box)
    if not tree.children(rest):
        tree.drop(rest)


def _place(tree: Tree, table: Any, group: Any) -> int | None:
    """A head that a first page had no room for still comes first, after the caption; all else comes last."""
    if group["S"] != "/THead":
        return None
    return [part["S"] for part in tree.children(table)].count("/Caption")


def _continue_group(tree: Tree, first: dict[int, Any], original: Any, group_box: Any) -> None:
    for row_box in _filled(group_box):
        if id(row_box.element) in first:
            _continue_row(tree, first, row_box)
        else:
            tree.move(tree.parent(row_box.children[0].mark), to=original)


def _continue_row(tree: Tree, first: dict[int, Any], row_box: Any) -> None:
    row = first[id(row_box.element)]
    for cell in row_box.children:
        if id(cell.element) in first:
            for part in tree.children(cell.mark):
                tree.move(part, to=first[id(cell.element)])
        else:
            tree.move(cell.mark, to=row, at=list(row_box.element).index(cell.element))


def name_headers(tree: Tree, table: Any) -> None:
    """Tell of every header cell which way it looks, and of every other cell which headers it has."""
    columns: list[Any] = []
    for part in tree.children(table):
        if part["S"] == "/Caption":
            continue
        group: list[Any] = []
        for row in tree.children(part):
            cells = tree.children(row)
            heads = [cell for cell in cells if cell["S"] == "/TH"]
            for head in heads:
                head["A"]["Scope"] = "/Column" if part["S"] == "/THead" else "/Row"
            if part["S"] == "/THead":
                columns = [head["ID"] for head in heads]
            elif "ColSpan" in heads[0]["A"] or len(columns) > 1 == len(cells):
                group = [heads[0]["ID"]]
            else:
                for place, cell in enumerate(cells[1:], 1):
                    cell["A"]["Headers"] = pydyf.Array([*columns[place : place + 1], *group, heads[0]["ID"]])


def _tables(document: Document) -> Iterator[Any]:
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element_tag == "table" and any(kid.element_tag in ("thead", "tbody") for kid in _kids(box)):
                yield box


def _kids(box: Any) -> list[Any]:
    return list(getattr(box, "children", ()))


def _filled(box: Any) -> list[Any]:
    """The groups of a table box, or the rows of a group box, that have something in them."""
    return [kid for kid in _kids(box) if kid.element_tag in ("thead", "tbody", "tr") and _kids(kid)]
