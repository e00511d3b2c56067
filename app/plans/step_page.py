"""What a step page shows: rows of bouwstenen, drawn once per catalogue revision where no keuze was made."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from markupsafe import Markup

from app.blocks.catalogue import Catalogue, Groep, Versie
from app.blocks.stand import IN_DE_MUUR, Stand
from app.blocks.steps import Stap
from app.folding import fold
from app.plans.assembly import LEEG, MAX_TOELICHTING, Staat, Was, Wens
from app.plans.bouwwerk import Keuze
from app.templating import Templates
from app.web import NONCE, Kept

REVISIE = NONCE.replace("nonce", "revisie")
"""Stands in a kept row for the revision of the keuze."""
PAD = NONCE.replace("nonce", "pad")
"""Stands in a kept row or page for the address of the bouwwerk, so that no sleutel stays in memory with it."""


@dataclass(frozen=True)
class Cel:
    """One row of a step page: a bouwsteen with the stand and toelichting as the officer sees them."""

    slug: str
    titel: str
    versie: Versie | None
    staat: Staat
    was: str
    revisie: int | str
    fouten: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with its `stand` or its `toelichting`."""
    open: bool = False
    opmerkingen: int = 0

    @property
    def eigen(self) -> bool:
        """Whether the officer made it."""
        return self.versie is None


@dataclass(frozen=True)
class Rijen:
    """A groep with its rows as HTML."""

    nummer: int
    naam: str
    intro: str
    rijen: tuple[Markup, ...]
    gekozen: int


@dataclass(frozen=True)
class Filter:
    """What the officer looks for on a step page without JavaScript."""

    zoek: str = ""
    toon: str = ""

    def fits(self, cel: Cel) -> bool:
        """Whether a row is to be shown."""
        if self.toon == "gekozen" and not cel.staat.stand:
            return False
        if self.toon == "leeg" and cel.staat.stand:
            return False
        text = fold(f"{cel.titel} {cel.versie.kern if cel.versie else ''}")
        return all(word in text for word in fold(self.zoek).split())


ALLES = Filter()


class StepPages:
    """Keeps drawn rows and whole pages, so that opening a step costs one query and two replacements.

    A page is kept under the fingerprint of a link, which is never given twice, and until anything is erased.
    """

    def __init__(self, templates: Templates, room: int = 64) -> None:
        self._templates = templates
        self._rows: dict[tuple[object, ...], str] = {}
        self._pages: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self._room = room
        self._lock = Lock()

    def kept(self, key: tuple[object, ...], draw: Callable[[], Kept]) -> Kept:
        """The page under this key, drawn when it is not there yet."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
                return found
        fresh = draw()
        with self._lock:
            self._pages[key] = fresh
            while len(self._pages) > self._room:
                self._pages.popitem(last=False)
        return fresh

    def forget(self) -> None:
        """Keep no page any longer: some bouwwerk was deleted or erased. Rows hold no words of anybody."""
        with self._lock:
            self._pages.clear()

    def row(self, catalogue: Catalogue, cel: Cel) -> Markup:
        """One row as HTML; rows without any words of the officer are drawn once for each stand and versie."""
        own_words = cel.versie is None or cel.staat.toelichting or cel.fouten or cel.open or cel.opmerkingen
        if cel.versie is None or own_words or cel.was != str(Was.of(cel.staat)):
            return self._draw(catalogue, cel)
        aged = catalogue.is_retired(cel.versie), catalogue.is_overdue(cel.versie)
        key = (catalogue.revisie, cel.versie.id, cel.staat.stand, *aged)
        drawn = self._rows.get(key)
        if drawn is None:
            drawn = self._rows[key] = self._draw(catalogue, replace(cel, revisie=REVISIE))
        return Markup(drawn.replace(REVISIE, str(cel.revisie)))

    def _draw(self, catalogue: Catalogue, cel: Cel) -> Markup:
        return Markup(
            self._templates.render(
                "plans/bouwsteen.html",
                cel=cel,
                pad=PAD,
                standen=tuple(Stand),
                hooguit=MAX_TOELICHTING,
                **_lore(catalogue, cel),
            )
        )

    def groups(
        self, catalogue: Catalogue, stap: Stap, cells: Mapping[str, Cel], sought: Filter = ALLES
    ) -> tuple[Rijen, ...]:
        """The groepen of a stap with their rows; own bouwstenen come last, in a groep of their own.

        A retired bouwsteen is there only where `cells` has it, at the end of its groep.
        """
        groepen: list[tuple[Groep, list[Cel]]] = [
            (groep, [cel for cel in cells.values() if cel.versie and cel.versie.groep == groep.naam])
            for groep in catalogue.groepen[stap.slug]
        ]
        own = [cel for cel in cells.values() if cel.eigen]
        if own:
            intro = "Deze bouwstenen heb je zelf gemaakt. Ze tellen mee als alle andere."
            groepen.append((Groep("Eigen bouwstenen", intro, ()), own))
        return tuple(
            Rijen(
                nummer,
                groep.naam,
                groep.intro,
                tuple(self.row(catalogue, cel) for cel in found),
                sum(cel.staat.stand in IN_DE_MUUR for cel in found),
            )
            for nummer, (groep, members) in enumerate(groepen, 1)
            if (found := [cel for cel in members if sought.fits(cel)])
        )


def _lore(catalogue: Catalogue, cel: Cel) -> dict[str, Any]:
    """What the catalogue knows about a row: how its text aged, and what goes with it."""
    if cel.versie is None:
        return {"tips": (), "bronnen": (), "vervallen": False, "verouderd": False, "opvolger": None, "nieuwer": None}
    return {
        "tips": catalogue.tips_by_bouwsteen.get(cel.slug, ()),
        "bronnen": catalogue.sources(cel.versie.bron),
        "vervallen": catalogue.is_retired(cel.versie),
        "verouderd": catalogue.is_overdue(cel.versie),
        "opvolger": catalogue.successor(cel.versie),
        "nieuwer": catalogue.changed_since(cel.versie),
    }


def cells(
    catalogue: Catalogue,
    stap: Stap,
    keuzes: Iterable[Keuze],
    typed: Iterable[Wens] = (),
    fouten: Mapping[str, str] = {},
    shown: Iterable[Versie] = (),
) -> dict[str, Cel]:
    """All rows of a stap by slug: what is stored, with what was just typed over it when a form was refused.

    `shown` are texts that were on screen: they have a row too when they are not offered and nothing is stored, so
    that a bouwsteen that was retired or cleared meanwhile loses no word.
    """
    stored = {k.slug: k for k in keuzes if k.stap == stap.slug}
    offered = {v.slug: v for groep in catalogue.groepen[stap.slug] for v in groep.bouwstenen}
    texts = offered | {v.slug: v for v in shown if v.stap == stap.slug}
    wishes = {wens.slug: wens for wens in typed}
    return {
        slug: _cell(slug, stored.get(slug), texts.get(slug), wishes.get(slug), fouten)
        for slug in dict.fromkeys((*offered, *stored, *texts))
    }


def with_remarks(cells: Mapping[str, Cel], remarks: Mapping[str, int]) -> dict[str, Cel]:
    """The same rows, those with open opmerkingen with how many there are."""
    return {slug: replace(cel, opmerkingen=remarks[slug]) if slug in remarks else cel for slug, cel in cells.items()}


def _cell(slug: str, keuze: Keuze | None, versie: Versie | None, wens: Wens | None, fouten: Mapping[str, str]) -> Cel:
    staat = Staat(keuze.stand, keuze.toelichting) if keuze else LEEG
    shown = keuze.versie if keuze and keuze.versie else versie
    titel = keuze.titel if keuze else shown.titel if shown else slug
    told = {name: fouten.get(f"{name}.{slug}", "") for name in ("stand", "toelichting")} if fouten else {}
    faults = {name: fault for name, fault in told.items() if fault}
    was = str(wens.was if wens else Was.of(staat))
    return Cel(
        slug,
        titel,
        shown,
        Staat(wens.stand, staat.toelichting if wens.toelichting is None else wens.toelichting) if wens else staat,
        was,
        keuze.revisie if keuze else 0,
        faults,
        "toelichting" in faults,
    )
