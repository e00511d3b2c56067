"""What is still empty in a bouwwerk, as plain sentences with a place to go."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.blocks.stand import Stand
from app.plans.bouwwerk import Gebouw


@dataclass(frozen=True)
class OpenPunt:
    """One thing to look at: the sentence, the page to go to, and the words of the link."""

    tekst: str
    stap: str
    actie: str


def open_points(gebouw: Gebouw) -> tuple[OpenPunt, ...]:
    """Empty stappen, and keuzes that a council would ask about because nothing is written with them."""
    return (*_about_the_plan(gebouw), *_empty(gebouw), *_unexplained(gebouw))


def _about_the_plan(gebouw: Gebouw) -> Iterable[OpenPunt]:
    if not gebouw.bouwwerk.gemeente:
        yield OpenPunt("Er staat nog geen gemeente bij.", "gegevens", "Vul de gemeente in")
    if not gebouw.bouwwerk.periode:
        yield OpenPunt("Er staat nog geen periode bij.", "gegevens", "Vul de periode in")


def _empty(gebouw: Gebouw) -> Iterable[OpenPunt]:
    for verdieping in gebouw.verdiepingen:
        if not verdieping.gekozen:
            naam = verdieping.stap.naam
            yield OpenPunt(f"De stap {naam} is nog leeg.", verdieping.stap.slug, f"Ga naar {naam}")


def _unexplained(gebouw: Gebouw) -> Iterable[OpenPunt]:
    for stand, reden in (
        (Stand.ONTWIKKELEN, "wat jullie gaan doen"),
        (Stand.AFBOUWEN, "waarom jullie stoppen"),
        (Stand.NIET_GEKOZEN, "waarom jullie dit niet kozen"),
    ):
        for verdieping in gebouw.verdiepingen:
            silent = [k.titel for k in verdieping.met(stand) if not k.toelichting]
            if silent:
                names = ", ".join(silent)
                text = f"{stand.kort} bij {verdieping.stap.naam}: schrijf nog op {reden} ({names})."
                yield OpenPunt(text, verdieping.stap.slug, "Schrijf een toelichting")
