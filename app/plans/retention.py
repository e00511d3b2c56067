"""How long a bouwwerk is kept. Pure rules; a status that is kept longer or shorter is one line in TERMS."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from app.settings import Settings
from app.templating import NETHERLANDS

WARNING = timedelta(days=30)
"""How long before the end its owner is warned, when an address is known."""

ASKED = timedelta(days=90)
"""How long before the end its page asks every visitor whether it is still used: not everybody leaves an address."""

BIN = timedelta(days=30)
"""How long a deleted bouwwerk can be taken back; longer than finished files lie on the shelf."""

TERMS: dict[str, Callable[[Settings], int]] = {
    "concept": lambda settings: settings.bewaartermijn_concept_dagen,
    "aangeboden": lambda settings: settings.bewaartermijn_aangeboden_dagen,
    "vastgesteld": lambda settings: settings.bewaartermijn_vastgesteld_dagen,
}
"""Days by status, that of the latest frozen version."""

NUMBERS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def term(settings: Settings, status: str) -> timedelta:
    """How long a bouwwerk with this status is kept after it was last used."""
    return timedelta(days=TERMS[status](settings))


def keep_until(settings: Settings, status: str, last_used: date) -> date:
    """The last day on which a bouwwerk is kept that somebody last used on this day."""
    return last_used + term(settings, status)


def ends_soon(last: date, today: date) -> date | None:
    """The last day on which a bouwwerk is kept, when a page must ask whether it is still used."""
    return max(last, today) if last < today + ASKED else None


def in_words(days: int) -> str:
    """'twee jaar', '400 dagen'."""
    years, rest = divmod(days, 365)
    if rest or not years:
        return "een dag" if days == 1 else f"{days} dagen"
    return f"{NUMBERS[years] if years < len(NUMBERS) else years} jaar"


def no_longer(now: datetime) -> datetime:
    """What was deleted before this moment cannot be taken back: its last day has ended."""
    return now - BIN - timedelta(days=1)


def until(deleted: datetime) -> date:
    """The last day on which a deleted bouwwerk can be taken back."""
    return (deleted + BIN).astimezone(NETHERLANDS).date()
