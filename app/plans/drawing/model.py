"""What is drawn and what comes out: plain values, so that the drawing knows no tables and no pages."""

from dataclasses import dataclass

from app.blocks.stand import IN_DE_MUUR, Stand


@dataclass(frozen=True, slots=True)
class Steen:
    """A chosen bouwsteen: its short title (28 characters fit everywhere, longer is cut off) and its stand."""

    naam: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Verdieping:
    """The bouwstenen of one stap, in the order in which they were chosen."""

    naam: str
    stenen: tuple[Steen, ...]

    @property
    def muur(self) -> list[Steen]:
        """The stenen in the wall: all but the considered ones, by stand."""
        return [steen for stand in IN_DE_MUUR for steen in self.stenen if steen.stand is stand]

    @property
    def overwogen(self) -> list[Steen]:
        """The stenen that were considered and not chosen."""
        return [steen for steen in self.stenen if steen.stand not in IN_DE_MUUR]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as svg text with its size in px, the y of the ground line and the words that say the same."""

    svg: str
    width: int
    height: float
    ground: float
    titel: str
    beschrijving: str
