"""From a sent step form to stored keuzes: read the wishes, write what differs, hand back what cannot be merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.stand import Stand
from app.blocks.steps import Stap
from app.cleaning import NUMBER
from app.forms import Form
from app.plans import queries
from app.plans.assembly import CLASH, LEEG, MAX_TOELICHTING, Conflict, Staat, Was, Wens, combine, decide_each, mark
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.history import OWN
from app.templating import count

MAX_TITEL = 120


@dataclass(frozen=True)
class Wishes:
    """What a form asks for, and per field (its name in the form) what is wrong with it, in words for the officer."""

    wensen: tuple[Wens, ...]
    fouten: Mapping[str, str] = field(default_factory=dict)

    @property
    def sound(self) -> tuple[Wens, ...]:
        """Without the fields that are refused: those stay as they are stored, and keep nothing else back."""
        return tuple(
            replace(one, toelichting=None) if f"toelichting.{one.slug}" in self.fouten else one for one in self.wensen
        )


def read_wishes(form: Form) -> Wishes:
    """The bouwstenen in a form of which something differs from what the page showed."""
    standen, texts = form.starting("stand."), form.starting("toelichting.")
    wensen: list[Wens] = []
    fouten: dict[str, str] = {}
    for slug in dict.fromkeys((*standen, *texts)):
        was = Was.read(form[f"was.{slug}"])
        stand, text = standen.get(slug), texts.get(slug)
        match form[f"kies.{slug}"]:  # the page of a conflict: whose stand and toelichting it becomes
            case "hun":
                continue
            case "mijn" if f"mijn.{slug}" in form:
                stand, text = form[f"mijn_stand.{slug}"], form[f"mijn.{slug}"]
        faults = _faults(slug, stand, text)
        fouten |= faults
        wished = was.stand if stand is None or f"stand.{slug}" in faults else Stand(stand) if stand else None
        if faults or wished != was.stand or (text is not None and mark(text) != was.merk):
            pinned = form[f"versie.{slug}"]
            wensen.append(Wens(slug, was, wished, text, int(pinned) if NUMBER.fullmatch(pinned) else None))
    return Wishes(tuple(wensen), fouten)


def _faults(slug: str, stand: str | None, text: str | None) -> dict[str, str]:
    faults = {}
    if stand and stand not in set(Stand):
        faults[f"stand.{slug}"] = "Deze keuze bestaat niet. Kies een van de standen of wis je keuze."
    if text is not None and len(text) > MAX_TOELICHTING:
        over = count(len(text) - MAX_TOELICHTING, "teken", "tekens")
        faults[f"toelichting.{slug}"] = (
            f"Je toelichting is {over} te lang. Maak hem korter: hooguit {MAX_TOELICHTING} tekens."
        )
    return faults


def unknown(wishes: Wishes, stap: Stap, catalogue: Catalogue, keuzes: Iterable[Keuze]) -> tuple[str, ...]:
    """Slugs in a form that do not belong to this stap of this bouwwerk. `keuzes`: at least those about these slugs."""
    own = {k.slug for k in keuzes if k.stap == stap.slug}

    def known(slug: str) -> bool:
        versie = catalogue.by_slug.get(slug)
        return slug in own or (versie is not None and versie.stap == stap.slug)

    return tuple(wens.slug for wens in wishes.wensen if not known(wens.slug))


@dataclass(frozen=True)
class Saved:
    """What came of a save: what could not be merged, and the number of the last gebeurtenis (0 when there is none)."""

    conflicts: tuple[Conflict, ...] = ()
    nr: int = 0


def save(
    connection: Connection,
    now: datetime,
    bouwwerk: Bouwwerk,
    catalogue: Catalogue,
    keuzes: Iterable[Keuze],
    wensen: Iterable[Wens],
) -> Saved:
    """Store every field that can be merged; one that was changed by somebody else comes back as a Conflict.

    `keuzes` are what is stored about these wensen, read after `queries.hold`: nobody can change them in between.
    """
    stored = {k.slug: k for k in keuzes}
    conflicts, nr = list[Conflict](), 0
    for wens in wensen:
        old = stored.get(wens.slug)
        nu = Staat(old.stand, old.toelichting) if old else LEEG
        outcome, conflict = decide_each(nu, wens)
        conflicts += [conflict] if conflict else []
        if outcome != nu:
            nr = _write(connection, now, bouwwerk, old or _pinned(catalogue, wens), outcome)
    return Saved(tuple(conflicts), nr)


def left(wishes: Wishes, conflicts: Iterable[Conflict], keuzes: Iterable[Keuze]) -> Wishes:
    """What of a form was not stored, with why: what is refused and what somebody else changed too.

    `keuzes` are as stored now; the wishes that are left begin there, so that a page with them can be sent as it is.
    """
    nu = {k.slug: Staat(k.stand, k.toelichting) for k in keuzes}
    clashes = {c.wens.slug: c.wens for c in conflicts}
    wensen, fouten = list[Wens](), dict[str, str]()
    for one in wishes.wensen:
        met = clashes.get(one.slug)
        stand = {f"stand.{one.slug}": CLASH} if met and met.touched_stand else {}
        text = {f"toelichting.{one.slug}": CLASH} if met and met.touched_text else {}
        told = stand | text | {name: wishes.fouten[name] for name in _names(one.slug) if name in wishes.fouten}
        if told:
            fouten |= told
            text_left = f"toelichting.{one.slug}" in told
            wensen.append(one.after(nu.get(one.slug, LEEG), stand=bool(stand), toelichting=text_left))
    return Wishes(tuple(wensen), fouten)


def _names(slug: str) -> tuple[str, str]:
    return f"stand.{slug}", f"toelichting.{slug}"


def _write(connection: Connection, now: datetime, bouwwerk: Bouwwerk, target: Keuze | Versie, staat: Staat) -> int:
    """Change a keuze that is there, or make the first one about a versie; the number of that gebeurtenis."""
    if isinstance(target, Keuze):
        return queries.change_keuze(connection, bouwwerk, now, target, staat)
    _, nr = queries.add_keuze(connection, bouwwerk, now, stap=target.stap, staat=staat, versie=target)
    return nr


def _pinned(catalogue: Catalogue, wens: Wens) -> Versie:
    """The text that was on screen, or the newest when the form does not say."""
    return catalogue.text(wens.slug, wens.versie_id or 0) or catalogue.by_slug[wens.slug]


@dataclass(frozen=True)
class Own:
    """An own bouwsteen as an officer asks for it. `gekozen`: its stand was chosen for this, and is no default.

    `id` is the one it had when it was there before.
    """

    stap: str
    titel: str
    staat: Staat
    gekozen: bool = False
    id: int | None = None


def add_own(
    connection: Connection, now: datetime, bouwwerk: Bouwwerk, catalogue: Catalogue, own: Own
) -> tuple[str, int]:
    """Add an own bouwsteen; the same titel twice in a stap is one bouwsteen, with all that was said of both.

    Only when their texts do not fit in one toelichting are there two. Returns its slug and the number of the
    gebeurtenis, 0 when nothing changed.
    """
    queries.hold(connection, bouwwerk.id)
    stored = queries.keuzes(connection, bouwwerk.id, catalogue)
    for kept in stored:
        if kept.versie is None and kept.stap == own.stap and kept.titel.casefold() == own.titel.casefold():
            nu = Staat(kept.stand, kept.toelichting)
            both = combine(nu, own.staat, chosen=own.gekozen)
            if len(both.toelichting) <= MAX_TOELICHTING:
                return kept.slug, queries.change_keuze(connection, bouwwerk, now, kept, both) if both != nu else 0
    id = None if own.id in {kept.id for kept in stored} else own.id
    made, nr = queries.add_keuze(
        connection, bouwwerk, now, stap=own.stap, staat=own.staat, eigen_titel=own.titel, id=id
    )
    return f"{OWN}{made}", nr
