"""How a paper begins: cover, samenvatting of one page, contents with leeswijzer, inleiding."""

from collections.abc import Iterable

from app.blocks.stand import Stand
from app.documents import model as d
from app.plans.bouwwerk import Gebouw
from app.plans.in_pictures import beside_summary, on_own_pages
from app.plans.opties import WAT
from app.plans.paper import room
from app.plans.paper.stuk import Stuk, lines, paragraphs, text
from app.plans.picture import draw
from app.plans.snapshot import Status
from app.templating import count

ASKED = "De raad wordt gevraagd:"
WITHOUT = {
    "toelichtingen": "de toelichtingen",
    "niet_gekozen": "wat we overwogen en niet kozen",
    "tips": "de tips en uitdagingen uit onderzoek",
    "voorbeelden": "de voorbeelden van andere gemeenten",
    "open_punten": "de lijst met open punten",
    "rode_draad": "de rode draad",
}
"""What can be left out, as the leeswijzer names it; what is only there when asked for is nothing that is missing."""

assert set(WITHOUT) == set(WAT) - {"notities", "draagvlak"}


def cover(stuk: Stuk) -> d.Omslag:
    """The first page."""
    of = stuk.gebouw.bouwwerk
    return d.Omslag(
        tekening=draw(stuk.gebouw, "omslag", decoratief=True, doorlopend=True).svg,
        oogregel=of.van,
        titel=of.titel,
        lead=stuk.uitgave.lead(of.periode),
        meta=stuk.uitgave.meta(stuk.today),
    )


def summary(stuk: Stuk) -> Iterable[d.Element]:
    """The page for who reads only one: what was chosen, what matters most, and what is asked."""
    gebouw = stuk.gebouw
    yield d.Hoofdstuk(
        "kort", "Samenvatting", nieuwe_pagina=True, in_inhoud=True, toelichting="Tekening, cijfers en gevraagd besluit"
    )
    yield d.Alinea(text(in_short(gebouw)), "lead")
    left = room.PAGE - room.HEADING - room.LEAD - room.essence(gebouw.bouwwerk)
    yield from beside_summary(gebouw, left)
    yield from essence(stuk)
    yield from on_own_pages(gebouw, left)


def essence(stuk: Stuk) -> Iterable[d.Element]:
    """In numbers, the kernpunten and the gevraagd besluit."""
    gebouw = stuk.gebouw
    yield d.Cijfers(tuple(d.Cijfer(str(n), stand.op_papier, stand) for stand, n in gebouw.per_stand.items()))
    empty = [v.stap.naam for v in gebouw.verdiepingen if not v.gekozen]
    if empty:
        yield d.Alinea(text(f"Nog niets gekozen bij: {', '.join(empty)}."))
    points = lines(gebouw.bouwwerk.kernpunten)
    if points:
        yield d.Lijst(points)
    yield question(stuk)


def question(stuk: Stuk) -> d.Kader:
    """What the council is asked to decide, or what it decided."""
    of, adopted = stuk.gebouw.bouwwerk, stuk.uitgave.status is Status.VASTGESTELD
    own = lines(of.gevraagd_besluit)
    if adopted and not own:
        return d.Kader("vraag", "Besluit van de raad", (d.Alinea(text(f"{stuk.uitgave.etiket}.")),))
    opened = () if own else (d.Alinea(text(ASKED)),)
    asked = own or tuple(text(line) for line in standard_question(stuk))
    few: d.Alinea | d.Lijst = d.Lijst(asked, genummerd=True) if len(asked) > 1 else d.Alinea(asked[0])
    return d.Kader("vraag", "Gevraagd besluit", (*opened, few))


def standard_question(stuk: Stuk) -> Iterable[str]:
    """What a council is asked when the officer wrote nothing about it, after the words of `ASKED`."""
    of = stuk.gebouw.bouwwerk
    period = f" voor {of.periode}" if of.periode and of.periode not in of.titel else ""
    yield f"‘{of.titel}’{period} vast te stellen als cultuurbeleid van de gemeente."
    if stuk.agenda:
        yield "Kennis te nemen van de uitvoeringsagenda."


def in_short(gebouw: Gebouw) -> str:
    """The plan in one sentence."""
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


def contents(stuk: Stuk) -> Iterable[d.Element]:
    """The list of chapters, and how to read them."""
    yield d.Hoofdstuk("inhoud", "Inhoud", nieuwe_pagina=True)
    yield d.Inhoud()
    yield d.Hoofdstuk("leeswijzer", "Leeswijzer", niveau=2)
    told = (
        "Ons beleid is opgebouwd uit bouwstenen. Elke bouwsteen is één keuze. De visie is de fundering, de "
        "instrumenten zitten onder het dak. Het patroon laat zien wat we met een bouwsteen doen."
    )
    yield d.Alinea(text(told))
    yield d.Legenda(tuple((str(stand), stand.op_papier) for stand in Stand))
    if stuk.tips or stuk.examples:
        told = "Tips uit onderzoek en voorbeelden van andere gemeenten staan in een kader. Die tekst is niet van ons."
        yield d.Alinea(text(told))
    missing = tuple(_left_out(stuk))
    if missing:
        yield d.Alinea(text(f"Dit stuk is een deel van het plan. Niet opgenomen: {'; '.join(missing)}."))


def _left_out(stuk: Stuk) -> Iterable[str]:
    gone = [v.stap.naam for v in stuk.gebouw.verdiepingen if stuk.opties.skips(v.stap)]
    if gone:
        yield f"de {'stap' if len(gone) == 1 else 'stappen'} {', '.join(gone)}"
    yield from (words for name, words in WITHOUT.items() if not getattr(stuk.opties, name))


def introduction(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """What the officer writes to begin with, or else what can be said of every plan."""
    yield d.Hoofdstuk("inleiding", f"{nr}. Inleiding", nieuwe_pagina=True, in_inhoud=True)
    own = tuple(paragraphs(stuk.gebouw.bouwwerk.inleiding))
    yield from own or (d.Alinea(text(words)) for words in standard_introduction(stuk))


def standard_introduction(stuk: Stuk) -> Iterable[str]:
    """What a paper begins with when the officer wrote nothing."""
    of = stuk.gebouw.bouwwerk
    whose = (of.van.replace("Gemeente ", "gemeente ", 1) if of.gemeente_code else of.van) or "onze gemeente"
    kind = "het cultuurbeleid" if stuk.uitgave.status is Status.VASTGESTELD else "een voorstel voor het cultuurbeleid"
    period = f" in de periode {of.periode}" if of.periode else ""
    yield f"Dit is {kind} van {whose}{period}."
    yield (
        "Het plan volgt vijf stappen. We beginnen met de visie: waar willen we met cultuur naartoe. Daarna kiezen we "
        "voor wie we het doen, met wie we samenwerken, welk ander beleid het raakt en welke instrumenten we inzetten."
    )
    yield (
        "Bij elke stap staat eerst wat we behouden. Dan komt wat we ontwikkelen, met de uitvoering. Tot slot staat er "
        "wat we afbouwen en wat we hebben afgewogen maar niet kiezen. Wat nog niet klaar is, staat er als "
        "‘nog uit te werken’."
    )
