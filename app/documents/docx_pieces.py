"""The pieces that a Word file is made of, as XML: letters, paragraphs, tables, pictures and fields."""

import re
from collections.abc import Sequence

from docx.oxml.ns import nsdecls

from app.documents.characters import attribute, escaped

SPACES = nsdecls("w", "r", "wp", "a", "pic")
EMU = 36_000
TWIPS = 56.6929
"""Word's two small measures, to the millimetre."""
BREAKS = re.compile("([\n\t])")
SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
FIXED = '<w:tblLayout w:type="fixed"/>'
BARE = '<w:tblBorders><w:bottom w:val="nil"/><w:insideH w:val="nil"/></w:tblBorders>' + FIXED
LINE_ABOVE = '<w:tcBorders><w:top w:val="single" w:sz="12" w:color="auto"/></w:tcBorders>'


def run(text: str, properties: str = "") -> str:
    """Words of one look."""
    parts = BREAKS.split(escaped(text))
    said = "".join(SIGNS.get(part, f'<w:t xml:space="preserve">{part}</w:t>') for part in parts)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{said}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph; the style is an id of this file."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def link(content: str, *, relation: str = "", bookmark: str = "") -> str:
    """Words that lead elsewhere: outside by a relation of the file, inside by a bookmark."""
    goal = f'r:id="{relation}"' if relation else f'w:anchor="{bookmark}"'
    return f'<w:hyperlink {goal} w:history="1">{content}</w:hyperlink>'


def field(instruction: str, result: str) -> tuple[str, str]:
    """The beginning of a field that Word can make anew, with what it shows until then, and its end."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    )
    return begin, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cell(content: str, width: float, properties: str = "") -> str:
    """A cell of a table, so many millimetres wide."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * TWIPS:.0f}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], *, head: bool = False, whole: bool = True) -> str:
    """A row: `head` comes back on every page, `whole` stays on one."""
    told = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if head else ''}"
    return f"<w:tr><w:trPr>{told}</w:trPr>{''.join(cells)}</w:tr>"


def table(title: str, widths: Sequence[float], rows: Sequence[str], *, style: str, look: str, more: str = "") -> str:
    """A table with the name that a screen reader says; `look` tells Word which parts are heads."""
    grid = "".join(f'<w:gridCol w:w="{width * TWIPS:.0f}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths) * TWIPS:.0f}" w:type="dxa"/>'
        f'{more}<w:tblLook w:val="{look}"/><w:tblCaption w:val={attribute(title)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def box(border: str) -> str:
    """How a table of one cell becomes a box: a border on each side and room within."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:color="{border}"/>' for side in ("top", "left", "bottom", "right")
    )
    room = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 60), ("left", 240), ("bottom", 60), ("right", 240))
    )
    return f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{room}</w:tblCellMar>'


def ground(color: str) -> str:
    """The ground of one cell."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{color}"/>'


def inline(relation: str, number: int, width: float, height: float, said: str) -> str:
    """A picture in the line, in millimetres; without words it is decoration."""
    size = f'cx="{width * EMU:.0f}" cy="{height * EMU:.0f}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"{_named(number, said)}{_graphic(relation, number, size)}</wp:inline></w:drawing></w:r>"
    )


def at_the_foot(relation: str, number: int, width: float, height: float) -> str:
    """Decoration over the whole width of the page, at its foot and behind the words."""
    size = f'cx="{width * EMU:.0f}" cy="{height * EMU:.0f}"'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"{_named(number, '')}{_graphic(relation, number, size)}</wp:anchor></w:drawing></w:r>"
    )


def _named(number: int, said: str) -> str:
    name = f'<wp:docPr id="{number}" name="Tekening {number}" descr={attribute(said)}'
    return f"{name}/>" if said else f"{name}>{DECORATION}</wp:docPr>"


def _graphic(relation: str, number: int, size: str) -> str:
    kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        f'<a:graphic><a:graphicData uri="{kind}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Tekening {number}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
