"""The words of a document in reading order: what every writer must give back, whatever its format."""

from collections.abc import Iterator
from typing import assert_never

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
    Omslag,
    Plaat,
    Regels,
    Spans,
    Tabel,
    Tekening,
    full_date,
)


def words(document: Document) -> Iterator[str]:
    """All words of a document in reading order, as every writer must give them back.

    Not in here: running headers, page numbers, list numbers, patterns and drawings (they have an alternative).
    """
    if not document.has_cover:
        yield from f"{document.titel} {document.ondertitel}".split()
    for element in document.elements:
        for text in element_texts(element, document):
            yield from text.split()


def element_texts(element: Element, document: Document) -> Iterator[str]:
    """The texts of one element in reading order; the document is asked for what an Inhoud lists."""
    match element:
        case Omslag():
            yield from (element.oogregel, element.titel, element.lead, *element.meta)
        case Hoofdstuk():
            yield element.titel
        case Alinea():
            yield _joined(element.spans)
        case Lijst():
            yield from map(_joined, element.items)
        case Tekening():
            pass
        case Cijfers():
            for cijfer in element.items:
                yield from (cijfer.getal, cijfer.label)
        case Tabel():
            yield from _table_texts(element)
        case Plaat():
            yield from (element.titel, element.bijschrift)
            for veld in element.velden:
                yield from (veld.label, _joined(veld.spans))
                for part in veld.vervolg:
                    yield from element_texts(part, document)
        case Kader():
            yield element.titel
            for part in element.elements:
                yield from element_texts(part, document)
            yield element.bron
        case Legenda():
            yield from (text for _, text in element.items)
        case Inhoud():
            for chapter in document.chapters:
                yield from (chapter.titel, chapter.toelichting)
        case Bronnen():
            yield from (" ".join(source_parts(bron)) for bron in element.items)
        case Regels():
            yield element.titel
        case _:
            assert_never(element)


def _table_texts(tabel: Tabel) -> Iterator[str]:
    yield tabel.bijschrift
    yield from tabel.kolommen
    for groep in tabel.groepen:
        yield groep.kop or ""
        for rij in groep.rijen:
            yield from map(_joined, rij.cellen)


def _joined(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def source_parts(bron: Bron) -> tuple[str, str, str, str, str]:
    """A source as maker with year, title, remark, address and date seen: the order in which it is printed."""
    maker = f"{bron.uitgever} ({bron.jaar})." if bron.jaar else bron.uitgever and f"{bron.uitgever}."
    seen = f"Geraadpleegd op {full_date(bron.geraadpleegd_op)}." if bron.geraadpleegd_op else ""
    titel = bron.titel if bron.titel.endswith((".", "?", "!")) else f"{bron.titel}."
    return maker.strip(), titel, bron.opmerking, bron.url, seen
