"""From a file that somebody kept to a bouwwerk to begin: read strictly, brought up to date, nothing of it lost."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.steps import BY_SLUG
from app.cleaning import clean, one_line
from app.documents.attached import embedded, is_locked, is_pdf
from app.plans import texts
from app.plans.assembly import MAX_TOELICHTING, Staat
from app.plans.bouwwerk import MOST_KEUZES, MOST_TEKST, REGEL
from app.plans.details import LIMITS, TITEL
from app.plans.export import SCHEMA, SCHEMA_VERSIE, BouwwerkShape, ExportShape, KeuzeShape
from app.plans.founding import NewKeuze, Start
from app.plans.gegevens import TEKSTEN
from app.plans.saving import MAX_TITEL
from app.plans.uitwerking import LEEG, ONE_LINE, Uitwerking, with_dots
from app.plans.uitwerking import LIMITS as ANSWER_LIMITS

MOST = 3_500_000
"""Bytes of a file: a PDF of the largest plan that people write stays far below it."""

MOST_FIELDS = 50
MOST_HERKOMST = 500

NO_FILE = "Kies een bestand: de pdf of het JSON-bestand van een bouwwerk."
TOO_LARGE = "Dit bestand is te groot. Het mag hooguit 3,5 MB zijn."
LOCKED = "Deze pdf is beveiligd, dus we kunnen hem niet lezen. Kies de pdf zoals de Bouwplaats hem maakte."
EMPTY_PDF = "In deze pdf zit geen bouwwerk. Kies een pdf die met de Bouwplaats is gemaakt en daarna niet is bewerkt."
UNREADABLE = "We kunnen dit bestand niet lezen. Kies een pdf of een JSON-bestand dat met de Bouwplaats is gemaakt."
OTHER = "Dit bestand is geen bouwwerk. Kies een pdf of een JSON-bestand dat met de Bouwplaats is gemaakt."
NEWER = "Dit bestand is gemaakt met een nieuwere Bouwplaats. Open het daar, of vraag de beheerder om een nieuwe versie."
TOO_MANY = (
    "In dit bestand staan {number} keuzes. Een bouwwerk heeft er hooguit {most}: meer past niet in een stuk. "
    "Open het bouwwerk waar je het bewaarde, haal daar eigen bouwstenen weg en bewaar het opnieuw."
)
TOO_MUCH = (
    "De teksten in dit bestand zijn samen te lang: {number} tekens. Een bouwwerk heeft er hooguit {most}, en elke "
    "nieuwe regel telt als {regel}: meer past niet in een stuk. Open het bouwwerk waar je het bewaarde, maak daar "
    "teksten korter en bewaar het opnieuw."
)
BROKEN = "Dit bestand klopt niet ({where}). Misschien is het na het bewaren veranderd."


class Refused(Exception):
    """A file that is no bouwwerk, in words for who chose it."""


def read_file(content: bytes) -> ExportShape:
    """The bouwwerk in a file of ours, in the shape of now. Raises Refused for anything else."""
    if not content:
        raise Refused(NO_FILE)
    if len(content) > MOST:
        raise Refused(TOO_LARGE)
    return _shaped(_from_pdf(content) if is_pdf(content) else _parsed(content))


def _from_pdf(content: bytes) -> Any:
    if is_locked(content):
        raise Refused(LOCKED)
    for data in embedded(content, MOST):
        try:
            found = _parsed(data)
        except Refused:
            continue
        if isinstance(found, dict) and found.get("schema") == SCHEMA:
            return found
    raise Refused(EMPTY_PDF)


def _parsed(data: bytes) -> Any:
    try:
        return from_json(data.removeprefix(b"\xef\xbb\xbf"), allow_inf_nan=False)
    except ValueError as error:
        raise Refused(UNREADABLE) from error


def _shaped(found: Any) -> ExportShape:
    """Brought up to date step by step, then held against the published shape. The paper beside it is not read."""
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise Refused(OTHER)
    number = found.get("schema_versie")
    if type(number) is not int or number < 1:
        raise Refused(BROKEN.format(where="schema_versie"))
    if number > SCHEMA_VERSIE:
        raise Refused(NEWER)
    _refuse_too_much(found)
    found = {name: part for name, part in found.items() if name != "document"}
    for step in range(number, SCHEMA_VERSIE):
        found = NEWER_SHAPE[step](found)
    try:
        return ExportShape.model_validate_json(to_json(found), strict=True)
    except (ValidationError, ValueError) as error:
        raise Refused(BROKEN.format(where=_place(error))) from error


def _refuse_too_much(found: Mapping[str, Any]) -> None:
    """Before each value is looked at: telling all that is wrong with a million of them takes more than there is."""
    keuzes = found.get("keuzes")
    parts = keuzes if isinstance(keuzes, list) else []
    if len(parts) > MOST_KEUZES:
        raise Refused(TOO_MANY.format(number=len(parts), most=MOST_KEUZES))
    if any(isinstance(part, dict) and len(part) > MOST_FIELDS for part in (found, found.get("bouwwerk"), *parts)):
        raise Refused(BROKEN.format(where="te veel velden"))


def _from_1(found: Mapping[str, Any]) -> dict[str, Any]:
    """Version 1 told no herkomst, and only keuzes with a stand."""
    of = found.get("bouwwerk")
    return {**found, "schema_versie": 2, "bouwwerk": {"herkomst": None, **of} if isinstance(of, dict) else of}


def _from_2(found: Mapping[str, Any]) -> dict[str, Any]:
    """Version 2 told no texts for the council, and nothing that was worked out."""
    of, keuzes, none = found.get("bouwwerk"), found.get("keuzes"), dict.fromkeys(TEKSTEN, "")
    fresh = (
        [{"uitwerking": None, **k} if isinstance(k, dict) else k for k in keuzes] if type(keuzes) is list else keuzes
    )
    told = {**none, **of} if isinstance(of, dict) else of
    return {**found, "schema_versie": 3, "bouwwerk": told, "keuzes": fresh}


NEWER_SHAPE: Mapping[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {1: _from_1, 2: _from_2}
"""By the version of a file, what makes it one version newer."""


def _place(error: ValueError) -> str:
    """Where in the file it goes wrong, as people count."""
    if not isinstance(error, ValidationError):
        return "een van de teksten"
    told = [
        str(part + 1) if isinstance(part, int) else part
        for part in error.errors(include_url=False, include_input=False)[0]["loc"]
    ]
    return " ".join(told).replace("keuzes ", "keuze ")[:80]


@dataclass(frozen=True)
class Arriving:
    """A bouwwerk to begin, and what is another way here than in the file: the names of those bouwstenen."""

    start: Start
    eigen: tuple[str, ...]
    anders: tuple[str, ...]
    gemeente_kwijt: bool = False
    """Whether the file names a gemeente by a code that is not known here (any more): only its name is taken."""


def arrive(shape: ExportShape, catalogue: Catalogue, codes: Iterable[str]) -> Arriving:
    """What a file becomes on this instance. `codes`: of the gemeenten that are known. Raises Refused for no sense."""
    of = shape.bouwwerk
    slugs = [k.bouwsteen for k in shape.keuzes if k.bouwsteen]
    if len(slugs) != len(set(slugs)):
        raise Refused(BROKEN.format(where="een bouwsteen staat er twee keer in"))
    values: dict[str, str | None] = {n: _line(getattr(of, n), most, n) for n, most in LIMITS.items()}
    values["titel"] = values["titel"] or TITEL
    values["gemeente_code"] = of.gemeente_code if of.gemeente_code in set(codes) and values["gemeente"] else None
    values |= _texts(of)
    herkomst = _line(of.herkomst or "", MOST_HERKOMST, "herkomst") or None
    taken = [(keuze, _known(keuze, catalogue)) for keuze in shape.keuzes]
    keuzes = tuple(new for keuze, versie in taken for new in _arriving(keuze, versie))
    if len(keuzes) > MOST_KEUZES:
        raise Refused(TOO_MANY.format(number=len(keuzes), most=MOST_KEUZES))
    start = Start(values, herkomst, keuzes)
    if start.weight > MOST_TEKST:
        raise Refused(TOO_MUCH.format(number=with_dots(start.weight), most=with_dots(MOST_TEKST), regel=REGEL))
    return Arriving(
        start,
        tuple(k.titel for k, versie in taken if k.bouwsteen and versie is None),
        tuple(v.titel for k, v in taken if v and k.kern != v.kern),
        bool(values["gemeente"] and of.gemeente_code and not values["gemeente_code"]),
    )


def _known(keuze: KeuzeShape, catalogue: Catalogue) -> Versie | None:
    """The text that was on screen; else one that says the same, else the newest. None when it is not of ours."""
    found = [text for text in catalogue.texts.get(keuze.bouwsteen or "", ()) if text.stap == keuze.stap]
    same = [text for text in found if text.kern == keuze.kern]
    exact = [text for text in same if text.nummer == keuze.versie]
    fitting = exact or same or found
    return fitting[-1] if fitting else None


def _arriving(keuze: KeuzeShape, versie: Versie | None) -> Iterator[NewKeuze]:
    """One keuze as it comes in; what it says of a bouwsteen that we do not have comes along as text."""
    if keuze.stap not in BY_SLUG:
        raise Refused(BROKEN.format(where=f"stap {keuze.stap[:40]}"))
    text = clean(keuze.toelichting)
    if len(text) > MAX_TOELICHTING:
        raise Refused(BROKEN.format(where=f"de toelichting bij {keuze.titel[:80]} is te lang"))
    answers = _answers(keuze)
    if versie:
        if keuze.stand or text:
            yield NewKeuze(keuze.stap, Staat(keuze.stand, text), versie, uitwerking=answers)
        return
    titel = _line(keuze.titel, MAX_TITEL, "titel van een keuze")
    kern = clean(keuze.kern or "")
    if not titel or len(kern) > MAX_TOELICHTING:
        raise Refused(BROKEN.format(where="titel of kern van een keuze"))
    both = "\n\n".join(filter(None, (text, kern)))
    for part in (both,) if len(both) <= MAX_TOELICHTING else (text, kern):
        yield NewKeuze(keuze.stap, Staat(keuze.stand, part), eigen_titel=titel, uitwerking=answers)
        answers = LEEG


def _answers(keuze: KeuzeShape) -> Uitwerking:
    """What was worked out about it; as a form would have refused too much of it, so does this."""
    if keuze.uitwerking is None:
        return LEEG
    told = {name: clean(value) if isinstance(value, str) else value for name, value in keuze.uitwerking}
    told |= {name: one_line(told[name]) for name in ONE_LINE}
    if any(len(told[name]) > most for name, most in ANSWER_LIMITS.items()):
        raise Refused(BROKEN.format(where=f"de uitwerking van {keuze.titel[:80]} is te lang"))
    return LEEG.with_answers(told)


def _texts(of: BouwwerkShape) -> dict[str, str]:
    """The texts for the council; as the form would have refused them, so does this."""
    told = {name: clean(getattr(of, name)) for name in TEKSTEN}
    for name in texts.faults(told):
        raise Refused(BROKEN.format(where=f"{texts.KOPPEN[name].lower()} is te lang"))
    return told


def _line(text: str, most: int, where: str) -> str:
    line = one_line(text)
    if len(line) > most:
        raise Refused(BROKEN.format(where=f"{where} is te lang"))
    return line
