"""What each address of the back office asks: the least rol, or None for who is not signed in."""

from app.editorial.rol import Rol

SIGNING: dict[str, Rol | None] = {}
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
CATALOGUE: dict[str, Rol | None] = {}
AGEING: dict[str, Rol | None] = {}
NEEDED = SIGNING | ENQUIRIES | CATALOGUE | AGEING
