"""A Word file that is made part by part: what each is, and what it points to, is written by us alone."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from app.documents.docx_parts import KINDS, PACKAGE

KIND = "application/vnd.openxmlformats-officedocument"
USUAL = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}


class Package:
    """The parts so far."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._kinds: dict[str, str] = {}
        self._relations: dict[str, list[tuple[str, str]]] = {}

    def write(self, name: str, kind: str, root: Any) -> None:
        """Put a part of XML in."""
        self._parts[name] = _said(root)
        self._kinds[name] = f"{KIND if kind == 'theme' else f'{KIND}.wordprocessingml'}.{kind}+xml"

    def picture(self, name: str, content: bytes) -> None:
        """Put a picture in."""
        self._parts[name] = content

    def relate(self, of: str, to: str, kind: str) -> str:
        """Point from one part to another; the word for it."""
        folder, _, name = of.rpartition("/")
        pointed = self._relations.setdefault(f"{folder}/_rels/{name}.rels".lstrip("/"), [])
        relation = (KINDS + kind, f"/{to}")
        if relation not in pointed:
            pointed.append(relation)
        return f"rId{pointed.index(relation) + 1}"

    def parts(self) -> dict[str, bytes]:
        """All of them, with the lists that every such file carries."""
        listed = {name: _relations(pointed) for name, pointed in self._relations.items()}
        return self._parts | listed | {"[Content_Types].xml": _types(self._kinds)}


def _relations(pointed: list[tuple[str, str]]) -> bytes:
    space = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for number, (kind, target) in enumerate(pointed, 1):
        etree.SubElement(root, f"{{{space}}}Relationship", Id=f"rId{number}", Type=kind, Target=target)
    return _said(root)


def _types(kinds: Mapping[str, str]) -> bytes:
    space = f"{PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    for suffix, kind in USUAL.items():
        etree.SubElement(root, f"{{{space}}}Default", Extension=suffix, ContentType=kind)
    for name, kind in sorted(kinds.items()):
        etree.SubElement(root, f"{{{space}}}Override", PartName=f"/{name}", ContentType=kind)
    return _said(root)


def _said(root: Any) -> bytes:
    said: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return said
