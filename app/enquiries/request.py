"""An aanvraag as typed, with what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.blocks.steps import BY_SLUG
from app.cleaning import one_line
from app.forms import Form
from app.mail.message import is_address
from app.pasted import mail

WEET_NIET = "weet_niet"
LIMITS = {"titel": 120, "waarom": 3000, "naam": 100, "email": 254}


@dataclass(frozen=True)
class Aanvraag:
    """What an officer misses, for which stap, why, and whom to tell when it is there."""

    stap: str
    titel: str
    waarom: str
    naam: str
    email: str
    erbij: bool

    @property
    def stap_naam(self) -> str:
        """The name of the stap, or that the officer does not know."""
        return BY_SLUG[self.stap].naam if self.stap in BY_SLUG else "Weet ik niet"


def read_request(form: Form) -> tuple[Aanvraag, Mapping[str, str]]:
    """The aanvraag in a form, and per field what is wrong with it in words for the officer."""
    stap = form["stap"]
    asked = Aanvraag(
        stap if stap in BY_SLUG else WEET_NIET,
        one_line(form["titel"]),
        form["waarom"].strip(),
        one_line(form["naam"]),
        mail(form["email"]),
        form["erbij"] == "ja",
    )
    return asked, _faults(asked)


def _faults(asked: Aanvraag) -> Mapping[str, str]:
    faults = {}
    if not asked.titel:
        faults["titel"] = "Vertel in een paar woorden welke bouwsteen je mist."
    if asked.email and not is_address(asked.email):
        faults["email"] = "Dit e-mailadres klopt niet. Vul een adres in zoals naam@gemeente.nl, of laat het leeg."
    for name, limit in LIMITS.items():
        over = len(getattr(asked, name)) - limit
        if over > 0:
            faults[name] = f"Deze tekst is {over} tekens te lang. Maak hem korter: hooguit {limit} tekens."
    return faults
