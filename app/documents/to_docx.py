"""From Document to Word: real styles, lists, tables and links; only ever imported in the rendering child."""

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import assert_never

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from app.documents import docx_pieces as xml
from app.documents import look
from app.documents.characters import breakable, web_address
from app.documents.docx_around import name, running_heads
from app.documents.docx_start import LINK_STYLE, TABLE_STYLE, add_list, add_numbering, start, style_ids
from app.documents.look import BOXES, column_widths
from app.documents.model import (
    Alinea,
    Bron,
    Bronnen,
    Cijfers,
    Document,
    Element,
    Hoofdstuk,
    Inhoud,
    Kader,
    Legenda,
    Lijst,
    Nadruk,
    Omslag,
    Plaat,
    Regels,
    Rij,
    Span,
    Spans,
    Tabel,
    Tekening,
    Tekst,
    Veld,
    Verwijzing,
    Zacht,
)
from app.documents.packing import packed, unpacked
from app.documents.pictures import pattern, widened
from app.documents.raster import Raster
from app.documents.to_pdf import heading_levels, long_row, marker, opens
from app.documents.words import element_texts, source_parts

Draw = Callable[[str, int], Raster]
SOFT = f'<w:b w:val="0"/><w:color w:val="{look.ZACHT}"/>'
KEEP = "<w:keepNext/>"
NEW_PAGE = '<w:pageBreakBefore/><w:spacing w:before="0"/>'
EDGE = 'w:val="single" w:sz="4" w:space="1" w:color="8A968F"'
LINE = f'<w:pBdr><w:bottom {EDGE}/><w:between {EDGE}/></w:pBdr><w:spacing w:before="240"/>'
"""An empty paragraph to write on; those that stand together would have one line below them all without `between`."""

HANGING = '<w:ind w:left="454" w:hanging="454"/>'
SMALL = f'{SOFT}<w:sz w:val="20"/>'
CELL = "Bouwplaats tabeltekst"
HEADS = {"first row and column": "00A0", "first row": "0020", "first column": "0080", "none": "0000"}


def render(document: Document, draw: Draw, house_style: bytes | None = None) -> bytes:
    """The document as .docx, on our own style or on that of a house. Same input, same bytes."""
    return _Writer(document, draw, start(house_style)).write()


class _Writer:
    """One document on its way to one file."""

    def __init__(self, document: Document, draw: Draw, made: Docx) -> None:
        self._document, self._draw, self._made = document, draw, made
        self._ids = style_ids(made)
        self._bullets, self._figures = add_numbering(made)
        chapters = (element for element in document.elements if isinstance(element, Hoofdstuk))
        self._marks = {f"#{chapter.id}": f"hoofdstuk_{number}" for number, chapter in enumerate(chapters, 1)}
        self._anchors = set(self._marks)
        self._pictures = 0
        section = made.sections[0]
        page, left, right = (size or 0 for size in (section.page_width, section.left_margin, section.right_margin))
        self._width = (page - left - right) / xml.EMU

    def write(self) -> bytes:
        """The whole file."""
        end = self._made.element.body[-1]
        for block in list(parse_xml(f"<w:body {xml.SPACES}>{''.join(self._all())}</w:body>")):
            end.addprevious(block)
        name(self._made, self._document)
        running_heads(self._made, self._document, self._ids, self._width)
        saved = io.BytesIO()
        self._made.save(saved)
        return packed(unpacked(saved.getvalue()))

    def _all(self) -> Iterator[str]:
        document, levels = self._document, heading_levels(self._document.elements)
        if not document.has_cover:
            yield self._p("Title", xml.run(document.titel))
            if document.ondertitel:
                yield self._p("Subtitle", xml.run(document.ondertitel))
        turned = False
        for place, element in enumerate(document.elements):
            begins = isinstance(element, Hoofdstuk) and element.nieuwe_pagina
            if turned and not begins:
                yield self._p("Bouwplaats wit", "", NEW_PAGE)
            yield from self._element(element, levels.get(place, 0) - 1)
            turned = isinstance(element, Omslag)

    def _element(self, element: Element, level: int) -> Iterator[str]:
        match element:
            case Omslag():
                yield from self._cover(element)
            case Hoofdstuk():
                yield self._heading(element, level)
            case Alinea():
                yield self._alinea(element)
            case Lijst():
                yield from self._list(element)
            case Tekening():
                yield self._drawing(element)
            case Cijfers():
                yield from self._figures_row(element)
            case Tabel():
                yield from self._table(element)
            case Plaat():
                yield from self._plate(element, level)
            case Kader():
                yield from self._box(element)
            case Legenda():
                for stand, text in element.items:
                    yield self._marked("Bouwplaats legenda", stand, xml.run(text), silent=True)
            case Inhoud():
                yield from self._contents()
            case Bronnen():
                yield from self._sources(element)
            case Regels():
                yield self._p("Bouwplaats klein", xml.run(element.titel), KEEP)
                yield from (self._p("Normal", "", LINE) for _ in range(element.aantal))
            case _:
                assert_never(element)

    def _p(self, style: str, content: str, properties: str = "") -> str:
        return xml.paragraph(self._ids[style.lower()], content, properties)

    def _spans(self, spans: Spans) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        match span:
            case Tekst():
                return xml.run(span.text)
            case Nadruk():
                return xml.run(span.text, "<w:b/>")
            case Zacht():
                return xml.run(span.text, SOFT)
            case Verwijzing():
                return self._link(span.text, span.href) if opens(span, self._anchors) else xml.run(span.text)
            case _:
                assert_never(span)

    def _link(self, text: str, href: str) -> str:
        words = xml.run(text, f'<w:rStyle w:val="{self._ids[LINK_STYLE.lower()]}"/>')
        if href in self._marks:
            return xml.link(words, bookmark=self._marks[href])
        address = web_address(href)
        if address is None:
            return xml.run(text)
        return xml.link(
            words, relation=self._made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )

    def _cover(self, cover: Omslag) -> Iterator[str]:
        drawn = ""
        if len(cover.titel) + len(cover.lead) < look.COVER_WORDS:
            relation, ratio = self._picture(widened(cover.tekening, look.COVER_RATIO), look.PAGE_WIDTH)
            height = min(look.PAGE_WIDTH * ratio, look.COVER_HEIGHT)
            drawn = xml.at_the_foot(relation, self._pictures, height / ratio, height)
        yield self._p("Bouwplaats oogregel", drawn + xml.run(cover.oogregel))
        yield self._p("Title", xml.run(cover.titel))
        if cover.lead:
            yield self._p("Subtitle", xml.run(cover.lead))
        for item in cover.meta:
            yield self._p("Bouwplaats omslagregel", xml.run(item))

    def _heading(self, chapter: Hoofdstuk, level: int) -> str:
        mark = self._marks[f"#{chapter.id}"]
        number = mark.rpartition("_")[2]
        begin = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
        content = f'{begin}{xml.run(chapter.titel)}<w:bookmarkEnd w:id="{number}"/>'
        return self._p(f"Heading {level}", content, NEW_PAGE if chapter.nieuwe_pagina else "")

    def _alinea(self, alinea: Alinea, style: str = "") -> str:
        return self._p(style or look.ALINEA[alinea.soort], self._spans(alinea.spans))

    def _list(self, lijst: Lijst, style: str = "", more: str = "") -> Iterator[str]:
        kind = self._figures if lijst.genummerd else self._bullets
        usual = "List Number" if lijst.genummerd else "List Bullet"
        yield from self._items((self._spans(item) for item in lijst.items), kind, style or usual, more)

    def _items(self, contents: Iterable[str], kind: int, style: str, more: str = "") -> Iterator[str]:
        number = add_list(self._made, kind)
        for content in contents:
            yield self._p(style, content, f'{more}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    def _drawing(self, tekening: Tekening) -> str:
        width = min(self._width, look.TEXT_WIDTH)
        relation, ratio = self._picture(tekening.svg, width)
        height = min(width * ratio, tekening.hoogte or look.DRAWING_HEIGHT)
        said = f"{tekening.titel}. {tekening.beschrijving}"
        drawn = xml.inline(relation, self._pictures, height / ratio, height, said)
        return self._p("Bouwplaats tekening", drawn, '<w:jc w:val="center"/>')

    def _picture(self, svg: str, width: float) -> tuple[str, float]:
        raster = self._draw(svg, round(width * look.DOTS))
        self._pictures += 1
        relation, _ = self._made.part.get_or_add_image(io.BytesIO(raster.png))
        return relation, raster.ratio

    def _mark(self, stand: str, *, silent: bool = False) -> str:
        """The pattern of a stand; a silent one is decoration."""
        said = "" if silent else marker(stand)
        relation, ratio = self._picture(pattern(stand), look.MARK_WIDTH * 4)
        width = look.MARK_WIDTH
        return xml.inline(relation, self._pictures, width, width * ratio, said)

    def _marked(self, style: str, stand: str | None, words: str, *, silent: bool = False, more: str = "") -> str:
        """A paragraph with the pattern of its stand hanging before it."""
        if stand is None:
            return self._p(style, words, more)
        return self._p(style, self._mark(stand, silent=silent) + xml.run("\t") + words, more + HANGING)

    def _figures_row(self, cijfers: Cijfers) -> Iterator[str]:
        widths = [self._width / len(cijfers.items)] * len(cijfers.items)
        cells = [
            xml.cell(
                self._p("Bouwplaats cijfer", xml.run(cijfer.getal))
                + self._marked("Bouwplaats cijferlabel", cijfer.stand, xml.run(cijfer.label), silent=True),
                width,
                xml.LINE_ABOVE,
            )
            for cijfer, width in zip(cijfers.items, widths, strict=True)
        ]
        yield self._wrapped("Cijfers", widths, [xml.row(cells)], heads="none", more=xml.BARE)
        yield self._p("Bouwplaats wit", "")

    def _wrapped(self, title: str, widths: list[float], rows: list[str], *, heads: str, more: str = xml.FIXED) -> str:
        style = self._ids[TABLE_STYLE.lower()]
        return xml.table(title, widths, rows, style=style, look=HEADS[heads], more=more)

    def _table(self, tabel: Tabel) -> Iterator[str]:
        yield self._p("Caption", xml.run(tabel.bijschrift))
        widths = column_widths(len(tabel.kolommen), self._width, dicht=tabel.dicht)
        heads = [
            xml.cell(self._p("Bouwplaats tabelkop", xml.run(kolom)), width)
            for kolom, width in zip(tabel.kolommen, widths, strict=True)
        ]
        rows = [xml.row(heads, head=True)]
        for groep in tabel.groepen:
            if groep.kop is not None:
                kop = self._p("Bouwplaats groepskop", xml.run(groep.kop))
                rows.append(xml.row([xml.cell(kop, self._width, f'<w:gridSpan w:val="{len(widths)}"/>')]))
            rows += map(self._row, groep.rijen, repeat(widths), look.kept(len(groep.rijen)))
        yield self._wrapped(tabel.bijschrift, widths, rows, heads="first row and column")
        yield self._p("Bouwplaats wit", "")

    def _row(self, rij: Rij, widths: list[float], keep: bool) -> str:
        stays = KEEP if keep else ""
        contents = [self._marked("Bouwplaats tabelnaam", rij.stand, self._spans(breakable(rij.cellen[0])), more=stays)]
        contents += (self._p(CELL, self._spans(cel), stays) for cel in rij.cellen[1:])
        cells = [xml.cell(content, width) for content, width in zip(contents, widths, strict=True)]
        return xml.row(cells, whole=not long_row(rij))

    def _plate(self, plaat: Plaat, level: int) -> Iterator[str]:
        mark = self._mark(plaat.stand) + xml.run(" ") if plaat.stand else ""
        yield self._p(f"Heading {level}", mark + xml.run(plaat.titel))
        if plaat.bijschrift:
            yield self._p("Bouwplaats zacht", xml.run(plaat.bijschrift), KEEP)
        if not plaat.velden:
            return
        widths = column_widths(2, self._width)
        rows = list(map(self._answer, plaat.velden, repeat(widths), look.whole_plate(plaat)))
        yield self._wrapped(plaat.titel, widths, rows, heads="first column")
        yield self._p("Bouwplaats wit", "")

    def _answer(self, veld: Veld, widths: list[float], keep: bool) -> str:
        stays = KEEP if keep else ""
        name = self._p("Bouwplaats veldnaam", xml.run(veld.label), stays)
        said = self._p(CELL, self._spans(veld.spans), stays) if veld.spans or not veld.vervolg else ""
        for part in veld.vervolg:
            said += (
                self._p(CELL, self._spans(part.spans), stays)
                if isinstance(part, Alinea)
                else "".join(self._list(part, CELL, stays))
            )
        cells = [xml.cell(name, widths[0]), xml.cell(said, widths[1])]
        return xml.row(cells, whole=not long_row(Rij((veld.alle,))))

    def _box(self, kader: Kader) -> Iterator[str]:
        box = BOXES[kader.soort]
        whole = sum(map(len, element_texts(kader, self._document))) < look.WHOLE_BOX
        inside = self._p(box.title, xml.run(kader.titel))
        for part in kader.elements:
            inside += self._alinea(part, box.text) if isinstance(part, Alinea) else "".join(self._list(part, box.text))
        if kader.bron:
            inside += self._p(box.source, xml.run(kader.bron))
        rows = [xml.row([xml.cell(inside, self._width, xml.ground(box.ground))], whole=whole)]
        more = xml.box(box.border)
        yield self._wrapped(kader.titel, [self._width], rows, heads="none", more=more)
        yield self._p("Bouwplaats wit", "")

    def _contents(self) -> Iterator[str]:
        """A field that Word can make anew with page numbers; until then it says what our own list says."""
        chapters = self._document.chapters
        begin, end = xml.field(r'TOC \o "1-1" \h \z \u', "")
        if not chapters:
            yield self._p("toc 1", begin + end)
        for place, chapter in enumerate(chapters):
            told = xml.run(f"\n{chapter.toelichting}", SMALL) if chapter.toelichting else ""
            words = xml.link(xml.run(chapter.titel, "<w:b/>"), bookmark=self._marks[f"#{chapter.id}"]) + told
            first, last = begin if place == 0 else "", end if place == len(chapters) - 1 else ""
            yield self._p("toc 1", first + words + last)

    def _sources(self, bronnen: Bronnen) -> Iterator[str]:
        yield from self._items(map(self._source, bronnen.items), self._figures, "Bouwplaats bron")

    def _source(self, bron: Bron) -> str:
        maker, titel, opmerking, url, seen = source_parts(bron)
        address = self._link(url, url) if url.startswith(("https://", "http://")) else xml.run(url)
        parts = (xml.run(maker), xml.run(titel, "<w:i/>"), xml.run(opmerking), address, xml.run(seen))
        said = (maker, titel, opmerking, url, seen)
        return xml.run(" ").join(part for part, words in zip(parts, said, strict=True) if words)
