"""The catalogue as editors work on it: all records, what concepts would make of them, and what is wrong with that."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError
from sqlalchemy import Connection

from app.blocks import changes
from app.blocks.changes import BOUWSTEEN, Content
from app.blocks.queries import kept
from app.blocks.records import Record, Records, files_of, key, plain, records_of
from app.blocks.seed import SeedError, content_of
from app.differences import Change, Outcome
from app.editorial.concept import Concept
from app.editorial.faults import by_field, of_the_whole
from app.editorial.fields import Soort, Veld, record_of
from app.editorial.kinds import BY_NAME, FORMS, Form
from app.folding import fold

WEG = "weg"
"""The field that says that a record leaves the catalogue."""
FIXED: Mapping[str, Record] = {"tip": {"herkomst_koppeling": "eigen_redenering"}}
"""What no editor chooses."""


@dataclass(frozen=True)
class Made:
    """What a concept makes: the record with its name, or that it goes (no record)."""

    soort: str
    naam: str
    record: Record | None

    @property
    def key(self) -> str:
        """What it is known by from then on: a relatie and a synoniem are named by what they say."""
        return self.naam if self.record is None else _key(self.soort, self.record) or self.naam


@dataclass(frozen=True)
class Desk:
    """Everything that is published, in the form of the files, and the open concepten beside it."""

    content: Content
    records: Records
    open: tuple[Concept, ...] = ()

    @classmethod
    def of(cls, connection: Connection, open_: Iterable[Concept] = ()) -> "Desk":
        """The desk as it is now."""
        content = kept(connection)
        return cls(content, records_of(content), tuple(open_))

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Per soort what somebody may type for a record: its slug or its title, folded, those of open concepten too."""
        found: dict[str, dict[str, str]] = {form.soort: {} for form in FORMS}
        for soort, items in self.records.items():
            for naam, record in items.items():
                found[soort] |= {BY_NAME[soort].titel(record).casefold(): naam, naam.casefold(): naam}
        for concept in self.open:
            naam = self.name_of(concept)
            titel = concept.velden.get("titel") or concept.velden.get("naam") or naam
            for typed in (titel.casefold(), naam.casefold()):
                found[concept.soort].setdefault(typed, naam)
        return found

    def choices(self, soort: str) -> tuple[tuple[str, str], ...]:
        """Slug and title of everything that a field may point at."""
        items = [(naam, BY_NAME[soort].titel(record)) for naam, record in self.records[soort].items()]
        made = [
            (self.name_of(one), f"{title_of(one)} (concept)") for one in self.open if one.soort == soort and one.nieuw
        ]
        return (*items, *made)

    def name_of(self, concept: Concept) -> str:
        """What its record is called, now or once it is published."""
        if concept.naam:
            return concept.naam
        typed = concept.velden.get("slug") or slug_of(title_of(concept))
        taken = self.records[concept.soort]
        stap = concept.velden.get("stap", "")
        return f"{typed}-{stap}" if not concept.velden.get("slug") and typed in taken and stap else typed

    def made(self, concept: Concept) -> Made:
        """The record that a concept makes, not yet checked."""
        form, naam = BY_NAME[concept.soort], self.name_of(concept)
        if concept.velden.get(WEG):
            return Made(concept.soort, naam, None)
        record = record_of(form.velden, concept.velden, self.names) | FIXED.get(concept.soort, {})
        if any(veld.naam == "slug" for veld in form.velden):
            record["slug"] = naam
        if concept.soort == BOUWSTEEN:
            record["wijziging"] = str(concept.wijziging)
            if not (record.get("vervallen") or {}).get("op") and not any((record.get("vervallen") or {}).values()):
                record["vervallen"] = None
        if concept.soort == "groep":
            stap, _, groep = naam.partition("/")
            record |= {"stap": stap, "groep": groep}
        if concept.nieuw and concept.soort in {"relatie", "synoniem"}:
            naam = _key(concept.soort, record) or naam
        return Made(concept.soort, naam, plain(form.kind, _without_defaults(form, record)))

    def together(self, concept: Concept) -> tuple[Concept, ...]:
        """A concept with the new ones that it names and that those name: they can only be published together."""
        found, todo = [concept], [concept]
        new = {(one.soort, self.name_of(one)): one for one in self.open if one.nieuw and one.id != concept.id}
        while todo:
            for soort, naam in _named(todo.pop(), self.names):
                other = new.pop((soort, naam), None)
                if other and naam not in self.records[soort]:
                    found.append(other)
                    todo.append(other)
        return tuple(found)

    def with_all(self, concepts: Iterable[Concept]) -> Records:
        """All records as they would be when these concepten are published."""
        found = {soort: dict(items) for soort, items in self.records.items()}
        for concept in concepts:
            one = self.made(concept)
            if one.record is None:
                found[one.soort].pop(one.naam, None)
            elif one.naam in found[one.soort]:
                found[one.soort][one.naam] = one.record
            else:
                found[one.soort] = _placed(one, found[one.soort])
        return found

    def changes(self, concepts: Iterable[Concept]) -> tuple[Change, ...]:
        """What publishing these concepten changes. Raises SeedError when the whole would not be in order."""
        listed = tuple(concepts)
        wanted = content_of(files_of(self.with_all(listed)), self.content)
        mine = {(one.soort, naam) for one in map(self.made, listed) for naam in (one.naam, one.key)}
        found = changes.differences(self.content, wanted).changes
        return tuple(one for one in found if (one.soort, one.naam) in mine or one.outcome is Outcome.MOVED)

    def faults(self, concept: Concept) -> dict[str, str]:
        """Per field what is wrong with a concept, in Dutch; "" for what belongs to no field."""
        made, form = self.made(concept), BY_NAME[concept.soort]
        if made.record is None:
            return self._whole(concept)
        if own := self._own(concept):
            return own
        if concept.nieuw and made.naam in self.records[made.soort]:
            return {form.velden[0].naam: "Er is al iets met deze naam. Wijzig dat, of kies een andere naam."}
        return self._unfinished(concept) or self._whole(concept)

    def _own(self, concept: Concept) -> dict[str, str]:
        """What is wrong with a concept by itself."""
        form = BY_NAME[concept.soort]
        try:
            form.kind.shape.model_validate_json(json.dumps(self.made(concept).record))
        except ValidationError as error:
            return self._unknown(concept) or by_field(form, error)
        return self._unknown(concept)

    def _unfinished(self, concept: Concept) -> dict[str, str]:
        """New records that it needs and that are not yet whole, each at the field that names it."""
        halves = [one for one in self.together(concept)[1:] if self._own(one)]
        asked = [(veld, line) for veld in BY_NAME[concept.soort].velden for line in _lines(veld, concept)]
        fields = {self.names[veld.naar].get(line.casefold()): veld.naam for veld, line in asked}
        told = "‘{}’ is nog een half concept. Vul dat eerst aan."
        return {fields.get(self.name_of(one), ""): told.format(title_of(one)) for one in halves}

    def _unknown(self, concept: Concept) -> dict[str, str]:
        """Names that stand for nothing."""
        told = "‘{}’ kennen we niet. Kies uit de lijst."
        lines = [(veld, line) for veld in BY_NAME[concept.soort].velden for line in _lines(veld, concept)]
        return {veld.naam: told.format(line) for veld, line in lines if line.casefold() not in self.names[veld.naar]}

    def _whole(self, concept: Concept) -> dict[str, str]:
        try:
            self.changes(self.together(concept))
        except SeedError as error:
            names = {veld.naam.partition(".")[0]: veld.naam for veld in BY_NAME[concept.soort].velden[::-1]}
            return dict(of_the_whole(str(error), names))
        cited = self.content.cited.get(concept.naam or "")
        if concept.soort == "bron" and concept.velden.get(WEG) and cited:
            return {WEG: f"Deze bron blijft: een tekst van bouwsteen ‘{cited}’ noemt hem."}
        return {}

    def is_stale(self, concept: Concept) -> bool:
        """Whether what it started from was changed meanwhile."""
        return concept.basis != self.basis_of(concept.soort, concept.naam)

    def basis_of(self, soort: str, naam: str | None) -> str | None:
        """The published record as text, to see later whether it changed."""
        record = self.records[soort].get(naam) if naam else None
        return None if record is None else json.dumps(record, ensure_ascii=False)


def title_of(concept: Concept) -> str:
    """What a concept is called, also before it has a name."""
    form = BY_NAME[concept.soort]
    first = concept.velden.get(form.velden[0].naam, "").partition("\n")[0]
    if concept.soort == "relatie":
        first = " ".join(filter(None, (concept.velden.get(name, "") for name in ("van", "soort", "naar"))))
    return first or concept.naam or "zonder naam"


def slug_of(titel: str) -> str:
    """'Huisarts & eerste lijn' -> 'huisarts-eerste-lijn'."""
    return "-".join(re.findall("[a-z0-9]+", fold(titel)))[:80].strip("-") or "zonder-naam"


def _key(soort: str, record: Record) -> str:
    return key(soort, record) if record.get("woorden", True) else ""


def _without_defaults(form: Form, record: Record) -> Record:
    """A list that was left empty is an empty list."""
    lists = {Soort.LIJST, Soort.VERWIJZINGEN, Soort.VINDPLAATSEN}
    blank: Record = {veld.naam: [] for veld in form.velden if veld.soort in lists}
    return blank | record


def _named(concept: Concept, names: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for veld in BY_NAME[concept.soort].velden:
        for line in _lines(veld, concept):
            yield veld.naar, names[veld.naar].get(line.casefold(), line)


def _lines(veld: Veld, concept: Concept) -> list[str]:
    """What is typed where another record is meant."""
    return concept.velden.get(veld.naam, "").splitlines() if veld.naar else []


def _placed(one: Made, items: Mapping[str, Record]) -> dict[str, Record]:
    """A new record at the end, or a bouwsteen behind the others of its groep."""
    assert one.record is not None
    order = list(items.items())
    peers = [
        at for at, (_, record) in enumerate(order) if one.soort == BOUWSTEEN and record["groep"] == one.record["groep"]
    ]
    order.insert(peers[-1] + 1 if peers else len(order), (one.naam, one.record))
    return dict(order)


def choice_lists(desk: Desk, velden: Iterable[Veld]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Per soort that some field points at what can be chosen."""
    return {soort: desk.choices(soort) for soort in dict.fromkeys(veld.naar for veld in velden if veld.naar)}
