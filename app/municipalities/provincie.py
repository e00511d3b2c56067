"""Which provincie somebody means: by its name, by what people call it, or one slip away."""

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from app.municipalities.folding import key
from app.municipalities.search import SHORT

PROVINCIES = tuple(sorted(SHORT))
"""All twelve, as the list of gemeenten spells them."""

LONG = 4
"""Letters that a name people use must have: 'G' is no answer."""

SLIP_FROM = 5
"""Length from which a slip is corrected."""

_CALLED = {key(name): one for one in PROVINCIES for name in (one, *SHORT[one]) if len(name) >= LONG}


def resolve(text: str) -> str:
    """The provincie that is certainly meant; empty for anything else."""
    typed = key(text).replace("provincie", "")
    if typed in _CALLED or len(typed) < SLIP_FROM:
        return _CALLED.get(typed, "")
    near = extractOne(typed, _CALLED.keys(), scorer=OSA.distance, score_cutoff=1)
    return _CALLED[near[0]] if near else ""


def suggest(text: str) -> tuple[str, ...]:
    """Provincies for a text that is still being typed."""
    typed = key(text).replace("provincie", "")
    starts = {one for called, one in _CALLED.items() if len(typed) >= LONG and called.startswith(typed)}
    return tuple(sorted(starts | ({resolve(text)} - {""})))
