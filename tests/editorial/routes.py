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
ENQUIRIES: dict[str, Rol | None] = {
    "GET /redactie": Rol.REDACTEUR,
    "GET /redactie/aanvragen/{nummer}": Rol.REDACTEUR,
    "POST /redactie/aanvragen/{nummer}/behandelen": Rol.REDACTEUR,
    "POST /redactie/aanvragen/{nummer}/notities": Rol.REDACTEUR,
    "POST /redactie/aanvragen/{nummer}/samenvoegen": Rol.REDACTEUR,
    "POST /redactie/aanvragen/{nummer}/afwijzen": Rol.REDACTEUR,
    "POST /redactie/aanvragen/{nummer}/verwijzen": Rol.REDACTEUR,
    "GET /redactie/aanvragen/{nummer}/mail": Rol.REDACTEUR,
    "GET /redactie/aanvragen/{nummer}/{actie}": Rol.REDACTEUR,
    "POST /redactie/aanvragen/{nummer}/mail": Rol.REDACTEUR,
}
CATALOGUE: dict[str, Rol | None] = {
    "GET /redactie/catalogus": Rol.REDACTEUR,
    "GET /redactie/catalogus/{soort}": Rol.REDACTEUR,
    "GET /redactie/catalogus/{soort}/nieuw": Rol.REDACTEUR,
    "POST /redactie/catalogus/{soort}/nieuw": Rol.REDACTEUR,
    "GET /redactie/catalogus/{soort}/{naam}": Rol.REDACTEUR,
    "POST /redactie/catalogus/{soort}/{naam}": Rol.REDACTEUR,
    "GET /redactie/catalogus.json": Rol.REDACTEUR,
    "GET /redactie/in-en-uit": Rol.REDACTEUR,
    "POST /redactie/in-en-uit": Rol.REDACTEUR,
    "POST /redactie/in-en-uit/neem": Rol.REDACTEUR,
    "GET /redactie/concepten": Rol.REDACTEUR,
    "GET /redactie/concepten/{nummer}": Rol.REDACTEUR,
    "POST /redactie/concepten/{nummer}": Rol.REDACTEUR,
    "POST /redactie/concepten/{nummer}/kijk": Rol.REDACTEUR,
    "GET /redactie/concepten/{nummer}/pagina": Rol.REDACTEUR,
    "POST /redactie/concepten/{nummer}/keur": Rol.EINDREDACTEUR,
    "POST /redactie/concepten/{nummer}/publiceer": Rol.EINDREDACTEUR,
    "POST /redactie/concepten/{nummer}/terug": Rol.EINDREDACTEUR,
    "POST /redactie/concepten/{nummer}/intrekken": Rol.REDACTEUR,
    "POST /redactie/concepten/{nummer}/ongedaan": Rol.REDACTEUR,
    "POST /redactie/concepten/{nummer}/bijwerken": Rol.REDACTEUR,
}
AGEING: dict[str, Rol | None] = {
    "GET /redactie/logboek": Rol.REDACTEUR,
    "GET /redactie/nakijken": Rol.REDACTEUR,
    "GET /redactie/cijfers": Rol.REDACTEUR,
}
NEEDED = SIGNING | ENQUIRIES | CATALOGUE | AGEING
