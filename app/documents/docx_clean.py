"""A Word file of others, made anew from what is known to be harmless. Only used in the child.

Nothing of the file itself goes along: the parts, their names, kinds and relations are ours, the XML is sieved by name
(`docx_kept`), fields are looked at one by one (`docx_fields`) and pictures are drawn anew.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from app.documents.docx_fields import settle
from app.documents.docx_kept import BLIP, EMBED, LINK, RULES, SPACES, w
from app.documents.docx_package import Package
from app.documents.docx_parts import KINDS, Parts, Relation
from app.documents.docx_theme import with_effects
from app.documents.foreign import opened, tree
from app.documents.left_out import LeftOut
from app.documents.packing import packed
from app.documents.redrawn import redrawn
from app.documents.rendering import Unfit
from app.documents.sieve import Sieve, name_in

MAIN = "word/document.xml"
ONCE = {"styles": "styles", "settings": "settings", "fontTable": "fonts", "theme": "theme", "numbering": "numbering"}
"""The parts that there is one of, with the name of their root."""

EDGES = {w("headerReference"): ("header", w("hdr")), w("footerReference"): ("footer", w("ftr"))}
MOST_EDGES = 3
"""Heads of a page: of the first, of even ones and of the others; as many feet."""

R_ID = name_in(SPACES, "r:id")
P, TC, DRAWING = w("p"), w("tc"), w("drawing")
ENDS = frozenset((w("hdr"), w("ftr"), w("txbxContent"), TC))
"""What must end with a paragraph."""

REQUIRED = {name_in(SPACES, "wpg:wgp"): "wpg", name_in(SPACES, "wps:wsp"): "wps"}
FILL = frozenset(name_in(SPACES, f"{prefix}:blipFill") for prefix in ("a", "pic"))
GRAPHIC = name_in(SPACES, "a:graphicData")


@dataclass(frozen=True)
class Cleaned:
    """A file with nothing in it but a look, and what was not taken over."""

    content: bytes
    left: tuple[LeftOut, ...]


@lru_cache(maxsize=4)
def cleaned(content: bytes) -> Cleaned:
    """The look of a Word file. Raises Unfit for what is no Word file or too much."""
    made = _Cleaning(Parts(opened(content)))
    return Cleaned(packed(made.parts()), tuple(sorted(made.left)))


class _Cleaning:
    """One file on its way."""

    def __init__(self, parts: Parts) -> None:
        self._from = parts
        self._to = Package()
        self._edges: Counter[str] = Counter()
        self._drawn: dict[str, str] = {}
        self.left = parts.left()
        self._main = parts.one("", "officeDocument")

    def parts(self) -> dict[str, bytes]:
        """All parts of the new file."""
        page = next(self._document().iter(w("sectPr")), None)
        if page is None:
            raise Unfit("geen")
        body = etree.Element(w("document"), nsmap=SPACES)
        etree.SubElement(body, w("body")).append(self._sieved(page, self._main, MAIN))
        self._to.write(MAIN, "document.main", body)
        for kind, root in ONCE.items():
            part = self._from.one(self._main, kind)
            if part:
                self._once(part, kind, root)
        self._to.relate("", MAIN, "officeDocument")
        return self._to.parts()

    def _document(self) -> Any:
        root = tree(self._from.content(self._main)) if self._main else None
        if root is None or root.tag != w("document"):
            raise Unfit("geen")
        return root

    def _once(self, part: str, kind: str, root: str) -> None:
        theme = kind == "theme"
        source, name = tree(self._from.content(part)), "word/theme/theme1.xml" if theme else f"word/{kind}.xml"
        space = "a" if theme else "w"
        if source.tag != name_in(SPACES, f"{space}:{root}"):
            raise Unfit("geen")
        made = self._sieved(source, part, name)
        self._to.write(name, kind, with_effects(made) if theme else made)
        self._to.relate(MAIN, name, kind)

    def _sieved(self, source: Any, part: str, name: str) -> Any:
        """The tree of a part made anew, under its new name; every reference in it goes to a part of the new file."""
        relations = self._from.relations(part)

        def point(element: Any) -> Mapping[str, str] | None:
            if element.tag == BLIP:
                return self._picture(element, relations, name)
            return self._edge(element, relations) if name == MAIN else None

        sieve = Sieve(RULES, point)
        made = sieve.through(source, SPACES)
        self.left |= sieve.left
        if settle(made):
            self.left.add(LeftOut.VELD)
        self._mend(made)
        return made

    def _edge(self, element: Any, relations: Mapping[str, Relation]) -> Mapping[str, str] | None:
        """A head or foot of the page, copied."""
        kind, root = EDGES[element.tag]
        relation = relations.get(element.get(R_ID, ""))
        if relation is None or relation.kind != KINDS + kind or not relation.part or self._edges[kind] == MOST_EDGES:
            return None
        self._edges[kind] += 1
        source, name = tree(self._from.content(relation.part)), f"word/{kind}{self._edges[kind]}.xml"
        if source.tag != root:
            raise Unfit("geen")
        self._to.write(name, kind, self._sieved(source, relation.part, name))
        return {R_ID: self._to.relate(MAIN, name, kind)}

    def _picture(self, element: Any, relations: Mapping[str, Relation], name: str) -> Mapping[str, str] | None:
        relation = relations.get(element.get(EMBED, ""))
        part = relation.part if relation and relation.kind == f"{KINDS}image" else ""
        if element.get(LINK) is not None or (relation and not part):
            self.left.add(LeftOut.ELDERS)
        if part and part not in self._drawn:
            self._draw(part)
        drawn = self._drawn.get(part)
        return {EMBED: self._to.relate(name, drawn, "image")} if drawn else None

    def _draw(self, part: str) -> None:
        found = redrawn(self._from.content(part))
        self._drawn[part] = ""
        if found is None:
            self.left.add(LeftOut.PLAATJE)
            return
        content, suffix = found
        self._drawn[part] = f"word/media/image{len(self._drawn)}.{suffix}"
        self._to.picture(self._drawn[part], content)

    def _mend(self, root: Any) -> None:
        """Take away drawings that lost what they showed, say what others need, and end every story with a line."""
        for drawing in list(root.iter(DRAWING)):
            if not _shows(drawing):
                drawing.getparent().remove(drawing)
                if not self.left & {LeftOut.PLAATJE, LeftOut.ELDERS}:
                    self.left.add(LeftOut.TEKENING)
            else:
                _require(drawing)
        for story in root.iter(*ENDS):
            if len(story) == 0 or story[-1].tag != P:
                etree.SubElement(story, P)


def _shows(drawing: Any) -> bool:
    """Whether a drawing still holds all that it is made of."""
    graphic = next(drawing.iter(GRAPHIC), None)
    fills = list(drawing.iter(*FILL))
    return (
        graphic is not None
        and bool(graphic.get("uri"))
        and len(graphic) > 0
        and all(any(child.tag == BLIP for child in fill) for fill in fills)
    )


def _require(drawing: Any) -> None:
    """Shapes and groups are said to be so: Word wants to know before it reads them."""
    needed = [prefix for tag, prefix in REQUIRED.items() if next(drawing.iter(tag), None) is not None]
    if needed:
        around = etree.Element(name_in(SPACES, "mc:AlternateContent"))
        drawing.addprevious(around)
        etree.SubElement(around, name_in(SPACES, "mc:Choice"), Requires=" ".join(needed)).append(drawing)
