"""A hint about how a text reads, while it is written: the length of sentences and of words. No formula measures B1."""

import re
from dataclasses import dataclass

MEAN, LONGEST = 15, 25
"""Words in a sentence: what Dutch advice on plain language (taalniveau B1) calls short, and the most we take."""
LONG_WORD = 16
"""Letters from which a word is worth a second look."""
MANY = 0.12
"""The share of long words that makes a text heavy."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Hint:
    """What can be said of a text: whether it reads easily, its mean sentence, and what to look at again."""

    gemiddeld: int
    lang: tuple[str, ...]
    woorden: tuple[str, ...]
    zwaar: bool

    @property
    def goed(self) -> bool:
        """Whether there is nothing to look at again."""
        return not self.lang and not self.zwaar and self.gemiddeld <= MEAN

    @property
    def zin(self) -> str:
        """The hint in a sentence."""
        told = f"Gemiddeld {self.gemiddeld} {'woord' if self.gemiddeld == 1 else 'woorden'} per zin."
        if self.goed:
            return f"Leest vlot. {told}"
        if self.lang:
            return f"{told} Deze zin is lang, knip hem in tweeën: ‘{_start(self.lang[0])}’"
        if self.zwaar:
            return f"{told} Veel lange woorden: {', '.join(self.woorden[:3])}."
        return f"{told} Maak je zinnen korter."


def _start(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def hint(text: str) -> Hint | None:
    """How a text reads; None when there is nothing to read."""
    sentences = [one for one in _SENTENCE.split(" ".join(text.split())) if _WORD.search(one)]
    words = _WORD.findall(text)
    if not words:
        return None
    long = tuple(dict.fromkeys(word for word in words if len(word) >= LONG_WORD))
    heavy = len(words) >= 8 and sum(len(word) >= LONG_WORD for word in words) / len(words) > MANY
    too_long = tuple(one for one in sentences if len(one.split()) > LONGEST)
    return Hint(round(len(words) / len(sentences)), too_long, long, heavy)
