"""What each address of the back office asks: the least rol, or None for who is not signed in."""

from app.editorial.rol import Rol

SIGNING: dict[str, Rol | None] = {
    "GET /redactie/aanmelden": None,
    "POST /redactie/aanmelden": None,
    "POST /redactie/afmelden": None,
    "GET /redactie/uitnodiging/{sleutel}": None,
    "POST /redactie/uitnodiging/{sleutel}": None,
    "GET /redactie/oidc": None,
    "GET /redactie/oidc/terug": None,
    "GET /redactie/ik": Rol.REDACTEUR,
    "GET /redactie/ik/wachtwoord": Rol.REDACTEUR,
    "POST /redactie/ik/wachtwoord": Rol.REDACTEUR,
    "GET /redactie/ik/code": Rol.REDACTEUR,
    "POST /redactie/ik/code": Rol.REDACTEUR,
    "GET /redactie/ik/herstelcodes": Rol.REDACTEUR,
    "POST /redactie/ik/herstelcodes": Rol.REDACTEUR,
    "POST /redactie/ik/aanmeldingen/{nummer}": Rol.REDACTEUR,
    "GET /redactie/redacteuren": Rol.BEHEERDER,
    "POST /redactie/redacteuren": Rol.BEHEERDER,
    "GET /redactie/redacteuren/{nummer}": Rol.BEHEERDER,
    "POST /redactie/redacteuren/{nummer}": Rol.BEHEERDER,
}
ENQUIRIES: dict[str, Rol | None] = {}
CATALOGUE: dict[str, Rol | None] = {}
AGEING: dict[str, Rol | None] = {
    "GET /redactie/logboek": Rol.REDACTEUR,
    "GET /redactie/nakijken": Rol.REDACTEUR,
    "GET /redactie/cijfers": Rol.REDACTEUR,
}
NEEDED = SIGNING | ENQUIRIES | CATALOGUE | AGEING
