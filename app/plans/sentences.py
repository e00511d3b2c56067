"""Each gebeurtenis as a sentence that an officer understands."""

from collections.abc import Iterator
from datetime import datetime

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.blocks.steps import BY_SLUG
from app.plans.gegevens import BY_NAME, REGELS, TEKSTEN
from app.plans.history import Gebeurtenis, Told, staat_of
from app.plans.uitwerking import KOPPEN
from app.templating import clock, day

PER_SOORT = {
    "begonnen": "bouwwerk begonnen met de titel {titel}",
    "gekopieerd": "bouwwerk begonnen als kopie, met de titel {titel}",
    "ingelezen": "bouwwerk geopend uit een bestand, met de titel {titel}",
    "link_gemaakt": "link voor {label} gemaakt",
    "link_ingetrokken": "link voor {label} ingetrokken",
    "link_vervangen": "geheime link vervangen",
    "link_gemaild": "nieuwe link gemaild naar een onthouden adres",
    "adres_onthouden": "e-mailadres onthouden om de link terug te vragen",
    "adres_vergeten": "onthouden e-mailadres gewist",
    "verwijderd": "bouwwerk verwijderd",
    "teruggehaald": "bouwwerk teruggehaald",
    "teruggezet": "teruggezet naar {moment}",
    "gehouden": "bij {label} gehouden wat er stond",
    "versie_gemaakt": "versie ‘{naam}’ bewaard",
    "versie_vastgelegd": "versie ‘{naam}’ vastgelegd: {etiket}",
    "versie_hernoemd": "versie ‘{was}’ heet nu ‘{naam}’",
    "versie_verwijderd": "versie ‘{naam}’ verwijderd",
    "sessie_begonnen": "draagvlaksessie ‘{naam}’ begonnen",
    "sessie_gesloten": "draagvlaksessie ‘{naam}’ gesloten",
    "sessie_verwijderd": "draagvlaksessie ‘{naam}’ verwijderd",
    "opmerking": "opmerking geplaatst bij {over}",
    "reactie": "gereageerd op een opmerking bij {over}",
    "opmerking_afgehandeld": "opmerking bij {over} afgehandeld",
    "opmerking_heropend": "opmerking bij {over} weer geopend",
    "gelaten": "vraag ‘{naam}’ gelaten zoals het is",
    "spiegel_aan": "bouwwerk doet mee aan de spiegel",
    "spiegel_uit": "bouwwerk doet niet meer mee aan de spiegel",
    "aanbod_gelaten": "nieuwe bouwsteen ‘{naam}’ laten liggen",
    "idee_gelaten": "idee ‘{naam}’ laten liggen",
    "weer_gevraagd": "vraag ‘{naam}’ weer laten stellen",
    "opmerking_verwijderd": "opmerking bij {over} verwijderd",
}
UNDONE = "ongedaan"


def name_of(told: Told, catalogue: Catalogue) -> str:
    """What officers call the bouwsteen of a keuze."""
    versie = catalogue.by_slug.get(told.slug)
    return told.titel or (versie.titel if versie else told.slug)


def sentence(event: Gebeurtenis, catalogue: Catalogue) -> str:
    """What happened, without a full stop: 'Museum (Partners) op ontwikkelen gezet'."""
    told = "; ".join(_told(event, catalogue))
    return f"Ongedaan gemaakt: {told}" if event.soort == UNDONE else told[:1].upper() + told[1:]


def _told(event: Gebeurtenis, catalogue: Catalogue) -> Iterator[str]:
    if event.delen:
        return iter(_replaced(event, catalogue) or [told for part in event.delen for told in _told(part, catalogue)])
    if event.uitgewerkt:
        fields = ", ".join(KOPPEN[name].lower() for name in event.velden if name in KOPPEN)
        return iter((f"uitwerking van {event.na.get('naam') or event.uitgewerkt} gewijzigd ({fields})",))
    return _about_keuze(event, catalogue) if event.about else _about_bouwwerk(event)


def _replaced(event: Gebeurtenis, catalogue: Catalogue) -> list[str]:
    """One bouwsteen that came in the place of another is told as just that."""
    out = [part.oud for part in event.delen if part.oud and not part.nieuw]
    other = [part.nieuw for part in event.delen if part.nieuw]
    if len(out) != 1 or len(other) != 1:
        return []
    stap = BY_SLUG.get(other[0].stap)
    place = f"{name_of(other[0], catalogue)} ({stap.naam})" if stap else name_of(other[0], catalogue)
    return [f"{name_of(out[0], catalogue)} vervangen door {place}"]


def _about_bouwwerk(event: Gebeurtenis) -> Iterator[str]:
    if event.soort in PER_SOORT:
        label, titel = event.na.get("label") or "iemand", f"‘{event.na.get('titel', '')}’"
        told = {name: event.na.get(name, "") for name in ("naam", "was", "etiket")}
        told["over"] = told["naam"] or "het hele bouwwerk"
        yield PER_SOORT[event.soort].format(label=label, titel=titel, moment=_moment(event.na.get("moment")), **told)
        return
    changed = [name for name in event.gegevens if name in REGELS]
    for name in changed:
        text = event.gegevens[name]
        label = BY_NAME[name].kop.lower()
        yield f"{label} gewijzigd in ‘{text}’" if text else f"{label} leeggemaakt"
    texts = [name for name in event.gegevens if name in TEKSTEN]
    for name in texts:
        verb = "leeggemaakt" if not event.gegevens[name] else "gewijzigd" if event.voor.get(name) else "geschreven"
        yield f"{BY_NAME[name].kop.lower()} {verb}"
    if not changed and not texts:
        yield "gemeente gewijzigd" if event.gegevens else "iets gewijzigd"


def _moment(told: str | None) -> str:
    when = datetime.fromisoformat(told) if told else None
    return f"{day(when)} om {clock(when)}" if when else "een eerder moment"


def _about_keuze(event: Gebeurtenis, catalogue: Catalogue) -> Iterator[str]:
    about = event.about
    assert about, "another sentence is for what is about no keuze"
    name, stap = name_of(about, catalogue), BY_SLUG.get(about.stap)
    place = f"{name} ({stap.naam})" if stap else name
    was, became = staat_of(event.oud), staat_of(event.nieuw)
    if about.titel is not None and not (event.oud and event.nieuw):
        yield f"eigen bouwsteen {place} {'toegevoegd' if event.nieuw else 'verwijderd'}"
        return
    if was.stand != became.stand:
        yield _stand(place, became.stand)
    if was.toelichting != became.toelichting:
        verb = "geschreven" if not was.toelichting else "gewijzigd" if became.toelichting else "gewist"
        yield f"toelichting bij {name} {verb}"
    if was == became:
        yield f"andere tekst van de catalogus bij {place}"


def _stand(place: str, stand: Stand | None) -> str:
    return f"{place} op {stand.kort.lower()} gezet" if stand else f"keuze voor {place} gewist"
