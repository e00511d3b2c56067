"""How a paper ends: uitdagingen en risico's, open punten, bronnen and colofon."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.blocks.catalogue import Catalogue, Tip
from app.blocks.lore import RelatieShape, Verband
from app.blocks.stand import ACTIEF
from app.documents import model as d
from app.plans.colophon import colophon
from app.plans.open_points import open_points
from app.plans.paper.steps import notes, tip
from app.plans.paper.stuk import Stuk, credited, found_in, text, year
from app.plans.uitwerking import Voortgang
from app.templating import day

"""Stands of what will be there: only that can rub against something else that will be there."""


def risks(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """What can rub within the plan, what research warns of, and the tips that found no place before."""
    rubs, left = tuple(_rubs(stuk)), [item for item in stuk.advice if item not in stuk.tips.values()]
    told = "Wat lastig kan worden"
    yield d.Hoofdstuk("risicos", f"{nr}. Uitdagingen en risico’s", in_inhoud=True, toelichting=told)
    if rubs:
        yield d.Hoofdstuk("schuurt", "Wat in dit plan kan schuren", niveau=2)
        told = "Deze keuzes kunnen elkaar in de weg zitten. Of dat hier zo is, moet blijken."
        yield d.Alinea(text(told))
        yield d.Lijst(rubs)
    if stuk.advice:
        yield d.Hoofdstuk("uitdagingen", "Uitdagingen uit onderzoek", niveau=2)
        yield d.Alinea(text("Onderzoek onder gemeenten noemt ook wat lastig is bij cultuur, zorg en welzijn."))
        yield from (_warning(stuk, item) for item in stuk.catalogue.uitdagingen)
    if left:
        yield d.Hoofdstuk("tips", "Tips die ook bij onze keuzes passen", niveau=2)
        yield from map(tip, left)
    if stuk.advice:
        told = (
            "De tips en uitdagingen komen uit onderzoek en praktijkkennis. Ze richten zich tot gemeenten: met ‘je’ is "
            "de gemeente bedoeld. Welke tip bij welke keuze hoort en welk voorbeeld bij welke uitdaging, is een eigen "
            "redenering van de Bouwplaats."
        )
        yield d.Alinea(text(told), "zacht")
    if not (rubs or stuk.advice):
        yield d.Alinea(text("Bij deze keuzes noemt het onderzoek geen uitdagingen."))


def _rubs(stuk: Stuk) -> Iterator[d.Spans]:
    titles = {k.slug: k.titel for k in stuk.gebouw.keuzes if k.stand in ACTIEF}
    for one in stuk.catalogue.relaties:
        if one.soort is Verband.SCHUURT and {one.van, one.naar} <= titles.keys():
            yield (d.Nadruk(f"{titles[one.van]} en {titles[one.naar]}. "), d.Tekst(f"{one.reden}{_from(stuk, one)}"))


def _from(stuk: Stuk, one: RelatieShape) -> str:
    found = credited(stuk.catalogue.sources(one.bron))
    return f" Bron: {found}." if found else " Dit is een eigen redenering van de Bouwplaats."


def _warning(stuk: Stuk, item: Tip) -> d.Kader:
    about = f"Bron: {credited(stuk.catalogue.sources(item.bron))}"
    return d.Kader("let", item.titel, (d.Alinea(text(item.tekst)), *_done_elsewhere(stuk, item)), about)


def _done_elsewhere(stuk: Stuk, item: Tip) -> Iterator[d.Alinea]:
    """What others did about it, nearest in size first; at most two, so that the chapter stays readable."""
    for one in stuk.answers.get(item.slug, ()):
        head = f"Wat anderen deden: {one.voorbeeld.naam}{f' ({one.wie})' if one.wie else ''}. "
        yield d.Alinea((d.Nadruk(head), d.Tekst(f"{one.voorbeeld.wat} Bron: {found_in(one)}.")))


def still_open(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """What is not there yet."""
    yield d.Hoofdstuk("open-punten", f"{nr}. Open punten", in_inhoud=True, toelichting="Wat nog uit te werken is")
    points = tuple(map(text, open_lines(stuk)))
    yield d.Lijst(points) if points else d.Alinea(text("Er zijn geen open punten."))
    yield from notes(stuk, "de open punten")


def open_lines(stuk: Stuk) -> Iterator[str]:
    """Every open point in a sentence: about the plan, about its keuzes, and about how they are carried out."""
    yield from (punt.op_papier for punt in open_points(replace(stuk.gebouw, verdiepingen=stuk.verdiepingen)))
    for storey in stuk.verdiepingen:
        todo = [k for k in stuk.agenda if k.stap == storey.stap.slug]
        bare = [k.titel for k in todo if k.uitwerking.voortgang is Voortgang.LEEG]
        if bare:
            yield f"Nog uit te werken bij {storey.stap.naam}: de uitvoering ({', '.join(bare)})."
        for keuze in todo:
            if keuze.uitwerking.voortgang is Voortgang.BEGONNEN:
                yield f"Nog uit te werken bij {keuze.titel}: {', '.join(keuze.uitwerking.ontbreekt)}."


def sources(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """Where the words that are not of the gemeente come from."""
    yield d.Hoofdstuk("bronnen", f"{nr}. Bronnen", in_inhoud=True)
    told = (
        "De toelichtingen en de uitvoering in dit stuk zijn van de gemeente. De korte omschrijvingen van de bouwstenen "
        "komen uit de catalogus van de Bouwplaats, het hulpmiddel waarmee dit stuk gemaakt is. Elke omschrijving is de "
        "tekst die er stond toen de keuze werd gemaakt."
    )
    yield d.Alinea(text(f"{told}{_checked(stuk)}"))
    late = [k.versie for k in stuk.gebouw.keuzes if k.versie and stuk.catalogue.is_overdue(k.versie)]
    if late:
        names = ", ".join(f"{v.volle_titel} (vóór {d.full_date(v.herzien_voor)})" for v in late if v.herzien_voor)
        told = "Deze omschrijvingen moesten opnieuw worden nagekeken, en dat is nog niet gebeurd"
        yield d.Alinea(text(f"{told}: {names}. Kijk zelf na of ze nog kloppen."))
    gone = [k.versie for k in stuk.gebouw.keuzes if k.versie and stuk.catalogue.is_retired(k.versie)]
    if gone:
        names = ", ".join(f"{v.titel} (sinds {d.full_date(v.vervallen_op)})" for v in gone if v.vervallen_op)
        yield d.Alinea(text(f"Niet meer in de catalogus, wel in dit plan: {names}."))
    found = (*(_source(stuk.catalogue, slug) for slug in dict.fromkeys(_used(stuk))), *_seen_elsewhere(stuk))
    yield d.Bronnen(found) if found else d.Alinea(text("Er zijn nog geen bronnen gebruikt."))


def _used(stuk: Stuk) -> Iterator[str]:
    """The slug of every source that the paper leans on, some of them more than once."""
    for item in stuk.advice:
        yield from item.tip.bron
    for warning in stuk.catalogue.uitdagingen if stuk.advice else ():
        yield from warning.bron
    titles = {k.slug for k in stuk.gebouw.keuzes if k.stand in ACTIEF}
    for one in stuk.catalogue.relaties:
        if one.soort is Verband.SCHUURT and {one.van, one.naar} <= titles:
            yield from one.bron
    for keuze in stuk.gebouw.keuzes:
        yield from keuze.versie.bron if keuze.versie else ()


def _checked(stuk: Stuk) -> str:
    """When the editors looked at the words of the catalogue: on a day, or between two."""
    found = {k.versie.gecontroleerd_op for k in stuk.gebouw.keuzes if k.versie}
    days = sorted(one for one in found if one)
    if not days:
        return ""
    first, *rest = days
    when = f"tussen {d.full_date(first)} en {d.full_date(rest[-1])}" if rest else f"op {d.full_date(first)}"
    return f" De redactie van de Bouwplaats keek de omschrijvingen voor het laatst na {when}."


def _source(catalogue: Catalogue, slug: str) -> d.Bron:
    """A source of the catalogue; when its address was dead the last time we looked, it says so."""
    bron = catalogue.bronnen[slug]
    dead = catalogue.dode_links.get(bron.url or "")
    told = f"Deze link werkte niet toen wij keken op {day(dead)}." if dead else ""
    return d.Bron(
        bron.titel,
        bron.uitgever,
        year(bron.jaar),
        bron.url or "",
        bron.geraadpleegd_op,
        " ".join(filter(None, (bron.opmerking, told))),
    )


def _seen_elsewhere(stuk: Stuk) -> tuple[d.Bron, ...]:
    """The places where voorbeelden were found that are no source of the catalogue itself."""
    known = {bron.url for bron in stuk.catalogue.bronnen.values()}
    shown = (*stuk.examples.values(), *(one for items in stuk.answers.values() for one in items))
    found = (bron for item in shown for bron in item.voorbeeld.bron if bron.url not in known)
    return tuple(dict.fromkeys(d.Bron(b.titel, b.uitgever, year(b.jaar), b.url or "") for b in found))


def about(stuk: Stuk) -> Iterable[d.Element]:
    """The colofon."""
    yield d.Hoofdstuk("colofon", "Colofon", in_inhoud=True, toelichting="Versie, datum en controlecode")
    yield from colophon(stuk.gebouw, stuk.catalogue, stuk.uitgave, stuk.today)
