"""From Document to OpenDocument text: real styles, lists, tables and links; only ever used in the rendering child."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any, assert_never

from lxml import etree

from app.documents import look
from app.documents import odt_pieces as xml
from app.documents.characters import breakable, web_address
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
from app.documents.odt_around import manifest, meta, running_heads, set_language
from app.documents.odt_clean import cleaned
from app.documents.odt_start import BULLETS, COVER, DECLARED, FIGURES, LINK, MEDIA_TYPE, start, style_name
from app.documents.packing import packed
from app.documents.pictures import pattern, widened
from app.documents.raster import Raster
from app.documents.to_pdf import heading_levels, long_row, marker, opens
from app.documents.words import element_texts, source_parts

Draw = Callable[[str, int], Raster]
KEEP = 'fo:keep-with-next="always"'
LINE = 'fo:border-bottom="0.5pt solid #8a968f" style:join-border="false" fo:margin-top="12pt"'
COVER_TOP = 'fo:margin-top="12mm" fo:margin-bottom="12pt"'
"""The cover has no head, so its words begin where those of other pages do."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(document: Document, draw: Draw, house_style: bytes | None = None) -> bytes:
    """The document as .odt, on our own style or on that of a house. Same input, same bytes."""
    parts, styles = start(cleaned(house_style).content if house_style else None)
    return _Writer(document, draw, parts, styles).write()


CELL = "Bouwplaats tabeltekst"


class _Writer:
    """One document on its way to one file."""

    def __init__(self, document: Document, draw: Draw, parts: dict[str, bytes], styles: Any) -> None:
        self._document, self._draw, self._parts, self._styles = document, draw, parts, styles
        chapters = (element for element in document.elements if isinstance(element, Hoofdstuk))
        self._marks = {f"#{chapter.id}": f"hoofdstuk_{number}" for number, chapter in enumerate(chapters, 1)}
        self._anchors = set(self._marks)
        self._looks: dict[str, str] = {}
        self._pictures = self._tables = 0

    def write(self) -> bytes:
        """The whole file."""
        body = "".join(self._all())
        looks = xml.automatic_styles() + "".join(self._looks.values())
        content = (
            f'{HEAD}<office:document-content {DECLARED} office:version="1.3"><office:automatic-styles>{looks}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        )
        set_language(self._styles, self._document)
        running_heads(self._styles, self._document)
        self._parts |= {
            "mimetype": MEDIA_TYPE.encode(),
            "content.xml": content.encode(),
            "styles.xml": HEAD.encode() + etree.tostring(self._styles),
            "meta.xml": (HEAD + meta(self._document)).encode(),
        }
        self._parts["META-INF/manifest.xml"] = (HEAD + manifest(self._parts)).encode()
        return packed(self._parts)

    def _all(self) -> Iterator[str]:
        document, levels = self._document, heading_levels(self._document.elements)
        if not document.has_cover:
            yield self._p("Title", xml.words(document.titel))
            if document.ondertitel:
                yield self._p("Subtitle", xml.words(document.ondertitel))
        turned = False
        for place, element in enumerate(document.elements):
            begins = isinstance(element, Hoofdstuk) and element.nieuwe_pagina
            if turned and not begins:
                yield xml.paragraph(self._like("Bouwplaats wit", 'fo:break-before="page"'), "")
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
                yield self._list(element)
            case Tekening():
                yield self._drawing(element)
            case Cijfers():
                yield self._counts(element)
            case Tabel():
                yield from self._table(element)
            case Plaat():
                yield from self._plate(element, level)
            case Kader():
                yield self._box(element)
            case Legenda():
                for stand, text in element.items:
                    yield self._marked("Bouwplaats legenda", stand, xml.words(text), silent=True)
            case Inhoud():
                yield self._contents()
            case Bronnen():
                items = [self._p("Bouwplaats bron", self._source(bron)) for bron in element.items]
                yield xml.listed(FIGURES, items)
            case Regels():
                yield self._staying("Bouwplaats klein", xml.words(element.titel))
                yield from (xml.paragraph(self._like("Normal", LINE), "") for _ in range(element.aantal))
            case _:
                assert_never(element)

    def _p(self, style: str, content: str) -> str:
        return xml.paragraph(style_name(style), content)

    def _like(self, style: str, properties: str, more: str = "") -> str:
        """The name of a look that differs in this from a style."""
        key = f"{style} {properties} {more}"
        name = f"P{list(self._looks).index(key) + 1 if key in self._looks else len(self._looks) + 1}"
        self._looks[key] = (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{style_name(style)}"'
            f"{more}><style:paragraph-properties {properties}/></style:style>"
        )
        return name

    def _columns(self, widths: list[float]) -> list[str]:
        names = []
        for width in widths:
            name = f"K{round(width * 100)}"
            names.append(name)
            self._looks[name] = (
                f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
                f'style:column-width="{width:.2f}mm" style:rel-column-width="{round(width * 100)}*"/></style:style>'
            )
        return names

    def _spans(self, spans: Spans) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        match span:
            case Tekst():
                return xml.words(span.text)
            case Nadruk():
                return xml.span(span.text, "vet")
            case Zacht():
                return xml.span(span.text, "zacht")
            case Verwijzing():
                return self._link(span.text, span.href) if opens(span, self._anchors) else xml.words(span.text)
            case _:
                assert_never(span)

    def _link(self, text: str, href: str) -> str:
        address = f"#{self._marks[href]}" if href in self._marks else web_address(href)
        return xml.link(xml.words(text), address, LINK) if address else xml.words(text)

    def _cover(self, cover: Omslag) -> Iterator[str]:
        drawn = ""
        if len(cover.titel) + len(cover.lead) < look.COVER_WORDS:
            path, ratio = self._picture(widened(cover.tekening, look.COVER_RATIO), look.PAGE_WIDTH)
            height = min(look.PAGE_WIDTH * ratio, look.COVER_HEIGHT)
            drawn = xml.frame(self._pictures, path, height / ratio, height, "foot", "")
        first = self._like("Bouwplaats oogregel", COVER_TOP, f' style:master-page-name="{COVER}"')
        yield xml.paragraph(first, drawn + xml.words(cover.oogregel))
        yield self._p("Title", xml.words(cover.titel))
        if cover.lead:
            yield self._p("Subtitle", xml.words(cover.lead))
        for item in cover.meta:
            yield self._p("Bouwplaats omslagregel", xml.words(item))

    def _heading(self, chapter: Hoofdstuk, level: int) -> str:
        style = f"Heading {level}"
        after = next(known.after for known in look.STYLES if known.name == style)
        turned = f'fo:break-before="page" fo:margin-top="0mm" fo:margin-bottom="{after}pt"'
        name = self._like(style, turned) if chapter.nieuwe_pagina else ""
        mark = self._marks[f"#{chapter.id}"]
        words = f'<text:bookmark text:name="{mark}"/>{xml.words(chapter.titel)}'
        return self._h(name or style_name(style), level, words)

    def _h(self, style: str, level: int, content: str) -> str:
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{content}</text:h>'

    def _alinea(self, alinea: Alinea, style: str = "") -> str:
        return self._p(style or look.ALINEA[alinea.soort], self._spans(alinea.spans))

    def _list(self, lijst: Lijst, style: str = "") -> str:
        kind, usual = (FIGURES, "List Number") if lijst.genummerd else (BULLETS, "List Bullet")
        return xml.listed(kind, [self._p(style or usual, self._spans(item)) for item in lijst.items])

    def _picture(self, svg: str, width: float) -> tuple[str, float]:
        raster = self._draw(svg, round(width * look.DOTS))
        self._pictures += 1
        path = f"Pictures/{sha256(raster.png).hexdigest()[:20]}.png"
        self._parts[path] = raster.png
        return path, raster.ratio

    def _drawing(self, tekening: Tekening) -> str:
        path, ratio = self._picture(tekening.svg, look.TEXT_WIDTH)
        height = min(look.TEXT_WIDTH * ratio, tekening.hoogte or look.DRAWING_HEIGHT)
        said = f"{tekening.titel}. {tekening.beschrijving}"
        drawn = xml.frame(self._pictures, path, height / ratio, height, "alone", said)
        return xml.paragraph(self._like("Bouwplaats tekening", 'fo:text-align="center"'), drawn)

    def _mark(self, stand: str, *, silent: bool = False) -> str:
        """The pattern of a stand; a silent one is decoration."""
        said = "" if silent else marker(stand)
        path, ratio = self._picture(pattern(stand), look.MARK_WIDTH * 4)
        return xml.frame(self._pictures, path, look.MARK_WIDTH, look.MARK_WIDTH * ratio, "inline", said)

    def _staying(self, style: str, content: str, keep: bool = True) -> str:
        """A paragraph that stays with the next, if asked."""
        return xml.paragraph(self._like(style, KEEP), content) if keep else self._p(style, content)

    def _marked(self, style: str, stand: str | None, words: str, *, silent: bool = False, keep: bool = False) -> str:
        """A paragraph with the pattern of its stand hanging before it."""
        if stand is None:
            return self._staying(style, words, keep)
        name = self._like(style, f'fo:margin-left="8mm" fo:text-indent="-8mm"{f" {KEEP}" if keep else ""}')
        return xml.paragraph(name, f"{self._mark(stand, silent=silent)}<text:tab/>{words}")

    def _framed(self, title: str, widths: list[float], head: str, rows: list[str]) -> str:
        self._tables += 1
        return xml.table(self._tables, title, self._columns(widths), head, rows)

    def _counts(self, cijfers: Cijfers) -> str:
        cells = [
            xml.cell(
                self._p("Bouwplaats cijfer", xml.words(cijfer.getal))
                + self._marked("Bouwplaats cijferlabel", cijfer.stand, xml.words(cijfer.label), silent=True),
                "count",
            )
            for cijfer in cijfers.items
        ]
        return self._framed("Cijfers", [look.TEXT_WIDTH / len(cells)] * len(cells), "", [xml.row(cells)])

    def _table(self, tabel: Tabel) -> Iterator[str]:
        yield self._p("Caption", xml.words(tabel.bijschrift))
        columns = len(tabel.kolommen)
        head = [xml.cell(self._p("Bouwplaats tabelkop", xml.words(kolom)), "head") for kolom in tabel.kolommen]
        rows = []
        for groep in tabel.groepen:
            if groep.kop is not None:
                kop = self._p("Bouwplaats groepskop", xml.words(groep.kop))
                rows.append(xml.row([xml.cell(kop, "plain", columns)]))
            rows += map(self._row, groep.rijen, look.kept(len(groep.rijen)))
        widths = column_widths(columns, look.TEXT_WIDTH, dicht=tabel.dicht)
        yield self._framed(tabel.bijschrift, widths, xml.row(head), rows)

    def _row(self, rij: Rij, keep: bool) -> str:
        contents = [self._marked("Bouwplaats tabelnaam", rij.stand, self._spans(breakable(rij.cellen[0])), keep=keep)]
        contents += (self._staying(CELL, self._spans(cel), keep) for cel in rij.cellen[1:])
        return xml.row([xml.cell(content, "plain") for content in contents], whole=not long_row(rij))

    def _plate(self, plaat: Plaat, level: int) -> Iterator[str]:
        mark = f"{self._mark(plaat.stand)} " if plaat.stand else ""
        yield self._h(style_name(f"Heading {level}"), level, mark + xml.words(plaat.titel))
        if plaat.bijschrift:
            yield self._staying("Bouwplaats zacht", xml.words(plaat.bijschrift))
        if rows := list(map(self._answer, plaat.velden, look.whole_plate(plaat))):
            yield self._framed(plaat.titel, column_widths(2, look.TEXT_WIDTH), "", rows)

    def _answer(self, veld: Veld, keep: bool) -> str:
        name = self._staying("Bouwplaats veldnaam", xml.words(veld.label), keep)
        said = self._staying(CELL, self._spans(veld.spans), keep) if veld.spans or not veld.vervolg else ""
        for part in veld.vervolg:
            if isinstance(part, Alinea):
                said += self._staying(CELL, self._spans(part.spans), keep)
            else:
                items = [self._staying(CELL, self._spans(item), keep) for item in part.items]
                said += xml.listed(FIGURES if part.genummerd else BULLETS, items)
        return xml.row([xml.cell(name, "plain"), xml.cell(said, "plain")], whole=not long_row(Rij((veld.alle,))))

    def _box(self, kader: Kader) -> str:
        box = BOXES[kader.soort]
        inside = self._p(box.title, xml.words(kader.titel))
        for part in kader.elements:
            inside += self._alinea(part, box.text) if isinstance(part, Alinea) else self._list(part, box.text)
        if kader.bron:
            inside += self._p(box.source, xml.words(kader.bron))
        whole = sum(map(len, element_texts(kader, self._document))) < look.WHOLE_BOX
        rows = [xml.row([xml.cell(inside, kader.soort)], whole=whole)]
        return self._framed(kader.titel, [look.TEXT_WIDTH], "", rows)

    def _contents(self) -> str:
        """A contents list that the program can make anew with page numbers; until then it says what ours says."""
        entries = []
        for chapter in self._document.chapters:
            told = "<text:line-break/>" + xml.span(chapter.toelichting, "zachtklein") if chapter.toelichting else ""
            words = xml.link(xml.span(chapter.titel, "hoofdstuk"), f"#{self._marks[f'#{chapter.id}']}", LINK)
            entries.append(self._p("toc 1", words + told))
        return (
            '<text:table-of-content text:name="Inhoud"><text:table-of-content-source text:outline-level="1">'
            f'<text:table-of-content-entry-template text:outline-level="1" text:style-name="{style_name("toc 1")}">'
            '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" '
            'style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
            "</text:table-of-content-entry-template></text:table-of-content-source>"
            f"<text:index-body>{''.join(entries)}</text:index-body></text:table-of-content>"
        )

    def _source(self, bron: Bron) -> str:
        maker, titel, opmerking, url, seen = source_parts(bron)
        address = self._link(url, url) if url.startswith(("https://", "http://")) else xml.words(url)
        parts = (xml.words(maker), xml.span(titel, "schuin"), xml.words(opmerking), address, xml.words(seen))
        said = (maker, titel, opmerking, url, seen)
        return " ".join(part for part, words in zip(parts, said, strict=True) if words)
