"""The tag tree of one PDF, as WeasyPrint leaves it: what every rework of it needs."""

from collections.abc import Iterator
from typing import Any

import pydyf

WRAPPERS = ("/Span", "/NonStruct", "/Div")


class Tree:
    """The structure tree of one file; elements are pydyf dictionaries, children are references or numbers."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        root = self.of(pdf.catalog["StructTreeRoot"])
        self.top = self.of(root["K"][0])
        self.parents = self.of(root["ParentTree"])["Nums"]

    def of(self, reference: bytes) -> Any:
        """The object that a reference names."""
        return self.pdf.objects[int(reference.split()[0])]

    def parent(self, element: Any) -> Any:
        """The element above."""
        return self.of(element["P"])

    def move(self, element: Any, to: Any, at: int | None = None) -> None:
        """Hang an element under another one: at the end, or at that place among its children."""
        self.drop(element)
        to["K"].insert(len(to["K"]) if at is None else at, element.reference)
        element["P"] = to.reference

    def drop(self, element: Any) -> None:
        """Take an element out of the tree; its words become artifacts unless it is hung elsewhere."""
        self.parent(element)["K"].remove(element.reference)

    def children(self, element: Any) -> list[Any]:
        """The elements directly below, without marked content and link objects."""
        found = [self.of(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def below(self, element: Any, tag: str) -> Iterator[Any]:
        """All elements with that tag under this one, in reading order."""
        for child in self.children(element):
            if child["S"] == tag:
                yield child
            yield from self.below(child, tag)

    def drop_decoration(self, element: Any) -> None:
        """Take drawings without an alternative out of the tree, and what held nothing else: decoration."""
        for child in self.children(element):
            self.drop_decoration(child)
            bare = child["S"] == "/Figure" and "Alt" not in child
            if bare or (child["S"] in WRAPPERS and not child["K"]):
                self.drop(child)

    def mark_artifacts(self) -> None:
        """Turn marked content that hangs on no element of the tree into artifacts, in the page itself too."""
        alive = set(self._references(self.top))
        for number, page in enumerate(self.pdf.page_references):
            contents = self.of(self.of(page)["Contents"]).stream
            owners = self.parents[2 * number + 1]
            for position in reversed(range(len(contents))):
                marks = contents[position]
                if isinstance(marks, pydyf.Dictionary) and owners[marks["MCID"]] not in alive:
                    owners[marks["MCID"]] = "null"
                    contents[position - 1 : position + 2] = ["/Artifact", b"BMC"]

    def _references(self, element: Any) -> Iterator[bytes]:
        yield element.reference
        for child in self.children(element):
            yield from self._references(child)
