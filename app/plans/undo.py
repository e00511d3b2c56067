"""What undoing one gebeurtenis makes of a bouwwerk: pure rules, the same merging as two people who write at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.plans.assembly import MAX_TOELICHTING, Conflict, Staat, Was, Wens, combine, decide
from app.plans.history import Change, Moment, Told, staat_of
from app.plans.uitwerking import LEEG as NIETS


@dataclass(frozen=True)
class Undo:
    """The bouwwerk as it would be. `botst`: what this gebeurtenis made was changed since, and that would be lost."""

    wordt: Moment
    botst: bool


def undo(event: Change, nu: Moment) -> Undo:
    """What becomes of a bouwwerk when this gebeurtenis is undone; it must be one that can be.

    Only what the gebeurtenis changed goes back, per field. What is back already stays: undoing twice is undoing once.
    """
    if event.delen:
        return _undo_all(event.delen, nu)
    if event.uitgewerkt:
        return _undo_answers(event, nu)
    if event.about is None:
        return _undo_details(event, nu)
    slug = event.about.slug
    told, clash = _undo_keuze(event, nu.keuzes.get(slug))
    if told and told.titel is not None and slug not in nu.keuzes:
        told = _with_twin(told, nu)
    rest = {other: kept for other, kept in nu.keuzes.items() if other != slug}
    if told:
        rest = {**nu.keuzes, told.slug: told}
    return Undo(replace(nu, keuzes=rest), clash)


def _undo_all(parts: Iterable[Change], nu: Moment) -> Undo:
    """What was done in one go is undone in one go, the last first."""
    botst = False
    for part in reversed(tuple(parts)):
        step = undo(part, nu)
        nu, botst = step.wordt, botst or step.botst
    return Undo(nu, botst)


def _undo_details(event: Change, nu: Moment) -> Undo:
    back = {name: event.voor[name] for name in event.gegevens}
    clash = any(nu.gegevens[name] not in (event.na[name], back[name]) for name in back)
    return Undo(replace(nu, gegevens={**nu.gegevens, **back}), clash)


def _undo_answers(event: Change, nu: Moment) -> Undo:
    """Each field that this changed goes back; one that somebody changed since is a clash."""
    slug = event.uitgewerkt
    stored = nu.uitwerkingen.get(slug, NIETS)
    old, new = stored.with_answers(event.voor["velden"]), stored.with_answers(event.na["velden"])
    clash = any(getattr(stored, name) not in (getattr(old, name), getattr(new, name)) for name in event.velden)
    rest = {other: kept for other, kept in nu.uitwerkingen.items() if other != slug}
    return Undo(replace(nu, uitwerkingen=rest if old == NIETS else {**rest, slug: old}), clash)


def _undo_keuze(event: Change, nu: Told | None) -> tuple[Told | None, bool]:
    """The keuze as it would be, and whether that undoes what somebody did since."""
    old, new = event.oud, event.nieuw
    about = event.about
    assert about, "only a gebeurtenis about a keuze"
    if about.titel is not None and not (old and new and nu):
        return _undo_own(old, new, nu)
    staat, clash = _undo_staat(staat_of(old), staat_of(new), staat_of(nu))
    return _pinned_back(old, new, nu or replace(about, versie=(old or about).versie), staat), clash


def _undo_own(old: Told | None, new: Told | None, nu: Told | None) -> tuple[Told | None, bool]:
    """An own bouwsteen that was made goes out, one that was taken out comes back as it was."""
    if old is None:
        return None, nu is not None and nu != new
    return nu or old, nu is None and new is not None


def _undo_staat(old: Staat, new: Staat, nu: Staat) -> tuple[Staat, bool]:
    """Shown was `new`, wished is `old`: decided as any form; a clash is settled as if nobody had come between."""
    wens = Wens("", Was.of(new), old.stand, old.toelichting)
    outcome = decide(nu, wens)
    if not isinstance(outcome, Conflict):
        return outcome, False
    stand = old.stand if wens.touched_stand else nu.stand
    return Staat(stand, old.toelichting if wens.touched_text else nu.toelichting), True


def _pinned_back(old: Told | None, new: Told | None, row: Told, staat: Staat) -> Told | None:
    """The row with this staat, and with its old text when the gebeurtenis was about that; None when nothing is left."""
    moved = old and new and old.versie != new.versie and row.versie == new.versie
    gone = row.titel is None and staat == Staat()
    return None if gone else replace(row, staat=staat, versie=old.versie if moved and old else row.versie)


def _with_twin(told: Told, nu: Moment) -> Told:
    """An own bouwsteen that comes back where the same titel was made again: one bouwsteen, not a word lost."""
    twin = _twin(told, nu.keuzes)
    both = combine(twin.staat, told.staat, chosen=False) if twin else Staat()
    return replace(twin, staat=both) if twin and len(both.toelichting) <= MAX_TOELICHTING else told


def _twin(told: Told, keuzes: Mapping[str, Told]) -> Told | None:
    titel = (told.titel or "").casefold()
    same = (k for k in keuzes.values() if k.titel is not None and k.stap == told.stap and k.titel.casefold() == titel)
    return next(same, None)
