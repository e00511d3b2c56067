"""What a load does to the catalogue: old content beside new content, no database, no files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.blocks.shapes import Wijziging
from app.blocks.velden import TEKST
from app.differences import ORDER, Change, Differences, Outcome, Row, compare

BOUWSTEEN, BRON = "bouwsteen", "bron"


@dataclass(frozen=True)
class Content:
    """All content at one moment, as the files or as the database hold it: rows by soort and slug.

    Of the files `wijziging` tells what kind of change an editor calls the text of a bouwsteen. Of the database it
    tells that of its last version, `nummer` the number of that version, and `cited` in which bouwsteen any
    published text names a bron. `ours` holds what editors last changed here: how it ever was (`told`).
    """

    rows: Mapping[str, Mapping[str, Row]]
    wijziging: Mapping[str, Wijziging] = field(default_factory=dict)
    nummer: Mapping[str, int] = field(default_factory=dict)
    cited: Mapping[str, str] = field(default_factory=dict)
    ours: Mapping[tuple[str, str], frozenset[str | None]] = field(default_factory=dict)


def told(row: Row | None) -> str | None:
    """A record as one text, to keep and to compare; its place in the order does not count."""
    if row is None:
        return None
    bare = {name: value for name, value in row.items() if name != ORDER}
    return json.dumps(bare, ensure_ascii=False, sort_keys=True, default=str)


def from_files(kept: Content, wanted: Content) -> Differences:
    """What loading the content files changes: as `differences`, but what editors changed here is theirs.

    A file that only lacks their change is behind. One that also has another change is told as a remark, and a person
    has to choose. A file that has caught up owns the record again (`adopted`).
    """
    found = differences(kept, wanted)
    changes: list[Change] = []
    remarks = list(found.remarks)
    for change in found.changes:
        known = kept.ours.get((change.soort, change.naam))
        if known is None or change.outcome is Outcome.MOVED:
            changes.append(change)
        elif told(change.new) not in known:
            remarks.append(
                f"niet overgenomen: {change.soort} ‘{change.naam}’. De redactie heeft hier een eigen tekst, en het "
                "bestand is ook veranderd. Kies in Redactie, Catalogus in en uit."
            )
    adopted = tuple(
        (soort, naam)
        for soort, naam in kept.ours
        if told(kept.rows.get(soort, {}).get(naam)) == told(wanted.rows.get(soort, {}).get(naam))
    )
    fitting = _fitting(kept, changes, remarks) if kept.ours else changes
    return Differences(tuple(fitting), tuple(sorted(remarks)), adopted)


def _fitting(kept: Content, changes: list[Change], remarks: list[str]) -> list[Change]:
    """Without the changes that would leave a record naming what is not there: the files do not know what editors did.

    Each that is left out is told in `remarks`.
    """
    rows = _after(kept, changes)
    for change in changes:
        named = change.new is None and (change.soort, change.naam) in set(_ends(rows))
        lost = [end for end in _names(change.soort, change.new or {}) if end[1] not in rows.get(end[0], {})]
        if named:
            remarks.append(f"niet weggehaald: {change.soort} ‘{change.naam}’. Een tekst van de redactie noemt hem.")
        elif lost and change.outcome is not Outcome.MOVED:
            soort, naam = lost[0]
            end = f"{soort} ‘{naam}’, en die haalde de redactie weg."
            remarks.append(f"niet overgenomen: {change.soort} ‘{change.naam}’. Hij noemt {end}")
        else:
            continue
        return _fitting(kept, [one for one in changes if one is not change], remarks)
    return changes


def _after(kept: Content, changes: Iterable[Change]) -> dict[str, dict[str, Row]]:
    """All rows as they are when these changes are made."""
    rows = {soort: dict(found) for soort, found in kept.rows.items()}
    for change in changes:
        rows.setdefault(change.soort, {}).pop(change.naam, None)
        if change.new is not None:
            rows[change.soort][change.naam] = change.new
    return rows


def _ends(rows: Mapping[str, Mapping[str, Row]]) -> Iterator[tuple[str, str]]:
    """Everything that some record names."""
    for soort, found in rows.items():
        for row in found.values():
            yield from _names(soort, row)


def _names(soort: str, row: Row) -> Iterator[tuple[str, str]]:
    """Soort and name of every record that this one names."""
    for field_, to in (("bron", BRON), ("bouwstenen", BOUWSTEEN), ("uitdagingen", "uitdaging")):
        found = row.get(field_) or ()
        yield from ((to, naam) for naam in ([found] if isinstance(found, str) else found) if isinstance(naam, str))
    if soort == "relatie":
        yield from ((BOUWSTEEN, row[end]) for end in ("van", "naar") if end in row)


def differences(kept: Content, wanted: Content) -> Differences:
    """What making the catalogue as `wanted` changes where `kept` is what there is."""
    changes: list[Change] = []
    remarks: list[str] = []
    for soort in dict.fromkeys((*wanted.rows, *kept.rows)):
        old, new = kept.rows.get(soort, {}), wanted.rows.get(soort, {})
        found = compare(soort, old, new)
        changes += (_block(change, kept, wanted) for change in found) if soort == BOUWSTEEN else found
        for slug in sorted(old.keys() - new.keys()):
            reason = _stays(soort, slug, old[slug], kept)
            if reason is None:
                changes.append(Change(soort, slug, old[slug], None))
            elif reason and (soort, slug) not in kept.ours:
                remarks.append(f"niet meer in het bestand: {soort} ‘{slug}’. {reason}")
    return Differences(tuple(changes), tuple(sorted(remarks)))


def _stays(soort: str, slug: str, row: Row, kept: Content) -> str | None:
    """Why a record that left the files stays in the catalogue (empty: nothing to tell), or None when it goes."""
    if soort == BOUWSTEEN:
        told = (
            "Hij blijft in de catalogus en is nog te kiezen. Moet hij weg? "
            "Zet hem terug in het bestand, met het veld ‘vervallen’."
        )
        return "" if row["vervallen_op"] else told
    if soort == BRON and slug in kept.cited:
        return f"Hij blijft in de catalogus: een tekst van bouwsteen ‘{kept.cited[slug]}’ noemt hem."
    return None


def _block(change: Change, kept: Content, wanted: Content) -> Change:
    """A change of a bouwsteen, with the version that it makes when its text differs."""
    slug, last = change.naam, kept.nummer.get(change.naam, 0)
    made = change if not set(change.fields) & set(TEKST) else replace(change, versie=last + 1)
    if made.versie:
        made = replace(made, wijziging=wanted.wijziging[slug])
    return replace(made, about=(*_happens(made), *_published(made, kept.wijziging.get(slug))))


def _happens(change: Change) -> Iterator[str]:
    assert change.new is not None
    if change.outcome is Outcome.NEW:
        yield f"{change.new['stap']}, {change.new['groep']}"
    if change.outcome is Outcome.RETIRED:
        yield f"per {change.new['vervallen_op']}"
        if change.new["opgevolgd_door"]:
            yield f"opvolger ‘{change.new['opgevolgd_door']}’"
        if change.new["vervallen_reden"]:
            yield f"reden: {change.new['vervallen_reden']}"


def _published(change: Change, before: Wijziging | None) -> Iterator[str]:
    """`before`: the kind of the last version, to notice a field that nobody looked at since."""
    if change.versie > 1:
        yield f"versie {change.versie}"
        yield str(change.wijziging)
    if change.versie > 2 and change.wijziging == before != Wijziging.INHOUDELIJK:
        yield f"net als versie {change.versie - 1}: klopt het veld ‘wijziging’ nog?"


def of_soort(changes: Iterable[Change], *soorten: str) -> list[Change]:
    """The changes of records of these kinds."""
    return [change for change in changes if change.soort in soorten]
