"""Reads a PDF as a screen reader does: along its structure tree, minus figures and list numbers."""

import io
import json
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import pikepdf

SKIPPED = frozenset({"/Figure", "/Lbl"})


def spoken(content: bytes) -> str:
    """All text of a PDF in structure order, without any white space."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marked = {page.obj.objgen: _marked_texts(page) for page in pdf.pages}
        text = "".join(_walk(pdf.Root.StructTreeRoot.K[0], marked, None))
    return squeezed(text)


def attachment(content: bytes, name: str = "bouwwerk.json") -> Any:
    """The data inside a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return json.loads(pdf.attachments[name].get_file().read_bytes())


def unspoken(content: bytes) -> int:
    """How many marked texts hang on no element: neither spoken nor an artifact."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marked = {page.obj.objgen: _marked_texts(page) for page in pdf.pages}
        total = sum(map(len, marked.values()))
        return total - sum(1 for _ in _walk(pdf.Root.StructTreeRoot.K[0], marked, None, skipped=set()))


def squeezed(text: str) -> str:
    """Text without white space and hyphens, for line ends add and take both."""
    return re.sub(r"[\s\-\u00ad\u2010\u200b]+", "", text)


def elements(content: bytes, tag: str) -> list[Any]:
    """Copies of the structure elements with that tag, as (parent tag, attributes, alternative)."""
    found: list[Any] = []

    def look(node: Any, parent: str) -> None:
        name = str(node.get("/S"))
        if name == tag:
            attributes = node.get("/A")
            scope = None if attributes is None else attributes.get("/Scope")
            found.append((parent, None if scope is None else str(scope), str(node.get("/Alt", ""))))
        for kid in _kids(node):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                look(kid, name)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        look(pdf.Root.StructTreeRoot.K[0], "")
    return found


def tables(content: bytes) -> list[list[str]]:
    """Per table the tags directly below it, in order."""
    found: list[list[str]] = []

    def look(node: Any) -> None:
        kids = [kid for kid in _kids(node) if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem"]
        if str(node.get("/S")) == "/Table":
            found.append([str(kid.S) for kid in kids])
        for kid in kids:
            look(kid)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        look(pdf.Root.StructTreeRoot.K[0])
    return found


def outline(content: bytes) -> list[tuple[str, str]]:
    """The headings, tables, lists and drawings of a PDF in reading order, each with its words or how many parts."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marked = {page.obj.objgen: _marked_texts(page) for page in pdf.pages}
        return list(_outline(pdf.Root.StructTreeRoot.K[0], marked))


def _outline(node: Any, marked: dict[Any, dict[int, str]]) -> Iterator[tuple[str, str]]:
    for kid in _elements(node):
        name, parts = str(kid.S), list(_elements(kid))
        if name in {"/L", "/TOC"}:
            yield name, str(len(parts))
        elif name == "/Table":
            rows = sum(str(row.S) == "/TR" for part in parts for row in _elements(part))
            yield name, f"{squeezed(''.join(_walk(parts[0], marked, None)))} {rows}"
        elif name == "/Figure":
            yield name, str(kid.get("/Alt", ""))
        elif re.fullmatch("/H[1-6]", name):
            yield name, squeezed("".join(_walk(kid, marked, None)))
        else:
            yield from _outline(kid, marked)


def _elements(node: Any) -> Iterator[Any]:
    """The elements directly below."""
    for kid in _kids(node):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield kid


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _walk(
    node: Any, marked: dict[Any, dict[int, str]], page: Any, skipped: AbstractSet[str] = SKIPPED
) -> Iterator[str]:
    if str(node.get("/S")) in skipped:
        return
    page = node.Pg.objgen if "/Pg" in node else page
    for kid in _kids(node):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/StructElem":
                yield from _walk(kid, marked, page, skipped)
        else:
            yield marked[page][int(kid)]


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    fonts = {name: _to_unicode(font) for name, font in page.obj.Resources.Font.items()}
    texts: dict[int, str] = {}
    written: dict[int, str] = {}
    stack: list[int | None] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC":
                stack.append(int(operands[1].MCID))
                texts[int(operands[1].MCID)] = ""
                if "/ActualText" in operands[1]:
                    written[int(operands[1].MCID)] = str(operands[1].ActualText)
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" if stack and stack[-1] is not None:
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                strings = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
                texts[stack[-1]] += "".join(_decoded(string, fonts[font]) for string in strings)
    return texts | written


def _decoded(string: bytes, table: dict[int, str]) -> str:
    codes = (int.from_bytes(string[i : i + 2], "big") for i in range(0, len(string), 2))
    return "".join(table.get(code, "") for code in codes)


def _to_unicode(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
