"""What an officer writes for the council, as typed and as merged with what a colleague wrote meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.forms import Form
from app.plans.assembly import mark
from app.plans.bouwwerk import Bouwwerk
from app.plans.gegevens import BY_NAME, PUNTEN, TEKSTEN

KOPPEN = {name: BY_NAME[name].kop for name in TEKSTEN}
LIMITS = {name: BY_NAME[name].hooguit for name in TEKSTEN}
MOST_POINTS = 10
"""Lines of a text of which every line is a point: more of them nobody reads, and they would fill the summary."""

BOTH = "Iemand anders wijzigde deze tekst ook. Neem over wat je wilt houden en bewaar nog een keer."


@dataclass(frozen=True)
class Teksten:
    """What the form shows, a mark of what it showed at first, what is wrong, and what colleagues wrote instead."""

    waarden: Mapping[str, str]
    was: Mapping[str, str]
    fouten: Mapping[str, str] = field(default_factory=dict)
    hun: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, bouwwerk: Bouwwerk) -> "Teksten":
        """As they are stored."""
        stored = {name: str(getattr(bouwwerk, name)) for name in TEKSTEN}
        return cls(stored, {name: mark(text) for name, text in stored.items()})

    @property
    def wrong(self) -> bool:
        """Whether a text is refused for what it is, and not only changed by somebody else too."""
        return any(fault != BOTH for fault in self.fouten.values())


def faults(texts: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with texts, by their names."""
    found = {
        name: f"Maak dit {len(texts[name]) - most} tekens korter: hooguit {most} tekens."
        for name, most in LIMITS.items()
        if len(texts[name]) > most
    }
    many = {name: sum(bool(line.strip()) for line in texts[name].splitlines()) for name in PUNTEN}
    return found | {
        name: f"Maak er hooguit {MOST_POINTS} regels van: nu zijn het er {number}."
        for name, number in many.items()
        if number > MOST_POINTS
    }


def merge(form: Form, of: Bouwwerk) -> tuple[Teksten, dict[str, str]]:
    """A form about a bouwwerk: the page that is left of it, and what to store.

    A text that is refused, or that a colleague changed too, is a fault on that page and keeps no other one back.
    """
    stored = Teksten.of(of)
    was = {name: form[f"was.{name}"] if f"was.{name}" in form else stored.was[name] for name in TEKSTEN}
    sent = {name: form[name] if name in form else stored.waarden[name] for name in TEKSTEN}
    touched = [name for name in TEKSTEN if mark(sent[name]) != was[name]]
    values = {name: sent[name] if name in touched else stored.waarden[name] for name in TEKSTEN}
    wrong = {name: fault for name, fault in faults(values).items() if name in touched}
    theirs = {n: stored.waarden[n] for n in touched if stored.was[n] != was[n] and stored.waarden[n] != values[n]}
    told = dict.fromkeys(theirs, BOTH) | wrong
    fresh = {name: values[name] for name in touched if name not in told and values[name] != stored.waarden[name]}
    now = {name: mark(values[name]) if name in fresh else stored.was[name] for name in TEKSTEN}
    return Teksten(values, now, told, theirs), fresh
