"""Which parts a Word file of others has, and how they hang together; nothing of it is trusted."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from app.documents.foreign import tree
from app.documents.left_out import LeftOut

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = f"{{{PACKAGE}/relationships}}Relationship"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|.*\\)", re.IGNORECASE)
"""An address, another machine, or a path as Windows writes it."""

LEFT = {
    LeftOut.PROGRAMMA: "vbaproject wordvbadata control activexcontrolbinary keymapcustomizations attachedtoolbars",
    LeftOut.OBJECT: "oleobject package afchunk subdocument frame video audio media glossarydocument",
    LeftOut.ELDERS: "attachedtemplate transform",
    LeftOut.SAMENVOEGEN: "mailmergesource mailmergeheadersource mailmergerecipientdata recipientdata",
    LeftOut.TEKENING: "chart diagramdata diagramlayout diagramcolors diagramquickstyle diagramdrawing",
    LeftOut.LETTERS: "font",
    LeftOut.BIJGEHOUDEN: "comments commentsextended commentsids commentsextensible people",
    LeftOut.VERBORGEN: "customxml",
}
TOLD = {name: kind for kind, names in LEFT.items() for name in names.split()}
SILENT = """officedocument styles settings fonttable theme numbering header footer footnotes endnotes websettings
styleswitheffects image hyperlink core-properties extended-properties thumbnail printersettings chartusershapes
documenttasks customxmlprops custom-properties webextensiontaskpanes"""
QUIET = frozenset(SILENT.split())


@dataclass(frozen=True, slots=True)
class Relation:
    """That one part points to something: a part (by its name), or a thing elsewhere (`part` is empty)."""

    kind: str
    part: str


class Parts:
    """The parts by name, and what each points to."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._names = {name.lower(): name for name in parts}

    def content(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._parts[part]

    def relations(self, of: str) -> dict[str, Relation]:
        """What a part points to, by the word it uses for it; the file as a whole is the part without a name."""
        folder, name = posixpath.split(of)
        listed = self._names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
        found = tree(self._parts[listed]).iter(RELATION) if listed else ()
        return {told.get("Id", ""): Relation(told.get("Type", ""), self._goal(folder, told)) for told in found}

    def one(self, of: str, kind: str) -> str:
        """The part of a kind that a part points to; empty when there is none."""
        goals = (relation.part for relation in self.relations(of).values() if relation.kind == KINDS + kind)
        return next(filter(None, goals), "")

    def left(self) -> set[LeftOut]:
        """What stays behind for what it is, wherever it is pointed to from."""
        seen, found = set[str](), set[LeftOut]()
        for listed in (name for name in self._parts if name.lower().endswith(".rels")):
            folder, name = posixpath.split(listed)
            for relation in self.relations(posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])).values():
                seen.add(relation.part)
                found |= set(_told(relation))
        rest = (name for name in self._parts if name not in seen and not _around(name))
        return found | {LeftOut.OBJECT for _ in rest}

    def _goal(self, folder: str, told: etree._Element) -> str:
        target = told.get("Target", "").strip()
        if told.get("TargetMode", "Internal").strip().lower() != "internal" or ELSEWHERE.match(target):
            return ""
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return self._names.get(path.lower(), "")


def _told(relation: Relation) -> Iterator[LeftOut]:
    name = relation.kind.rpartition("/")[2].lower()
    if name in TOLD:
        yield TOLD[name]
    elif name not in QUIET:
        yield LeftOut.ANDERS


def _around(name: str) -> bool:
    return name == "[Content_Types].xml" or name.lower().endswith(".rels") or name.startswith("[trash]/")
