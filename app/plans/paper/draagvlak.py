"""What came of draagvlaksessies, as a short chapter: rough words only, and what they do not prove."""

from collections.abc import Iterable

from app.documents import model as d
from app.documents.spaces import kept_together
from app.plans.draagvlak.outcome import Deel, Klasse, Oordeel
from app.plans.draagvlak.sessie import Regel, Verslag
from app.plans.paper.stuk import Stuk, text

NO_VOTE = "Dit was geen stemming en geen representatief onderzoek. Wie meedeed, is niet bekend."
OORDELEN = tuple(oordeel.kort for oordeel in Oordeel)
TURNOUT = "Hoeveel van wie meededen iets zeiden over een bouwsteen, staat in de kolom ‘Opkomst’. "


def chapter(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """The chapter; a session for each heading in it."""
    yield d.Hoofdstuk("draagvlak", f"{nr}. Draagvlak", in_inhoud=True, toelichting="Wat anderen belangrijk vinden")
    told = (
        "Mensen sorteerden bouwstenen van dit plan: belangrijk, kan of niet. Ze zagen elkaars antwoord niet. De "
        "uitkomst staat hier in grove woorden, zodat niemands antwoord te herleiden is: ‘de meesten’ is drie op de "
        f"vijf of meer, ‘{Deel.WEINIG.woorden}’ is minder dan een op de vier, of niemand."
    )
    yield d.Alinea(text(told))
    for place, verslag in enumerate(stuk.draagvlak, 1):
        yield from _session(place, verslag)


def _session(place: int, verslag: Verslag) -> Iterable[d.Element]:
    yield d.Hoofdstuk(f"draagvlak-{place}", kept_together(verslag.naam), niveau=2)
    turnout = TURNOUT if verslag.opkomst_bekend else ""
    told = f"{verslag.wie} De sessie sloot op {d.full_date(verslag.einde)}. {turnout}{NO_VOTE}"
    yield d.Alinea(text(told))
    apart = verslag.met(Klasse.VERDEELD)
    if apart:
        names = ", ".join(regel.gevraagd.titel for regel in apart)
        yield d.Alinea(text(kept_together(f"Over deze bouwstenen liepen de meningen uiteen: {names}.")))
    known = verslag.opkomst_bekend
    columns = ("Bouwsteen", "Uitkomst", *(("Opkomst",) if known else ()), *OORDELEN)
    groups = tuple(
        d.Groep(stap.naam, tuple(_row(regel, turnout=known) for regel in regels)) for stap, regels in verslag.per_stap
    )
    yield d.Tabel(f"Uitkomst van de sessie ‘{verslag.naam}’", columns, groups, dicht=True)


def _row(regel: Regel, *, turnout: bool) -> d.Rij:
    found = regel.gewogen
    parts = tuple(deel.woorden for deel in found.delen) if found.delen else ("–", "–", "–")
    told = (found.opkomst.woorden if found.opkomst else "te weinig",) if turnout else ()
    return d.Rij(tuple(map(text, (kept_together(regel.gevraagd.titel), regel.klasse.woorden, *told, *parts))))
