"""Beginning with what another bouwwerk says: for a new period, or with the bouwwerk of another gemeente as example."""

import re
import secrets
from collections.abc import Iterable, Mapping

from fastapi import APIRouter, Request, Response

from app.cleaning import one_line
from app.database import now
from app.forms import Form
from app.plans.access import Gebruik, Opened, derive, fingerprint
from app.plans.assembly import LEEG, Staat
from app.plans.bouwwerk import Bouwwerk, Gebouw, Keuze
from app.plans.details import LIMITS, TITEL, Details
from app.plans.founding import NewKeuze, Start, found
from app.plans.gegevens import GEGEVENS, Kopie
from app.plans.gegevens import LEEG as NIET_INGEVULD
from app.plans.history import Told
from app.plans.period import read_period
from app.plans.retention import keep_until
from app.plans.rol import Rol
from app.plans.uitwerking import LEEG as NIETS
from app.plans.visit import whole
from app.templating import day, today
from app.web import FormBody, client_address, database, instance, page, see_other, settings

router = APIRouter()
ALONG = tuple(one.naam for one in GEGEVENS if one.kopie is Kopie.EIGEN)
GEBRUIK = {
    "eigen": "Voor onze eigen gemeente: met de toelichtingen en de uitwerking",
    "voorbeeld": "Als voorbeeld: zonder de toelichtingen, de uitwerking en de naam van de gemeente",
}
YEARS = re.compile(r"(20[0-9]{2})(\s?[–-]\s?)(20[0-9]{2})")
ASKED = tuple(one.naam for one in GEGEVENS if one.kopie is Kopie.GEVRAAGD)


def next_period(periode: str, fresh: str) -> str:
    """The years after a period of years, as many again; `fresh` when it is something else."""
    years = YEARS.fullmatch(periode)
    if not years or int(years[3]) < int(years[1]):
        return fresh
    first, last = int(years[1]), int(years[3])
    return f"{last + 1}{years[2]}{2 * last - first + 1}"


def _copy_page(
    request: Request, opened: Opened, gebouw: Gebouw, typed: Mapping[str, str], fouten: Mapping[str, str] = {}
) -> Response:
    return page(
        request,
        "plans/kopie.html",
        status=422 if fouten else 200,
        pad=opened.pad,
        rol=opened.rol,
        gebouw=gebouw,
        waarden=typed,
        gebruiken=GEBRUIK,
        formulier=secrets.token_urlsafe(18),
        fouten=fouten,
    )


@router.get("/b/{sleutel}/kopie")
def show_copy(request: Request, sleutel: str) -> Response:
    """Ask what the copy is for, with a proposal for its title and period."""
    opened, _, gebouw = whole(request, sleutel)
    of, fresh = gebouw.bouwwerk, Details.fresh(now())
    own = opened.rol.schrijft
    proposal = {
        "titel": of.titel if own else TITEL,
        "periode": next_period(of.periode, fresh.periode) if own else fresh.periode,
        "gebruik": "eigen" if own else "voorbeeld",
    }
    return _copy_page(request, opened, gebouw, proposal)


@router.post("/b/{sleutel}/kopie")
def copy(request: Request, sleutel: str, form: FormBody) -> Response:
    """Begin a bouwwerk that has everything of this one and hangs on it in no way. The same form twice is one copy."""
    opened, _, gebouw = whole(request, sleutel, Rol.LEZEN)
    typed = {name: one_line(form[name]) for name in ASKED} | {"gebruik": form["gebruik"]}
    periode = read_period(typed["periode"])
    fouten = ({"periode": periode.fout} if periode.fout else {}) | _faults(typed)
    typed["periode"] = periode.tekst
    if fouten:
        return _copy_page(request, opened, gebouw, typed, fouten)
    instance(request).brakes.hit("begin", client_address(request))
    fresh = _derived(request, sleutel, form, typed)
    with database(request).write() as connection:
        until = keep_until(settings(request), "concept", today())
        found(connection, now(), fingerprint(fresh), _start(gebouw, typed), until=until, soort="gekopieerd")
    return see_other(f"/b/{fresh}/bewaren?klaar=gekopieerd")


def _faults(typed: Mapping[str, str]) -> dict[str, str]:
    faults = {n: f"Maak dit korter: hooguit {LIMITS[n]} tekens." for n in ASKED if len(typed[n]) > LIMITS[n]}
    return faults if typed["gebruik"] in GEBRUIK else {**faults, "gebruik": "Kies waarvoor de kopie is."}


def _derived(request: Request, sleutel: str, form: Form, typed: Mapping[str, str]) -> str:
    sent = form["formulier"] or secrets.token_urlsafe(18)
    return derive(settings(request).secret, Gebruik.KOPIE, sleutel, sent, *typed.values())


def _start(gebouw: Gebouw, typed: Mapping[str, str]) -> Start:
    of, own = gebouw.bouwwerk, typed["gebruik"] == "eigen"
    along = {name: getattr(of, name) if own else NIET_INGEVULD[name] for name in ALONG}
    gegevens = along | {name: typed[name] for name in ASKED} | {"titel": typed["titel"] or TITEL}
    keuzes = (k for v in gebouw.verdiepingen for k in v.keuzes)
    return Start(gegevens, origin(of), tuple(_copied(keuzes, with_texts=own)))


def origin(of: Bouwwerk) -> str:
    """What a copy tells about where it comes from, for ever."""
    van = f" van {of.van.replace('Gemeente ', 'gemeente ', 1) if of.gemeente_code else of.van}" if of.gemeente else ""
    return f"Begonnen als kopie van ‘{of.titel}’{van} op {day(today())}."


def _copied(keuzes: Iterable[Keuze], *, with_texts: bool) -> Iterable[NewKeuze]:
    for keuze in keuzes:
        staat = Told.of(keuze).staat if with_texts else Staat(keuze.stand)
        if keuze.versie is None or staat != LEEG:
            answers = keuze.uitwerking if with_texts else NIETS
            yield NewKeuze(keuze.stap, staat, keuze.versie, keuze.eigen_titel, answers)
