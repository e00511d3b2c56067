"""The pieces that an OpenDocument text is made of, as XML: words, paragraphs, tables and pictures."""

import re
from collections.abc import Sequence

from app.documents import look
from app.documents.characters import attribute, escaped

BREAKS = re.compile("(\n|\t|  +)")
FRAMES = {
    "inline": 'style:vertical-pos="middle" style:vertical-rel="text"',
    "alone": 'style:vertical-pos="top" style:vertical-rel="baseline"',
    "foot": 'style:wrap="run-through" style:run-through="background" style:flow-with-text="false" '
    'style:vertical-pos="bottom" style:vertical-rel="page" style:horizontal-pos="center" style:horizontal-rel="page"',
}
"""Where a picture stands: in the line, on a line of its own, or at the foot of the page behind the words."""
_INKT, _LIJN = f"#{look.INKT}", f"#{look.LIJN}"
ROOM = 'fo:padding-top="0.5mm" fo:padding-bottom="0.5mm" fo:padding-left="0mm" fo:padding-right="3mm"'
CELLS = {
    "head": f'{ROOM} fo:border="none" fo:border-bottom="1.5pt solid {_INKT}" style:vertical-align="bottom"',
    "plain": f'{ROOM} fo:border="none" fo:border-bottom="0.5pt solid {_LIJN}"',
    "count": f'{ROOM} fo:border="none" fo:border-top="1.5pt solid {_INKT}"',
} | {
    kind: f'fo:padding="3mm" fo:border="0.75pt solid #{box.border}" fo:background-color="#{box.ground}"'
    for kind, box in look.BOXES.items()
}
LETTERS = {
    "vet": 'fo:font-weight="bold"',
    "zacht": f'fo:font-weight="normal" fo:color="#{look.ZACHT}"',
    "zachtklein": f'fo:font-weight="normal" fo:color="#{look.ZACHT}" fo:font-size="10pt"',
    "hoofdstuk": f'style:text-underline-style="none" fo:font-weight="bold" fo:color="#{look.INKT}"',
    "schuin": 'fo:font-style="italic"',
}
ROWS = {"heel": "always", "deelbaar": "auto"}


def automatic_styles() -> str:
    """The looks that are no style of an officer: of cells, rows, frames and words with weight."""
    parts = [
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {told}/>'
        "</style:style>"
        for name, told in CELLS.items()
    ]
    parts += (
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {told}/></style:style>'
        for name, told in LETTERS.items()
    )
    parts += (
        f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties fo:border="none" '
        f'fo:padding="0mm" {told}/></style:style>'
        for name, told in FRAMES.items()
    )
    parts += (
        f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties '
        f'fo:keep-together="{told}"/></style:style>'
        for name, told in ROWS.items()
    )
    space = 'fo:margin-top="0mm" fo:margin-bottom="4mm"'
    parts.append(
        '<style:style style:name="tabel" style:family="table"><style:table-properties table:align="margins" '
        f'style:rel-width="100%" style:width="{look.TEXT_WIDTH}mm" {space} style:may-break-between-rows="true" '
        'table:border-model="collapsing"/></style:style>'
    )
    return "".join(parts)


def words(text: str) -> str:
    """Words between tags: OpenDocument would drop a line end, a tab and all but one of a row of spaces."""
    return "".join(map(_word, BREAKS.split(escaped(text))))


def _word(part: str) -> str:
    match part:
        case "\n":
            return "<text:line-break/>"
        case "\t":
            return "<text:tab/>"
        case _ if len(part) > 1 and not part.strip(" "):
            return f' <text:s text:c="{len(part) - 1}"/>'
        case _:
            return part


def span(text: str, style: str) -> str:
    """Words of one look."""
    return f'<text:span text:style-name="{style}">{words(text)}</text:span>'


def paragraph(style: str, content: str) -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def link(content: str, href: str, style: str) -> str:
    """Words that lead elsewhere."""
    return f'<text:a xlink:type="simple" xlink:href={attribute(href)} text:style-name="{style}">{content}</text:a>'


def listed(style: str, contents: Sequence[str]) -> str:
    """A list of paragraphs."""
    items = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def cell(content: str, kind: str, columns: int = 1) -> str:
    """A cell of a table, over one or more columns."""
    wide = f' table:number-columns-spanned="{columns}"' if columns > 1 else ""
    return (
        f'<table:table-cell table:style-name="{kind}" office:value-type="string"{wide}>{content}</table:table-cell>'
        + "<table:covered-table-cell/>" * (columns - 1)
    )


def row(cells: Sequence[str], *, whole: bool = True) -> str:
    """A row of a table; a whole one stays on one page."""
    return f'<table:table-row table:style-name="{"heel" if whole else "deelbaar"}">{"".join(cells)}</table:table-row>'


def table(number: int, title: str, columns: Sequence[str], head: str, rows: Sequence[str]) -> str:
    """A table with the name that a screen reader says; its head comes back on every page."""
    widths = "".join(f'<table:table-column table:style-name="{column}"/>' for column in columns)
    top = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return (
        f'<table:table table:name="Tabel{number}" table:style-name="tabel"><table:title>{escaped(title)}</table:title>'
        f"{widths}{top}{''.join(rows)}</table:table>"
    )


def frame(number: int, path: str, width: float, height: float, kind: str, said: str) -> str:
    """A picture, in millimetres; without words it is decoration."""
    anchor = "paragraph" if kind == "foot" else "as-char"
    silent = "" if said else ' loext:decorative="true"'
    told = f"<svg:desc>{escaped(said)}</svg:desc>" if said else ""
    return (
        f'<draw:frame draw:name="Tekening{number}" draw:style-name="{kind}" text:anchor-type="{anchor}" '
        f'svg:width="{width:.2f}mm" svg:height="{height:.2f}mm" draw:z-index="0"{silent}>'
        f'<draw:image xlink:href="{path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" '
        f'draw:mime-type="image/png"/>{told}</draw:frame>'
    )
