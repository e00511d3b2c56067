"""What an editor fills in, one field after another: how a record becomes text in a form, and text a record again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.cleaning import NUMBER, one_line
from app.pasted import amount, web

Fields = dict[str, str]
"""A form as it was typed, by the names of its fields."""


class Soort(StrEnum):
    """How a field is filled in."""

    REGEL = "regel"
    TEKST = "tekst"
    LIJST = "lijst"
    KEUZE = "keuze"
    DATUM = "datum"
    VERWIJZING = "verwijzing"
    VERWIJZINGEN = "verwijzingen"
    VINDPLAATSEN = "vindplaatsen"


MANY_LINES = {Soort.TEKST, Soort.LIJST}
YEARS = {"jaar", "peildatum"}


@dataclass(frozen=True)
class Veld:
    """One field: where it stands in the record (`rol.waarom` is inside `rol`), its label, and help.

    `keuzes` are values with their words; `naar` is the soort of record that it points at. `hoort_bij` is the soort
    of text: prose gets a hint about reading ease.
    """

    naam: str
    label: str
    uitleg: str = ""
    soort: Soort = Soort.REGEL
    keuzes: tuple[tuple[str, str], ...] = ()
    naar: str = ""
    mag_leeg: bool = False

    @property
    def leest(self) -> bool:
        """Whether people read it as running text."""
        return self.soort is Soort.TEKST

    @property
    def rijen(self) -> int:
        """Lines that the box shows."""
        return 4 if self.soort is Soort.TEKST else 5


VINDPLAATS = (("titel", "Titel"), ("uitgever", "Uitgever"), ("jaar", "Jaar"), ("url", "Webadres"))
MORE = 2
"""Empty places below what is there, for one more source."""


def fields_of(velden: Iterable[Veld], record: Mapping[str, Any]) -> Fields:
    """A record as the fields of a form."""
    found: Fields = {}
    for veld in velden:
        value = _inside(record, veld.naam)
        if veld.soort is Soort.VINDPLAATSEN:
            found |= {
                f"{veld.naam}.{place}.{part}": str(one.get(part) or "")
                for place, one in enumerate(value or ())
                for part, _ in VINDPLAATS
            }
        elif veld.soort in {Soort.LIJST, Soort.VERWIJZINGEN}:
            found[veld.naam] = "\n".join(value or ())
        else:
            found[veld.naam] = "" if value is None else str(value)
    return found


def _inside(record: Mapping[str, Any], naam: str) -> Any:
    outer, _, inner = naam.partition(".")
    value = record.get(outer)
    return value if not inner or value is None else value.get(inner)


def typed(velden: Iterable[Veld], form: Mapping[str, str], old: Mapping[str, str]) -> Fields:
    """The fields of a sent form that belong to these velden; several boxes of one list come together.

    What the form did not ask stays as it was.
    """
    found: Fields = {}
    for veld in velden:
        if not any(name == veld.naam or name.startswith(f"{veld.naam}.") for name in form):
            found |= {name: text for name, text in old.items() if name.split(".")[0] == veld.naam or name == veld.naam}
            continue
        parts = {name: text for name, text in form.items() if name.startswith(f"{veld.naam}.")}
        if veld.soort is Soort.VERWIJZINGEN:
            lines = form[veld.naam].splitlines() if veld.naam in form else [parts[name] for name in _by_place(parts)]
            found[veld.naam] = "\n".join(filter(None, map(one_line, lines)))
        elif veld.soort is Soort.VINDPLAATSEN:
            found |= _packed(veld.naam, parts)
        else:
            text = form.get(veld.naam, "")
            found[veld.naam] = text.strip() if veld.soort in MANY_LINES else _understood(veld.naam, text, veld.soort)
    return found


def _understood(naam: str, text: str, soort: Soort = Soort.REGEL) -> str:
    """One line as it is meant: a web address, a year or a day in plain signs, anything else as it is shown."""
    if naam == "url":
        return web(text)
    return amount(text) if naam in YEARS or soort is Soort.DATUM else one_line(text)


def _by_place(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: _place(name.rpartition(".")[2]))


def _place(text: str) -> int:
    return int(text) if NUMBER.fullmatch(text) else 0


def _packed(naam: str, parts: Mapping[str, str]) -> Fields:
    """The filled places of a list of sources, numbered anew."""
    places = sorted({name.split(".")[1] for name in parts if name.count(".") == 2}, key=lambda p: (len(p), p))
    rows = [
        {part: _understood(part, parts.get(f"{naam}.{place}.{part}", "")) for part, _ in VINDPLAATS} for place in places
    ]
    filled = [row for row in rows if any(row.values())]
    return {f"{naam}.{place}.{part}": text for place, row in enumerate(filled) for part, text in row.items()}


def places(veld: Veld, fields: Mapping[str, str]) -> int:
    """How many sources a form shows: those that are there and room for more."""
    return len({name.split(".")[1] for name in fields if name.startswith(f"{veld.naam}.")}) + 1


def record_of(
    velden: Iterable[Veld], fields: Mapping[str, str], names: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """What is filled in as a record, not yet checked. `names` tells per soort which slug a typed title means."""
    record: dict[str, Any] = {}
    for veld in velden:
        value = _value(veld, fields, names.get(veld.naar, {}))
        outer, _, inner = veld.naam.partition(".")
        if not inner:
            record[outer] = value
        elif value is not None or record.get(outer):
            record[outer] = (record.get(outer) or {}) | {inner: value}
        else:
            record.setdefault(outer, None)
    return record


def _value(veld: Veld, fields: Mapping[str, str], names: Mapping[str, str]) -> Any:
    text = fields.get(veld.naam, "")
    match veld.soort:
        case Soort.LIJST:
            return list(filter(None, map(one_line, text.splitlines())))
        case Soort.VERWIJZINGEN:
            return list(dict.fromkeys(names.get(line.casefold(), line) for line in text.splitlines() if line))
        case Soort.VERWIJZING:
            return names.get(text.casefold(), text) or None
        case Soort.VINDPLAATSEN:
            count = places(veld, fields) - 1
            return [
                {part: fields.get(f"{veld.naam}.{place}.{part}", "") or None for part, _ in VINDPLAATS}
                for place in range(count)
            ]
    return text or None


def empty(velden: Iterable[Veld], **known: str) -> Fields:
    """The fields of a new record, as far as something is known."""
    return {veld.naam: "" for veld in velden if veld.soort is not Soort.VINDPLAATSEN} | known
