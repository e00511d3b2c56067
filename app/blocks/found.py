"""What a search brings up: records with why they fit, best first, on a shelf per kind."""

from dataclasses import dataclass
from functools import cached_property

from app.blocks.entries import Entry

EXACT, BEGUN, NAMED, TOLD = range(4)
"""How near a record is: it is called so, its title begins so, its names hold every word, or it tells about it."""

Text = tuple[str, frozenset[str]]
"""A text with the words in it."""


@dataclass(frozen=True)
class Kind:
    """Sorts of record that stand together in the results."""

    slug: str
    kop: str
    een: str
    meer: str
    soorten: frozenset[str]


KINDS = (
    Kind("bouwstenen", "Bouwstenen", "bouwsteen", "bouwstenen", frozenset({"bouwsteen"})),
    Kind("voorbeelden", "Voorbeelden", "voorbeeld", "voorbeelden", frozenset({"voorbeeld"})),
    Kind("bouwtekeningen", "Bouwtekeningen", "bouwtekening", "bouwtekeningen", frozenset({"bouwtekening"})),
    Kind("regelingen", "Regelingen", "regeling", "regelingen", frozenset({"regeling"})),
    Kind("organisaties", "Organisaties", "organisatie", "organisaties", frozenset({"organisatie"})),
    Kind(
        "kennis",
        "Tips en kennis",
        "stuk kennis",
        "stukken kennis",
        frozenset({"tip", "uitdaging", "kans", "cijfer", "bewijs"}),
    ),
    Kind("bronnen", "Bronnen", "bron", "bronnen", frozenset({"bron"})),
)
"""In the order in which they are shown."""


@dataclass(frozen=True)
class Record:
    """An entry as the index keeps it: with the words of its names and texts."""

    number: int
    entry: Entry
    titel: Text
    namen: tuple[Text, ...]
    teksten: tuple[Text, ...]


@dataclass(frozen=True)
class Hit:
    """A record that was found: how near (`EXACT` to `TOLD`) and how heavy, by which of the asked words."""

    record: Record
    near: int
    weight: float
    asked: tuple[frozenset[str], ...]

    @property
    def entry(self) -> Entry:
        """What was found."""
        return self.record.entry

    @property
    def order(self) -> tuple[int, float, int]:
        """The best come first; what is equally good keeps the order of the catalogue."""
        return self.near, -self.weight, self.record.number

    @property
    def context(self) -> tuple[str, str]:
        """Another name by which it was found, if nothing else shows why, and the line that says most about it."""
        lacking = [forms for forms in self.asked if forms.isdisjoint(self.record.titel[1])]
        line, told = _best(self.record.teksten, lacking)
        return ("" if told or not lacking else _best(self.record.namen, lacking)[0]), line


def _best(texts: tuple[Text, ...], asked: list[frozenset[str]]) -> tuple[str, int]:
    """The first text that holds most of what is asked, and how much that is."""
    counts = [sum(not forms.isdisjoint(held) for forms in asked) for _, held in texts]
    most = max(counts, default=0)
    return (texts[counts.index(most)][0], most) if texts else ("", 0)


@dataclass(frozen=True)
class Found:
    """What a question brings up, best first.

    `asked` holds for every asked word the words that it can be, `instead` what was read for a word nobody knows.
    """

    hits: tuple[Hit, ...] = ()
    asked: tuple[frozenset[str], ...] = ()
    instead: tuple[tuple[str, str], ...] = ()

    @property
    def marked(self) -> frozenset[str]:
        """Every word that counts."""
        return frozenset[str]().union(*self.asked)

    @cached_property
    def shelves(self) -> tuple[tuple[Kind, tuple[Hit, ...]], ...]:
        """The hits per kind, in their order; but the kind that is nearest comes first, unless those are sources."""
        filled = [(kind, tuple(hit for hit in self.hits if hit.entry.soort in kind.soorten)) for kind in KINDS]
        found = [(kind, hits) for kind, hits in filled if hits]
        nearest = min(found, key=lambda shelf: (shelf[0] is KINDS[-1], shelf[1][0].near), default=None)
        return tuple(sorted(found, key=lambda shelf: shelf is not nearest))
