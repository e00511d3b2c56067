"""A chapter for each stap: what we keep, what we develop, what we stop, and what we weighed and left."""

from collections.abc import Iterable
from dataclasses import replace

from app.advice.tips import Advies
from app.advice.voorbeelden import Shown
from app.blocks.stand import Stand
from app.documents import model as d
from app.plans.bouwwerk import Keuze, Verdieping
from app.plans.open_points import is_unexplained
from app.plans.paper.stuk import NOG, Stuk, answer, credited, found_in, is_worked_out, text, typed
from app.plans.uitwerking import Uitwerking, Voortgang
from app.templating import count

OWN = "Eigen bouwsteen van de gemeente."
STOP = {Stand.AFBOUWEN: "Wat we afbouwen", Stand.NIET_GEKOZEN: Stand.NIET_GEKOZEN.op_papier}
BESIDE = 150
"""Characters up to which the toelichting stands beside what a bouwsteen is, instead of below it."""


def chapter(nr: int, storey: Verdieping, stuk: Stuk) -> Iterable[d.Element]:
    """Everything about one stap."""
    stap = storey.stap
    told = count(len(storey.gekozen), "bouwsteen", "bouwstenen") if storey.gekozen else "Nog niets gekozen"
    yield d.Hoofdstuk(stap.slug, f"{nr}. {stap.naam}", in_inhoud=True, toelichting=told)
    yield d.Alinea(text(stap.op_papier), "lead")
    if not storey.gekozen:
        yield d.Kader("let", "Nog leeg", (d.Alinea(text("Hier is nog niets gekozen.")),))
    yield from _keep(storey, stuk)
    yield from _develop(storey, stuk)
    yield from _stop(storey, stuk)
    yield from notes(stuk, stap.naam)


def notes(stuk: Stuk, about: str) -> Iterable[d.Element]:
    """Lines to write on, in a paper that has them."""
    if stuk.opties.notities:
        yield d.Regels(f"Notities bij {about}")


def _keep(storey: Verdieping, stuk: Stuk) -> Iterable[d.Element]:
    kept = storey.met(Stand.BEHOUDEN)
    if not kept:
        return
    yield d.Hoofdstuk(f"{storey.stap.slug}-behouden", "Wat we behouden", niveau=2)
    rows = tuple(d.Rij((*_name(keuze), _short(keuze, stuk)), Stand.BEHOUDEN) for keuze in kept)
    told = count(len(kept), "bouwsteen die al in ons beleid zit", "bouwstenen die al in ons beleid zitten")
    yield d.Tabel(f"{storey.stap.naam}: {told}", ("Bouwsteen", "Wat betekent dit bij ons?"), (d.Groep(None, rows),))
    yield from (part for keuze in kept if is_worked_out(keuze) for part in _worked_out(keuze, storey, stuk))


def _name(keuze: Keuze) -> tuple[d.Spans]:
    return (typed(keuze.titel),)


def _short(keuze: Keuze, stuk: Stuk) -> d.Spans:
    """What it means here in the words of the officer, or else in those of the catalogue."""
    if keuze.toelichting and stuk.opties.toelichtingen:
        return typed(keuze.toelichting)
    return (d.Zacht(_kern(keuze)),)


def _kern(keuze: Keuze) -> str:
    return keuze.versie.kern if keuze.versie else OWN


def _develop(storey: Verdieping, stuk: Stuk) -> Iterable[d.Element]:
    new = storey.met(Stand.ONTWIKKELEN)
    if new:
        yield d.Hoofdstuk(f"{storey.stap.slug}-ontwikkelen", "Wat we ontwikkelen", niveau=2)
        yield from (part for keuze in new for part in _worked_out(keuze, storey, stuk))


def _worked_out(keuze: Keuze, storey: Verdieping, stuk: Stuk) -> Iterable[d.Element]:
    """One keuze in full, with the tip and the example that fit it."""
    yield d.Plaat(keuze.titel, storey.stap.naam, tuple(_answers(keuze, stuk)), keuze.stand)
    if keuze.slug in stuk.examples:
        yield _example(stuk.examples[keuze.slug], keuze)
    if keuze.slug in stuk.tips:
        yield tip(stuk.tips[keuze.slug])


def _answers(keuze: Keuze, stuk: Stuk) -> Iterable[d.Veld]:
    done, own = keuze.uitwerking, stuk.opties.toelichtingen and (keuze.toelichting or is_unexplained(keuze))
    broad = not own or len(keuze.toelichting) > BESIDE or "\n" in keuze.toelichting
    yield d.Veld("Wat is het?", text(_kern(keuze)), broad)
    if own:
        yield answer("Wat betekent dit bij ons?", keuze.toelichting, broad)
    if done.voortgang is Voortgang.LEEG:
        yield d.Veld("De uitvoering", (d.Zacht(NOG),), breed=True)
        return
    yield answer("Wat gaan we doen?", done.wat, breed=True)
    yield answer("Hoe pakken we het aan?", done.hoe, breed=True)
    yield answer("Met wie?", done.met_wie)
    yield _means(done)
    yield d.Veld("Wie trekt het, en wanneer?", _when(done))
    yield answer("Hoe volgen we het?", done.volgen)


def _means(done: Uitwerking) -> d.Veld:
    """The money and what else it takes; where money comes from is no answer as long as nobody knows how much."""
    told = "\n".join(filter(None, (done.geld[:1].upper() + done.geld[1:], done.middelen)))
    veld = answer("Met welke middelen?", told)
    if not told or "middelen" not in done.ontbreekt:
        return veld
    if veld.vervolg:
        return replace(veld, vervolg=(*veld.vervolg, d.Alinea((d.Zacht(NOG),))))
    return replace(veld, spans=(*veld.spans, d.Zacht(f" {NOG}")))


def _when(done: Uitwerking) -> d.Spans:
    """Who and when in one answer, each of them marked when it is still to come."""
    if not (done.trekker or done.wanneer):
        return typed("")
    who, when = typed(done.trekker or ""), typed(done.wanneer or "")
    return (d.Tekst("Wie: "), *who, d.Tekst("\nWanneer: "), *when)


def _example(item: Shown, keuze: Keuze) -> d.Kader:
    one = item.voorbeeld
    where = ", ".join(filter(None, (item.wie, item.grootte)))
    about = f"Bij: {keuze.titel}. {f'{where[:1].upper()}{where[1:]}. ' if where else ''}Bron: {found_in(item)}"
    return d.Kader("let", f"Voorbeeld: {one.naam}", (d.Alinea(text(one.wat)),), about)


def tip(item: Advies) -> d.Kader:
    """A tip with the keuzes that call for it, and where it is from."""
    about = f"Bij: {', '.join(item.bij)}. Bron: {credited(item.bronnen)}"
    return d.Kader("tip", f"Tip uit onderzoek: {item.tip.titel}", (d.Alinea(text(item.tip.tekst)),), about)


def _stop(storey: Verdieping, stuk: Stuk) -> Iterable[d.Element]:
    """What ends and what was never chosen, each with the reason why."""
    wanted = [stand for stand in STOP if stand is Stand.AFBOUWEN or stuk.opties.niet_gekozen]
    found = {stand: storey.met(stand) for stand in wanted if storey.met(stand)}
    if not found:
        return
    head = "Wat we afbouwen en niet kiezen" if len(found) > 1 else STOP[next(iter(found))]
    yield d.Hoofdstuk(f"{storey.stap.slug}-niet", head, niveau=2)
    groups = tuple(
        d.Groep(
            STOP[stand] if len(found) > 1 else None,
            tuple(d.Rij((*_name(keuze), _reason(keuze, stuk)), stand) for keuze in keuzes),
        )
        for stand, keuzes in found.items()
    )
    yield d.Tabel(f"{storey.stap.naam}: wat we niet doen, en waarom", ("Bouwsteen", "Waarom?"), groups)
    yield from (part for k in sum(found.values(), ()) if is_worked_out(k) for part in _worked_out(k, storey, stuk))


def _reason(keuze: Keuze, stuk: Stuk) -> d.Spans:
    return typed(keuze.toelichting) if stuk.opties.toelichtingen else (d.Zacht(_kern(keuze)),)
