"""What the paper for the council says, and in which order. How it looks is decided in `documents`."""

from collections.abc import Iterable
from datetime import date

from app.advice.tips import Advies
from app.blocks.catalogue import Bron, Catalogue, Tip
from app.blocks.stand import Stand
from app.documents import model as d
from app.documents.spaces import kept_together
from app.plans.bouwwerk import Gebouw, Keuze, Verdieping
from app.plans.colophon import WERKTEKST, Uitgave, colophon
from app.plans.in_pictures import beside_summary, on_own_pages
from app.plans.open_points import is_unexplained, open_points
from app.plans.picture import draw
from app.plans.tips import advice_for
from app.templating import count

OP_PAPIER = {
    Stand.BEHOUDEN: "Wat we behouden",
    Stand.ONTWIKKELEN: "Wat we ontwikkelen",
    Stand.AFBOUWEN: "Wat we afbouwen",
    Stand.NIET_GEKOZEN: "Overwogen, niet gekozen",
}
CIJFERS = {
    Stand.BEHOUDEN: "Zit al in ons beleid, behouden we",
    Stand.ONTWIKKELEN: "Gaan we ontwikkelen",
    Stand.AFBOUWEN: "Bouwen we af",
    Stand.NIET_GEKOZEN: "Overwogen, niet gekozen",
}
FASEN = {
    "opstarten": "Om te starten",
    "bestendigen": "Om vol te houden",
    "beide": "Om te starten en vol te houden",
}


def compose(gebouw: Gebouw, catalogue: Catalogue, today: date, uitgave: Uitgave = WERKTEKST) -> d.Document:
    """The council paper of a gebouw as it stands today, or of the version that it is an uitgave of."""
    of = gebouw.bouwwerk
    advice = advice_for(catalogue, gebouw)
    return d.Document(
        titel=of.titel,
        ondertitel=" ".join(("Cultuurbeleid", of.periode)).strip(),
        eigenaar=of.van,
        datum=today,
        status=uitgave.kort,
        periode=of.periode,
        kop=", ".join(filter(None, (of.van, of.titel))),
        elements=(
            _cover(gebouw, uitgave, today),
            *_summary(gebouw),
            *_contents(),
            *(element for nr, storey in enumerate(gebouw.verdiepingen, 1) for element in _chapter(nr, storey)),
            *_research(len(gebouw.verdiepingen) + 1, catalogue, advice),
            *_open(len(gebouw.verdiepingen) + 2, gebouw),
            *_sources(len(gebouw.verdiepingen) + 3, catalogue, gebouw, uitgave, advice),
        ),
    )


def _text(words: str) -> d.Spans:
    return (d.Tekst(words),)


def _typed(words: str) -> d.Spans:
    return _text(kept_together(words))


def _cover(gebouw: Gebouw, uitgave: Uitgave, today: date) -> d.Omslag:
    of = gebouw.bouwwerk
    return d.Omslag(
        tekening=draw(gebouw, "omslag", decoratief=True, doorlopend=True).svg,
        oogregel=of.van,
        titel=of.titel,
        lead=uitgave.lead(of.periode),
        meta=uitgave.meta(today),
    )


def _summary(gebouw: Gebouw) -> Iterable[d.Element]:
    yield d.Hoofdstuk("kort", "In het kort", nieuwe_pagina=True, in_inhoud=True, toelichting="Tekening en cijfers")
    yield d.Alinea(_text(_in_short(gebouw)), "lead")
    yield from beside_summary(gebouw)
    yield d.Cijfers(tuple(d.Cijfer(str(n), CIJFERS[stand], stand) for stand, n in gebouw.per_stand.items()))
    empty = [v.stap.naam for v in gebouw.verdiepingen if not v.gekozen]
    if empty:
        yield d.Alinea(_text(f"Nog niets gekozen bij: {', '.join(empty)}."))
    yield from on_own_pages(gebouw)


def _in_short(gebouw: Gebouw) -> str:
    if not gebouw.keuzes:
        return "In dit plan is nog niets gekozen."
    numbers = gebouw.per_stand
    parts = [
        f"{numbers[Stand.BEHOUDEN]} houden we",
        f"{numbers[Stand.ONTWIKKELEN]} gaan we ontwikkelen",
        f"{numbers[Stand.AFBOUWEN]} bouwen we af",
    ]
    shown = [part for part in parts if not part.startswith("0 ")]
    many = count(gebouw.gekozen, "bouwsteen", "bouwstenen")
    told = f": {', '.join(shown[:-1])}{' en ' if shown[:-1] else ''}{shown[-1]}" if shown else ""
    return f"Ons cultuurbeleid is opgebouwd uit {many}{told}."


def _contents() -> Iterable[d.Element]:
    yield d.Hoofdstuk("inhoud", "Inhoud", nieuwe_pagina=True)
    yield d.Inhoud()
    yield d.Hoofdstuk("leeswijzer", "Leeswijzer", niveau=2)
    yield d.Alinea(
        _text(
            "Ons beleid is opgebouwd uit bouwstenen. Elke bouwsteen is één keuze. De visie is de fundering, de "
            "instrumenten zitten onder het dak. Het patroon laat zien wat we met een bouwsteen doen."
        )
    )
    yield d.Legenda(tuple((str(stand), words) for stand, words in CIJFERS.items()))
    yield d.Alinea(_text("Tips uit onderzoek staan in een kader. Die tekst is niet van de gemeente."))


def _chapter(nr: int, storey: Verdieping) -> Iterable[d.Element]:
    stap = storey.stap
    told = count(len(storey.gekozen), "bouwsteen", "bouwstenen") if storey.gekozen else "Nog niets gekozen"
    yield d.Hoofdstuk(stap.slug, f"{nr}. {stap.naam}", nieuwe_pagina=nr == 1, in_inhoud=True, toelichting=told)
    yield d.Alinea(_text(stap.op_papier), "lead")
    if not storey.gekozen:
        yield d.Kader("let", "Nog leeg", (d.Alinea(_text("Hier is nog niets gekozen.")),))
    groups = tuple(
        d.Groep(words, tuple(_row(stand, keuze) for keuze in storey.met(stand)))
        for stand, words in OP_PAPIER.items()
        if storey.met(stand)
    )
    if groups:
        yield d.Tabel(f"Keuzes bij {stap.naam}", ("Bouwsteen", "Wat is het?", "Wat betekent dit bij ons?"), groups)


def _row(stand: Stand, keuze: Keuze) -> d.Rij:
    kern = keuze.versie.kern if keuze.versie else "Eigen bouwsteen van de gemeente."
    own = (d.Zacht("(nog uit te werken)"),) if is_unexplained(keuze) else _typed(keuze.toelichting)
    return d.Rij((_typed(keuze.titel), _text(kern), own), stand)


def _research(nr: int, catalogue: Catalogue, advice: tuple[Advies, ...]) -> Iterable[d.Element]:
    yield d.Hoofdstuk(
        "onderzoek",
        f"{nr}. Wat zegt onderzoek?",
        nieuwe_pagina=True,
        in_inhoud=True,
        toelichting="Tips en uitdagingen bij cultuur, zorg en welzijn",
    )
    if advice:
        yield d.Alinea(
            _text(
                "Deze tips passen bij onze keuzes. Ze komen uit onderzoek en praktijkkennis over cultuur, zorg en "
                "welzijn. De tips richten zich tot gemeenten: met ‘je’ is de gemeente bedoeld. Welke tip bij welke "
                "keuze hoort, is een eigen redenering van de Bouwplaats."
            ),
            "lead",
        )
    else:
        yield d.Alinea(_text("Bij deze keuzes horen geen tips uit het onderzoek."))
    for fase, words in FASEN.items():
        of_phase = [item for item in advice if item.tip.fase == fase]
        if of_phase:
            yield d.Hoofdstuk(f"onderzoek-{fase}", words, niveau=2)
            yield from map(_tip, of_phase)
    if advice:
        yield d.Hoofdstuk("uitdagingen", "Uitdagingen om op te rekenen", niveau=2)
        yield d.Alinea(_text("Onderzoek onder gemeenten noemt ook wat lastig is."))
        yield from (_warning(catalogue, item) for item in catalogue.uitdagingen)


def _tip(item: Advies) -> d.Kader:
    about = f"Bij: {', '.join(item.bij)}. Bron: {_credits(item.bronnen)}"
    return d.Kader("tip", f"Tip uit onderzoek: {item.tip.titel}", (d.Alinea(_text(item.tip.tekst)),), about)


def _warning(catalogue: Catalogue, item: Tip) -> d.Kader:
    about = f"Bron: {_credits(catalogue.sources(item.bron))}"
    return d.Kader("let", item.titel, (d.Alinea(_text(item.tekst)),), about)


def _credits(bronnen: Iterable[Bron]) -> str:
    return "; ".join(f"{b.uitgever}, {b.titel}{'' if b.jaar == 'z.j.' else f' ({_year(b)})'}" for b in bronnen)


def _year(bron: Bron) -> str:
    return "zonder jaar" if bron.jaar == "z.j." else bron.jaar.replace("-", "–")


def _open(nr: int, gebouw: Gebouw) -> Iterable[d.Element]:
    yield d.Hoofdstuk("open-punten", f"{nr}. Open punten", in_inhoud=True, toelichting="Wat nog uit te werken is")
    points = tuple(_text(punt.op_papier) for punt in open_points(gebouw))
    if points:
        yield d.Lijst(points)
    else:
        yield d.Alinea(_text("Er zijn geen open punten."))


def _sources(
    nr: int, catalogue: Catalogue, gebouw: Gebouw, uitgave: Uitgave, advice: tuple[Advies, ...]
) -> Iterable[d.Element]:
    yield d.Hoofdstuk("bronnen", f"{nr}. Bronnen en verantwoording", nieuwe_pagina=True, in_inhoud=True)
    yield from colophon(gebouw.bouwwerk, uitgave)
    yield d.Alinea(
        _text(
            "De toelichtingen in dit stuk zijn van de gemeente. De korte omschrijvingen van de bouwstenen komen uit de "
            f"catalogus van de Bouwplaats (versie {catalogue.revisie}), het hulpmiddel waarmee dit stuk gemaakt is. "
            "Elke omschrijving is de tekst die er stond toen de keuze werd gemaakt."
        )
    )
    gone = [k.versie for k in gebouw.keuzes if k.versie and catalogue.is_retired(k.versie)]
    if gone:
        names = ", ".join(f"{v.titel} (sinds {d.full_date(v.vervallen_op)})" for v in gone if v.vervallen_op)
        yield d.Alinea(_text(f"Niet meer in de catalogus, wel in dit plan: {names}."))
    slugs = dict.fromkeys(
        (
            *(slug for item in advice for slug in item.tip.bron),
            *(slug for item in catalogue.uitdagingen if advice for slug in item.bron),
            *(slug for k in gebouw.keuzes if k.versie for slug in k.versie.bron),
        )
    )
    if slugs:
        yield d.Bronnen(tuple(_source(catalogue.bronnen[slug]) for slug in slugs))
    else:
        yield d.Alinea(_text("Er zijn nog geen bronnen gebruikt."))


def _source(bron: Bron) -> d.Bron:
    return d.Bron(
        bron.titel,
        bron.uitgever,
        _year(bron),
        bron.url or "",
        bron.geraadpleegd_op,
        bron.opmerking or "",
    )
