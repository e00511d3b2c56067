"""The Word file that a paper is written in: our own styles, or those of a house style with ours beside them."""

import io

import docx
from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm

from app.documents import look
from app.documents.docx_clean import cleaned
from app.documents.look import Style

W = nsdecls("w")
LOOKS = ("styles", "settings", "fontTable", "theme", "numbering")
KEPT = frozenset((*LOOKS, "header", "footer", "footnotes", "endnotes"))
"""The parts of a file that belong to its look; what belonged to its words (pictures, links, comments) goes."""
TABLE_STYLE = "Bouwplaats tabel"
LINK_STYLE = "Hyperlink"


def start(house_style: bytes | None = None) -> Docx:
    """A Word file without words, with every style that the writer names."""
    made = docx.Document(io.BytesIO(cleaned(house_style).content)) if house_style else _own()
    known = style_ids(made)
    for style in look.STYLES:
        if style.name.lower() not in known:
            known[style.name.lower()] = style.name.replace(" ", "")
            made.styles.element.append(parse_xml(_style(style, known)))
    for name, xml in ((LINK_STYLE, LINK), (TABLE_STYLE, TABLE)):
        if name.lower() not in known:
            made.styles.element.append(parse_xml(xml))
    return made


def style_ids(made: Docx) -> dict[str, str]:
    """The id by lower-case name: a Dutch Word calls 'heading 1' Kop1 in its ids, never in its names."""
    return {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in made.styles.element.findall(qn("w:style"))
    }


def add_numbering(made: Docx) -> tuple[int, int]:
    """The numbers of two kinds of list in this file, with bullets and with figures."""
    part = _numbering(made).element
    used = [int(kind.get(qn("w:abstractNumId"))) for kind in part.findall(qn("w:abstractNum"))]
    bullets = max(used, default=0) + 1
    for number, form, sign in ((bullets, "bullet", "•"), (bullets + 1, "decimal", "%1.")):
        place = part.find(qn("w:num"))
        kind = parse_xml(_list(number, form, sign))
        part.append(kind) if place is None else place.addprevious(kind)
    return bullets, bullets + 1


def add_list(made: Docx, kind: int) -> int:
    """The number of one more list of that kind; it counts from one."""
    part = _numbering(made).element
    number = max((int(item.get(qn("w:numId"))) for item in part.findall(qn("w:num"))), default=0) + 1
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    part.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{again}</w:num>'))
    return number


def _own() -> Docx:
    made = docx.Document()
    part = made.part
    for old in made.styles.element.findall(qn("w:style")):
        made.styles.element.remove(old)
    for xml in BASICS:
        made.styles.element.append(parse_xml(xml))
    numbering = part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    _paper(made)
    _empty(made)
    return made


def _paper(made: Docx) -> None:
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # 14 makes Word say that the file is of an older version
    made.settings.element.find(qn("w:defaultTabStop")).addnext(parse_xml(f"<w:autoHyphenation {W}/>"))
    fonts = next(rel.target_part for rel in made.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = FONTS.encode()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(look.PAGE_WIDTH), Mm(look.PAGE_HEIGHT)
    for side, size in look.MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.header_distance = section.footer_distance = Mm(12)


def _empty(made: Docx) -> None:
    """Take the words out; the page and its header and footer stay as the first section has them."""
    body = made.element.body
    first = next(body.iter(qn("w:sectPr")))
    for kind in first.findall(qn("w:type")):
        first.remove(kind)
    for child in list(body):
        body.remove(child)
    body.append(first)
    parts, around = made.part.rels, made.part.package.rels
    for key in [key for key, rel in parts.items() if rel.reltype.rpartition("/")[2] not in KEPT]:
        del parts[key]
    for key in [key for key, rel in around.items() if rel.reltype.endswith(("thumbnail", "custom-properties"))]:
        del around[key]


def _numbering(made: Docx) -> NumberingPart:
    try:
        return made.part.numbering_part
    except NotImplementedError:  # python-docx makes none itself
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(f"<w:numbering {W}/>"), made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part


def _style(style: Style, known: dict[str, str]) -> str:
    base = f'<w:basedOn w:val="{known[style.based_on.lower()]}"/>' if style.based_on else ""
    usual = ' w:default="1"' if style.name == "Normal" else ""
    own = ' w:customStyle="1"' if style.name.startswith("Bouwplaats") else ""
    return (
        f'<w:style {W} w:type="paragraph"{usual}{own} w:styleId="{known[style.name.lower()]}">'
        f'<w:name w:val="{style.name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    spacing = {
        "before": None if style.before is None else f"{style.before * 20:.0f}",
        "after": None if style.after is None else f"{style.after * 20:.0f}",
        "line": None if style.line is None else f"{style.line * 240:.0f}",
        "lineRule": "auto" if style.line else None,
    }
    told = "".join(f' w:{name}="{value}"' for name, value in spacing.items() if value)
    level = style.name.removeprefix("Heading ")
    outline = f'<w:outlineLvl w:val="{int(level) - 1}"/>' if level.isdigit() else ""
    whole = "" if style.hyphens is None else f'<w:suppressAutoHyphens w:val="{int(not style.hyphens)}"/>'
    return f"{'<w:keepNext/><w:keepLines/>' if style.keep else ''}{whole}<w:spacing{told}/>{outline}"


def _letters(style: Style) -> str:
    font = look.HEAD_FONT if style.head else look.TEXT_FONT if style.name == "Normal" else None
    return "".join(
        (
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "",
            "<w:b/><w:bCs/>" if style.bold else "",
            f'<w:color w:val="{style.color}"/>' if style.color else "",
            f'<w:sz w:val="{style.size * 2:.0f}"/><w:szCs w:val="{style.size * 2:.0f}"/>' if style.size else "",
        )
    )


def _list(number: int, form: str, sign: str) -> str:
    return (
        f'<w:abstractNum {W} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    )


BASICS = (
    f'<w:style {W} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    f'<w:style {W} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    f'<w:style {W} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
)
LINK = (
    f'<w:style {W} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:u w:val="single"/></w:rPr></w:style>'
)
TABLE = (
    f'<w:style {W} w:type="table" w:customStyle="1" w:styleId="Bouwplaatstabel"><w:name w:val="{TABLE_STYLE}"/>'
    f'<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="{look.LIJN}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:color="{look.LIJN}"/></w:tblBorders><w:tblCellMar>'
    '<w:top w:w="28" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:color="{look.INKT}"/>'
    "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
)
FONTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {W}>'
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{look.FALLBACK}"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in (look.TEXT_FONT, look.HEAD_FONT)
    )
    + "</w:fonts>"
)
