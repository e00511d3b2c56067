"""What is still empty in a bouwwerk: for the officer with a place to go, for the council as a plain fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.blocks.stand import Stand
from app.plans.bouwwerk import Gebouw, Keuze
from app.plans.gegevens import BY_NAME, TEKSTEN


@dataclass(frozen=True)
class OpenPunt:
    """One thing to look at: the sentence on screen and on paper, the place to go to, and the words of the link."""

    tekst: str
    op_papier: str
    plek: str
    actie: str


def open_points(gebouw: Gebouw) -> tuple[OpenPunt, ...]:
    """Empty stappen, and keuzes that a council would ask about because nothing is written with them."""
    return (*_about_the_plan(gebouw), *_empty(gebouw), *_unexplained(gebouw))


def _about_the_plan(gebouw: Gebouw) -> Iterable[OpenPunt]:
    if not gebouw.bouwwerk.gemeente:
        on_paper = "Nog in te vullen: de naam van de gemeente."
        yield OpenPunt("Er staat nog geen gemeente bij.", on_paper, "gegevens", "Vul de gemeente in")
    if not gebouw.bouwwerk.periode:
        on_paper = "Nog in te vullen: de periode waarvoor dit beleid geldt."
        yield OpenPunt("Er staat nog geen periode bij.", on_paper, "gegevens", "Vul de periode in")
    empty = [BY_NAME[name].woorden for name in TEKSTEN if not getattr(gebouw.bouwwerk, name)]
    if empty:
        names = f"{', '.join(empty[:-1])}{' en ' if empty[:-1] else ''}{empty[-1]}"
        text = f"Nog niet geschreven voor de raad: {names}."
        yield OpenPunt(text, f"Nog in te vullen: {names}.", "teksten", "Schrijf de teksten voor de raad")


def _empty(gebouw: Gebouw) -> Iterable[OpenPunt]:
    for verdieping in gebouw.verdiepingen:
        if not verdieping.gekozen:
            naam = verdieping.stap.naam
            on_paper = f"Nog uit te werken: wat we kiezen bij {naam}."
            yield OpenPunt(f"De stap {naam} is nog leeg.", on_paper, verdieping.stap.slug, f"Ga naar {naam}")


def _unexplained(gebouw: Gebouw) -> Iterable[OpenPunt]:
    for stand, reden, onze_reden in (
        (Stand.ONTWIKKELEN, "wat jullie gaan doen", "wat we gaan ontwikkelen"),
        (Stand.AFBOUWEN, "waarom jullie stoppen", "waarom we afbouwen"),
        (Stand.NIET_GEKOZEN, "waarom jullie dit niet kozen", "waarom we dit niet kiezen"),
    ):
        for verdieping in gebouw.verdiepingen:
            silent = [k for k in verdieping.met(stand) if is_unexplained(k)]
            if silent:
                names, naam = ", ".join(k.titel for k in silent), verdieping.stap.naam
                text = f"{stand.kort} bij {naam}: schrijf nog op {reden} ({names})."
                on_paper = f"Nog uit te werken bij {naam}: {onze_reden} ({names})."
                field = f"{verdieping.stap.slug}#{silent[0].slug}-t"
                yield OpenPunt(text, on_paper, field, "Schrijf een toelichting")


def is_unexplained(keuze: Keuze) -> bool:
    """Whether a council would ask about this keuze: what is kept as it was needs no toelichting."""
    return keuze.stand not in (None, Stand.BEHOUDEN) and not keuze.toelichting
