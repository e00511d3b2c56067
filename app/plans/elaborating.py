"""How what an officer works out meets what is stored: reading the form and merging per field. Pure rules."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.cleaning import one_line
from app.forms import Form
from app.pasted import amount
from app.plans.assembly import CLASH, mark
from app.plans.uitwerking import (
    KOPPEN,
    LIMITS,
    MOST_EUROS,
    ONE_LINE,
    VELDEN,
    Geldbron,
    Geldsoort,
    Uitwerking,
    with_dots,
)

AMOUNTS = ("bedrag_van", "bedrag_tot")
CHOICES: Mapping[str, Mapping[str, str]] = {
    "geldbron": {bron: bron.lang.capitalize() for bron in Geldbron},
    "geldsoort": {soort: soort.capitalize() for soort in Geldsoort},
}
EUROS = re.compile(r"(?:€|euro|eur)?\s*([0-9]{1,3}(?:[. ][0-9]{3})*|[0-9]{1,9})(?:,(?:00|-+|=))?\s*(?:euro|eur)?")
NO_AMOUNT = "Vul een heel bedrag in euro in, bijvoorbeeld 18.000."
TURNED = {
    "bedrag_van": "Dit bedrag is hoger dan het bedrag erna. Wissel ze om of maak er één leeg.",
    "bedrag_tot": "Dit bedrag is lager dan het bedrag ervoor. Wissel ze om of maak er één leeg.",
}


@dataclass(frozen=True)
class Invulling:
    """What a form asks for one bouwsteen: per field that was sent what is typed, what is wrong with it, and a mark of
    what the page showed. A field that was not sent stays as it is.
    """

    slug: str
    velden: Mapping[str, str]
    was: Mapping[str, str]
    fouten: Mapping[str, str] = field(default_factory=dict)

    def touched(self, veld: str) -> bool:
        """Whether the officer changed a field."""
        return veld in self.velden and mark(self.velden[veld]) != self.was.get(veld, "")

    def only(self, velden: Collection[str], fouten: Mapping[str, str] = {}) -> "Invulling":
        """The same for some of its fields, with what is wrong with them."""
        kept = {veld: text for veld, text in self.velden.items() if veld in velden}
        return replace(self, velden=kept, fouten=fouten)


@dataclass(frozen=True)
class Clash:
    """A field that somebody else changed meanwhile; both texts, and the mark of the one that both began with."""

    slug: str
    veld: str
    mijn: str
    hun: str
    was: str


@dataclass(frozen=True)
class Uitkomst:
    """What came of a form about one bouwsteen: what is stored of it, and the fields that are not with the reason."""

    nieuw: Uitwerking
    clashes: tuple[Clash, ...]
    fouten: Mapping[str, str]
    """What is wrong, of the fields that are refused."""

    rest: Invulling
    """What was asked and is not stored; a page shows it as it was typed. A word that no list has cannot be shown."""


def texts(uitwerking: Uitwerking) -> dict[str, str]:
    """Every field as a form shows it; an amount with its dots and without its sign."""
    return {veld: _text(getattr(uitwerking, veld)) for veld in VELDEN}


def _text(value: Any) -> str:
    return with_dots(value) if isinstance(value, int) else str(value or "")


def marks(uitwerking: Uitwerking) -> dict[str, str]:
    """What a page that shows this uitwerking carries along, per field."""
    return {veld: mark(text) for veld, text in texts(uitwerking).items()}


def read_answers(form: Form) -> tuple[Invulling, ...]:
    """Every bouwsteen in a form, whether something of it changed or not."""
    sent: dict[str, dict[str, str]] = {}
    for veld in VELDEN:
        for slug, text in form.starting(f"{veld}.").items():
            whose = form[f"kies.{veld}.{slug}"]  # the page of a conflict: whose words it becomes
            if whose != "hun":
                mine = form[f"mijn.{veld}.{slug}"] if whose == "mijn" else text
                sent.setdefault(slug, {})[veld] = _cleaned(veld, mine)
    return tuple(
        Invulling(slug, velden, {veld: form[f"was.{veld}.{slug}"] for veld in velden}, _faults(velden))
        for slug, velden in sent.items()
    )


def _cleaned(veld: str, text: str) -> str:
    """A field as it is stored; an amount that is one loses its sign, any other text stays as it was typed."""
    if veld in ONE_LINE:
        return one_line(text)
    euros = _euros(text) if veld in AMOUNTS else None
    return text if euros is None else _text(euros)


def _euros(text: str) -> int | None:
    found = EUROS.fullmatch(amount(text))
    return int(re.sub(r"\D", "", found[1])) if found else None


def _faults(velden: Mapping[str, str]) -> dict[str, str]:
    faults = {
        veld: f"Maak dit {len(text) - LIMITS[veld]} tekens korter: hooguit {LIMITS[veld]} tekens."
        for veld, text in velden.items()
        if veld in LIMITS and len(text) > LIMITS[veld]
    }
    faults |= {v: NO_AMOUNT for v in AMOUNTS if velden.get(v) and _amount(velden[v]) is None}
    return faults | {v: "Kies een van de antwoorden." for v in CHOICES if velden.get(v) and velden[v] not in CHOICES[v]}


def _amount(text: str) -> int | None:
    found = _euros(text)
    return found if found is not None and found <= MOST_EUROS else None


def decide(nu: Uitwerking, asked: Invulling) -> tuple[Uitwerking, tuple[Clash, ...]]:
    """The uitwerking after a form, and the fields that could not be merged: those stay as stored.

    Per field the same rule as for a toelichting: untouched stays, touched is taken when it still is as was shown.
    """
    stored, taken, clashes = texts(nu), dict[str, Any](), list[Clash]()
    for veld, text in asked.velden.items():
        if not asked.touched(veld) or text == stored[veld]:
            continue
        was = asked.was.get(veld, "")
        if mark(stored[veld]) == was:
            taken[veld] = _amount(text) if veld in AMOUNTS else text or None if veld in CHOICES else text
        else:
            clashes.append(Clash(asked.slug, veld, text, stored[veld], was))
    return nu.with_answers(taken), tuple(clashes)


def accept(nu: Uitwerking, asked: Invulling) -> Uitkomst:
    """The uitwerking after a form of which fields may be refused: those keep nothing else back.

    Two amounts are one question: a lowest above the highest is refused, whoever wrote the other one.
    """
    faults = {veld: fault for veld, fault in asked.fouten.items() if asked.touched(veld)}
    sound = [veld for veld in asked.velden if veld not in faults]
    new, clashes = decide(nu, asked.only(sound))
    if new.bedrag_van is not None and new.bedrag_tot is not None and new.bedrag_van > new.bedrag_tot:
        faults |= {veld: TURNED[veld] for veld in AMOUNTS if getattr(new, veld) != getattr(nu, veld)}
        new, clashes = decide(nu, asked.only([veld for veld in sound if veld not in faults]))
    told = {clash.veld: CLASH for clash in clashes} | faults
    shown = [veld for veld in told if veld not in faults or veld not in CHOICES]
    return Uitkomst(new, clashes, faults, asked.only(shown, told))


def in_words(veld: str, text: str) -> str:
    """What a field says, for who reads it."""
    return CHOICES[veld].get(text, text) if veld in CHOICES else f"€ {text}" if veld in AMOUNTS and text else text


def kop(veld: str) -> str:
    """The name of a field."""
    return KOPPEN[veld]
