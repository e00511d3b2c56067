"""What stands around the words of a Word file: its name and maker, its language, its head and foot."""

from datetime import UTC, datetime
from typing import Any

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from app.documents import docx_pieces as xml
from app.documents.characters import printable
from app.documents.model import Document
from app.documents.to_pdf import running_head, state, subject

LONGEST = 255
"""Characters in a property, as the format has it."""


def name(made: Docx, document: Document) -> None:
    """Write the properties and the language; the clock has no part in it."""
    about = made.core_properties
    about.title, about.author = printable(document.titel)[:LONGEST], printable(document.eigenaar)[:LONGEST]
    about.subject = printable(subject(document))[:LONGEST]
    about.last_modified_by, about.language, about.revision = "Bouwplaats", document.taal, 1
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = datetime.combine(document.datum, datetime.min.time(), UTC)
    for root, tag in ((made.styles.element, "w:lang"), (made.settings.element, "w:themeFontLang")):
        for language in root.iter(qn(tag)):
            language.set(qn("w:val"), document.taal)


def running_heads(made: Docx, document: Document, ids: dict[str, str], width: float) -> None:
    """Fill the lines of ours in head and foot; where a house style has something else there, that stays."""
    section = made.sections[0]
    page, of = ("".join(xml.field(field, xml.run("1"))) for field in ("PAGE", "NUMPAGES"))
    foot = f"{xml.run('Gemaakt met Bouwplaats' + chr(9) + 'Pagina ')}{page}{xml.run(' van ')}{of}"
    head = xml.run(f"{running_head(document)}\t{state(document)}")
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width * xml.TWIPS:.0f}"/></w:tabs>'
    empty = True
    for place, style, content in (
        (section.header, "bouwplaats kopregel", head),
        (section.footer, "bouwplaats voetregel", foot),
    ):
        line = xml.paragraph(ids[style], content, tab)
        empty &= _fill(place._element, parse_xml(f"<w:hdr {xml.SPACES}>{line}</w:hdr>")[0], ids[style])
    if empty:
        section.different_first_page_header_footer = document.has_cover


def _fill(place: Any, line: Any, style: str) -> bool:
    """Put our line in its place; whether that was empty before."""
    for old in place.iter(qn("w:pStyle")):
        if old.get(qn("w:val")) == style:
            paragraph = old.getparent().getparent()
            paragraph.getparent().replace(paragraph, line)
            return False
    if any(True for _ in place.iter(qn("w:t"), qn("w:drawing"), qn("w:pict"))):
        return False
    for old in list(place):
        place.remove(old)
    place.append(line)
    return True
