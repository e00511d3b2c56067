"""What each address of the back office asks: the least rol, or None for who is not signed in."""

from app.editorial.rol import Rol

SIGNING: dict[str, Rol | None] = {}
ENQUIRIES: dict[str, Rol | None] = {}
CATALOGUE: dict[str, Rol | None] = {}
AGEING: dict[str, Rol | None] = {
    "GET /redactie/logboek": Rol.REDACTEUR,
    "GET /redactie/nakijken": Rol.REDACTEUR,
    "GET /redactie/cijfers": Rol.REDACTEUR,
}
NEEDED = SIGNING | ENQUIRIES | CATALOGUE | AGEING
