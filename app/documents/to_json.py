"""From Document to JSON: what a paper says, for other programs, beside the data that it was made of."""

import json
from typing import Any, assert_never

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
    Span,
    Spans,
    Tabel,
    Tekening,
    Tekst,
    Veld,
    Verwijzing,
    Zacht,
)
from app.documents.rendering import Bijlage, Renderer
from app.documents.to_pdf import Pages

Told = dict[str, Any]


def render(document: Document, _pages: Pages, _renderer: Renderer, bijlage: Bijlage | None = None) -> bytes:
    """The data of the bijlage as it is, with the paper beside it under `document`. Same input, same bytes.

    No page is made. A drawing is only told: what it shows is in the data.
    """
    data = json.loads(bijlage[1]) if bijlage else {}
    whole = {**data, "document": _document(document)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode(errors="replace")


def _document(document: Document) -> Told:
    return {
        "titel": document.titel,
        "ondertitel": document.ondertitel,
        "eigenaar": document.eigenaar,
        "datum": document.datum.isoformat(),
        "status": document.status,
        "periode": document.periode,
        "taal": document.taal,
        "elementen": [_named(element, document) for element in document.elements],
    }


def _named(element: Element, document: Document) -> Told:
    return {"element": type(element).__name__.lower(), **_element(element, document)}


def _element(element: Element, document: Document) -> Told:
    match element:
        case Omslag(_, oogregel, titel, lead, meta):
            return {"oogregel": oogregel, "titel": titel, "lead": lead, "meta": meta}
        case Hoofdstuk(mark, titel, niveau):
            return {"id": mark, "niveau": niveau, "titel": titel}
        case Alinea(spans, soort):
            return {"soort": soort, "tekst": _spans(spans)}
        case Lijst(items, genummerd):
            return {"genummerd": genummerd, "items": [_spans(item) for item in items]}
        case Tekening(_, titel, beschrijving):
            return {"titel": titel, "beschrijving": beschrijving}
        case Cijfers(items):
            return {"items": [{"stand": one.stand, "getal": one.getal, "label": one.label} for one in items]}
        case Tabel():
            return _table(element)
        case Plaat(titel, bijschrift, velden, stand):
            answers = [_answer(veld, document) for veld in velden]
            return {"stand": stand, "titel": titel, "bijschrift": bijschrift, "velden": answers}
        case Kader(soort, titel, parts, bron):
            inside = [_named(part, document) for part in parts]
            return {"soort": soort, "titel": titel, "elementen": inside, "bron": bron}
        case Legenda(pairs):
            return {"items": [{"stand": stand, "tekst": text} for stand, text in pairs]}
        case Inhoud():
            chapters = document.chapters
            return {"items": [{"naar": f"#{c.id}", "titel": c.titel, "toelichting": c.toelichting} for c in chapters]}
        case Bronnen(sources):
            return {"items": [_source(bron) for bron in sources]}
        case Regels(titel, aantal):
            return {"titel": titel, "aantal": aantal}
        case _:
            assert_never(element)


def _answer(veld: Veld, document: Document) -> Told:
    """What comes after the first words of an answer stands there only when there is any."""
    more = {"vervolg": [_named(part, document) for part in veld.vervolg]} if veld.vervolg else {}
    return {"label": veld.label, "tekst": _spans(veld.spans), **more}


def _table(tabel: Tabel) -> Told:
    groups = [
        {
            "kop": groep.kop,
            "rijen": [{"stand": rij.stand, "cellen": [_spans(cell) for cell in rij.cellen]} for rij in groep.rijen],
        }
        for groep in tabel.groepen
    ]
    return {"bijschrift": tabel.bijschrift, "kolommen": tabel.kolommen, "groepen": groups}


def _source(bron: Bron) -> Told:
    seen = bron.geraadpleegd_op.isoformat() if bron.geraadpleegd_op else None
    return {
        "uitgever": bron.uitgever,
        "jaar": bron.jaar,
        "titel": bron.titel,
        "opmerking": bron.opmerking,
        "url": bron.url,
        "geraadpleegd_op": seen,
    }


def _spans(spans: Spans) -> list[Told]:
    return [_span(span) for span in spans]


def _span(span: Span) -> Told:
    match span:
        case Tekst(text):
            return {"tekst": text}
        case Nadruk(text):
            return {"tekst": text, "vorm": "nadruk"}
        case Zacht(text):
            return {"tekst": text, "vorm": "zacht"}
        case Verwijzing(text, href):
            return {"tekst": text, "naar": href}
        case _:
            assert_never(span)
