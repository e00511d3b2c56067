"""Who types saves every few seconds. What somebody typed in one text in one sitting is told, and undone, as one thing.

The log keeps every save (decision 0048): it is joined here, each time that it is read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from app.plans.elaborating import CHOICES
from app.plans.gegevens import REGELS, TEKSTEN
from app.plans.history import Gebeurtenis, staat_of

PAUSE = timedelta(minutes=5)
"""Who is away from a text for longer begins anew."""

MOST = 500
"""Saves in one sitting: that many take half an hour of typing without a pause."""

SOORTEN = {"keuze", "uitwerking", "gegevens"}
CODE = "gemeente_code"
"""It goes along with the name of the gemeente, which is what is typed."""


@dataclass(frozen=True)
class Sitting(Gebeurtenis):
    """Several saves of one text as one gebeurtenis: it was what the first found, it became what the last made.

    `saves` are all of them, the last first; its number and time are those of the last.
    """

    saves: tuple[Gebeurtenis, ...] = ()

    @property
    def eerste(self) -> int:
        """The number of the first save."""
        return self.saves[-1].nr


def sittings(newest_first: Iterable[Gebeurtenis], restored_since: int | None) -> Iterator[Gebeurtenis]:
    """Gebeurtenissen in their order, those of one sitting as one.

    `restored_since` is `before_restoring` of the first restoring after all of these: what that wrote was not typed.
    """
    group: list[Gebeurtenis] = []
    for event in newest_first:
        if group and not (len(group) < MOST and _goes_on(event, group[-1], restored_since)):
            yield from _joined(group)
            group = []
        group.append(event)
        restored_since = event.before_restoring or restored_since
    if group:
        yield from _joined(group)


def _joined(group: list[Gebeurtenis]) -> Iterable[Gebeurtenis]:
    """As one, unless it all came to nothing: then nothing can be said of it as a whole."""
    last, first = group[0], group[-1]
    if last is first:
        return group
    one = Sitting(last.nr, first.voor, last.na, last.tijd, last.door, last.soort, tuple(group))
    return (one,) if text_of(one) else group


def _goes_on(older: Gebeurtenis, newer: Gebeurtenis, restored_since: int | None) -> bool:
    if older.nr != newer.nr - 1 or older.door != newer.door or newer.tijd - older.tijd > PAUSE:
        return False
    if restored_since is not None and newer.nr > restored_since:
        return False
    text = text_of(newer)
    return text is not None and text == text_of(older)


def text_of(event: Gebeurtenis) -> tuple[str, str] | None:
    """The one text that this wrote and left filled; None when it did anything else."""
    if event.soort not in SOORTEN or event.delen:
        return None
    if event.uitgewerkt:
        return _answer_of(event)
    if event.about:
        return _toelichting_of(event)
    names = event.gegevens.keys() - {CODE} if "gemeente" in event.gegevens else event.gegevens.keys()
    (name,) = names if len(names) == 1 else ("",)
    written = name in (*REGELS, *TEKSTEN) and event.gegevens[name] not in ("", None, event.voor.get(name))
    return (name, "") if written else None


def _answer_of(event: Gebeurtenis) -> tuple[str, str] | None:
    names, was = event.velden, event.voor["velden"]
    if len(names) != 1 or names[0] in CHOICES or set(was) != set(names):
        return None
    text = event.na["velden"][names[0]]
    return (event.uitgewerkt, names[0]) if text and text != was[names[0]] else None


def _toelichting_of(event: Gebeurtenis) -> tuple[str, str] | None:
    old, new = event.oud, event.nieuw
    if new is None or not new.stap or (old and old.versie != new.versie) or (new.titel is not None and old is None):
        return None
    was, became = staat_of(old), new.staat
    written = became.toelichting and became.toelichting != was.toelichting and became.stand == was.stand
    return (new.slug, "toelichting") if written else None
