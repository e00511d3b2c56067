"""The five stappen in their order; a sixth is one more `Stap` here and its bouwstenen in the seed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stap:
    """One step of the walk: its name, its leading question and the words around it.

    `vraag` asks the officer on screen, `op_papier` says the same to the council.
    """

    slug: str
    naam: str
    vraag: str
    op_papier: str
    kort: str
    uitleg: str
    enkelvoud: str
    groepen: tuple[str, ...]


STAPPEN: tuple[Stap, ...] = (
    Stap(
        "visie",
        "Visie",
        "Waar wil je met cultuur naartoe in je gemeente?",
        "Waar willen we met cultuur naartoe in onze gemeente?",
        "Waar wil je naartoe?",
        "Dit is de stap voor je visie en doelen: wat wil je bereiken, en voor welke opgave? Alles wat je hierna "
        "kiest, bouw je hierop.",
        "doel",
        (
            "Samenleven en meedoen",
            "Ontwikkeling en talent",
            "Economie en aantrekkingskracht",
            "Initiatief en samenwerking",
        ),
    ),
    Stap(
        "doelgroepen",
        "Doelgroepen",
        "Op wie richt je je beleid?",
        "Op wie richten we ons cultuurbeleid?",
        "Voor wie doe je het?",
        "In de basis is je beleid voor iedereen. Geef hier aan welke groepen extra aandacht krijgen, en laat dat "
        "volgen uit je visie.",
        "doelgroep",
        (
            "Iedereen en leeftijd",
            "Extra aandacht",
            "Onderwijs",
            "Verenigingen en groepen",
            "Makers",
        ),
    ),
    Stap(
        "partners",
        "Partners",
        "Met wie kun je in je gemeente samenwerken om de beleidsdoelen te bereiken?",
        "Met wie kunnen we samenwerken om de beleidsdoelen te bereiken?",
        "Met wie werk je samen?",
        "Is een voorziening er niet in jouw gemeente? Kijk dan ook bij je buurgemeenten.",
        "partner",
        ("Culturele aanbieders", "Onderwijs", "Bemiddeling en advisering", "Andere partners"),
    ),
    Stap(
        "beleidsterreinen",
        "Beleidsterreinen",
        "Welke beleidsterreinen verbind je met cultuur?",
        "Welke beleidsterreinen verbinden we met cultuur?",
        "Welk beleid raakt het?",
        "Cultuur raakt ander beleid. Kies de terreinen waarmee je doelen en geld wilt delen.",
        "beleidsterrein",
        ("Cultuur", "Onderwijs en erfgoed", "Sport", "Economie en ruimte", "Welzijn"),
    ),
    Stap(
        "instrumenten",
        "Instrumenten",
        "Welke middelen zet je in om je doelen te bereiken?",
        "Welke middelen zetten we in om onze doelen te bereiken?",
        "Wat zet je in?",
        "Je kunt helpen, verbinden, volgen en betalen. Kies wat past bij je doelen en bij je partners.",
        "instrument",
        ("Faciliteren, informeren, stimuleren", "Monitoring", "Verbinden", "Financieren"),
    ),
)
"""Order and leading questions follow the predecessor (feitenbasis section 3); sentences are ours."""

BY_SLUG = {stap.slug: stap for stap in STAPPEN}


def number(stap: Stap) -> int:
    """The place of a stap in the walk, counted from 1."""
    return STAPPEN.index(stap) + 1


def after(stap: Stap) -> Stap | None:
    """The next stap, or None after the last."""
    return STAPPEN[number(stap)] if number(stap) < len(STAPPEN) else None


def before(stap: Stap) -> Stap | None:
    """The stap before this one, or None before the first."""
    return STAPPEN[number(stap) - 2] if number(stap) > 1 else None
