"""A gebouw as the rules of advice want it."""

from app.advice.plan import Gekozen, Plan
from app.blocks.catalogue import Catalogue
from app.plans.bouwwerk import Gebouw, Keuze
from app.plans.uitwerking import VELDEN


def plan_of(gebouw: Gebouw, catalogue: Catalogue) -> Plan:
    """Every keuze with a stand, as it was pinned, beside the catalogue of today."""
    return Plan(tuple(map(_chosen, gebouw.keuzes)), gebouw.bouwwerk.periode, catalogue)


def _chosen(keuze: Keuze) -> Gekozen:
    assert keuze.stand is not None
    answers = {veld: value for veld in VELDEN if (value := getattr(keuze.uitwerking, veld)) not in ("", None)}
    groep = keuze.versie.groep if keuze.versie else ""
    return Gekozen(keuze.slug, keuze.titel, keuze.stap, keuze.stand, groep, keuze.toelichting, answers)
