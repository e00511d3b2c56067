"""What the pages of the uitvoeringsagenda show: which bouwstenen, how far each is, and its fields as a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.blocks.stand import IN_DE_MUUR, Stand
from app.blocks.steps import Stap
from app.plans.assembly import mark
from app.plans.bouwwerk import Gebouw, Keuze
from app.plans.clash import marked, merge
from app.plans.difference import Piece
from app.plans.elaborating import AMOUNTS, CHOICES, Clash, Invulling, in_words, marks, texts
from app.plans.history import Gebeurtenis
from app.plans.uitwerking import KOPPEN, LEEG, Voortgang

WOORDEN = {Voortgang.UITGEWERKT: "Uitgewerkt", Voortgang.BEGONNEN: "Begonnen", Voortgang.LEEG: "Nog leeg"}


@dataclass(frozen=True)
class Rij:
    """One bouwsteen with its fields as the officer sees them: as stored, or as typed when the form was refused."""

    keuze: Keuze
    stap: Stap
    asked: Invulling | None = None

    @property
    def slug(self) -> str:
        """How the form names it."""
        return self.keuze.slug

    @property
    def voortgang(self) -> Voortgang:
        """How far it is."""
        return self.keuze.uitwerking.voortgang

    @cached_property
    def velden(self) -> Mapping[str, str]:
        """Every field as the form shows it."""
        stored = texts(self.keuze.uitwerking)
        asked = self.asked
        return stored if asked is None else stored | {v: t for v, t in asked.velden.items() if asked.touched(v)}

    @cached_property
    def was(self) -> Mapping[str, str]:
        """The mark of every field, of what is stored; of what was shown where somebody typed over that."""
        stored = marks(self.keuze.uitwerking)
        asked = self.asked
        return stored if asked is None else stored | {v: asked.was.get(v, "") for v in asked.velden if asked.touched(v)}

    @property
    def fouten(self) -> Mapping[str, str]:
        """What is wrong, by the id of the field."""
        return {f"{veld}.{self.slug}": fout for veld, fout in self.asked.fouten.items()} if self.asked else {}

    @property
    def tekst(self) -> str:
        """How far it is, in words; an empty one says it differently than one that misses something."""
        missing = self.keuze.uitwerking.ontbreekt
        return (
            f"Nog in te vullen: {', '.join(missing)}"
            if self.voortgang is Voortgang.BEGONNEN
            else WOORDEN[self.voortgang]
        )


@dataclass(frozen=True)
class Agenda:
    """Every bouwsteen to work out, storey by storey: what we develop, and what else somebody wrote about."""

    rijen: tuple[Rij, ...]
    overig: tuple[Keuze, ...]
    """Keuzes that may be worked out too, and of which nothing is written yet."""

    @classmethod
    def of(cls, gebouw: Gebouw, asked: Mapping[str, Invulling] = {}, extra: str = "") -> "Agenda":
        """The agenda of a bouwwerk; `extra` is the slug of a keuze that is being worked out too."""
        rows, rest = list[Rij](), list[Keuze]()
        for verdieping in gebouw.verdiepingen:
            for keuze in verdieping.keuzes:
                if keuze.stand is Stand.ONTWIKKELEN or keuze.uitwerking != LEEG or keuze.slug in {extra, *asked}:
                    rows.append(Rij(keuze, verdieping.stap, asked.get(keuze.slug)))
                elif keuze.stand in IN_DE_MUUR:
                    rest.append(keuze)
        return cls(tuple(rows), tuple(rest))

    @property
    def per_stap(self) -> tuple[tuple[Stap, tuple[Rij, ...]], ...]:
        """The rows under their stap."""
        stappen = dict.fromkeys(rij.stap for rij in self.rijen)
        return tuple((stap, tuple(rij for rij in self.rijen if rij.stap == stap)) for stap in stappen)

    @property
    def klaar(self) -> int:
        """How many are worked out."""
        return self.met(Voortgang.UITGEWERKT)

    def met(self, voortgang: Voortgang) -> int:
        """How many are this far."""
        return sum(rij.voortgang is voortgang for rij in self.rijen)

    @property
    def telling(self) -> str:
        """How far it all is: '4 uitgewerkt, 2 begonnen, 7 nog leeg'."""
        return ", ".join(f"{self.met(v)} {woord.lower()}" for v, woord in WOORDEN.items())

    @property
    def fouten(self) -> dict[str, str]:
        """Everything that is wrong, by the id of its field."""
        return {name: fout for rij in self.rijen for name, fout in rij.fouten.items()}

    def rij(self, slug: str) -> Rij | None:
        """The row of a bouwsteen."""
        return next((rij for rij in self.rijen if rij.slug == slug), None)

    def after(self, slug: str) -> Rij | None:
        """The next one that is not worked out: behind this one, else from the beginning."""
        place = next((nr for nr, rij in enumerate(self.rijen) if rij.slug == slug), 0)
        turned = (*self.rijen[place + 1 :], *self.rijen[:place])
        return next((rij for rij in turned if rij.voortgang is not Voortgang.UITGEWERKT), None)


@dataclass(frozen=True)
class Veldbotsing:
    """A field that two people changed, as its page shows it. `basis` is the text that both began with, if known."""

    clash: Clash
    titel: str
    basis: str | None
    ander: Gebeurtenis | None = field(default=None)

    @property
    def kop(self) -> str:
        """The name of the field."""
        return KOPPEN[self.clash.veld]

    @property
    def mijn(self) -> str:
        """What I wanted, in words."""
        return in_words(self.clash.veld, self.clash.mijn)

    @property
    def hun(self) -> str:
        """What stands there now, in words."""
        return in_words(self.clash.veld, self.clash.hun)

    @property
    def nu(self) -> str:
        """The mark of what stands there now: the choice builds on that."""
        return mark(self.clash.hun)

    @property
    def is_text(self) -> bool:
        """Whether the two can become one text."""
        return self.clash.veld not in (*AMOUNTS, *CHOICES)

    @cached_property
    def mixed(self) -> str | None:
        """The changes of both in one text; None when they changed the same words."""
        return merge(self.basis, self.clash.mijn, self.clash.hun) if self.basis else None

    @property
    def samen(self) -> str:
        """The proposal to edit."""
        both = dict.fromkeys(text for text in (self.clash.mijn, self.clash.hun) if text)
        return "\n\n".join(both) if self.mixed is None else self.mixed

    @property
    def mijn_woorden(self) -> tuple[Piece, ...]:
        """My text, with what I changed or else what only stands here."""
        return marked(self.basis, self.mijn, self.hun)

    @property
    def hun_woorden(self) -> tuple[Piece, ...]:
        """The other text, in the same way."""
        return marked(self.basis, self.hun, self.mijn)


def clashing(clash: Clash, titel: str, log: Iterable[Gebeurtenis]) -> Veldbotsing:
    """With what the log of its bouwsteen tells, newest first."""
    events = [event for event in log if clash.veld in event.velden]
    told = [side["velden"][clash.veld] for event in events for side in (event.na, event.voor)]
    shown = (texts(LEEG.with_answers({clash.veld: value}))[clash.veld] for value in told)
    basis = next((text for text in shown if text and mark(text) == clash.was), "" if not clash.was else None)
    return Veldbotsing(clash, titel, basis, events[0] if events else None)
