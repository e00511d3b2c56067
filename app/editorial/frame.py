"""Every page of the back office: who is signed in, the tabs, and the work in between."""

from typing import Any

from fastapi import Request, Response

from app.editorial.access import Editor
from app.editorial.rol import Rol
from app.web import page

TABS = (
    ("/redactie", "Aanvragen", Rol.REDACTEUR),
    ("/redactie/catalogus", "Catalogus", Rol.REDACTEUR),
    ("/redactie/concepten", "Concepten", Rol.REDACTEUR),
    ("/redactie/nakijken", "Nakijken", Rol.REDACTEUR),
    ("/redactie/cijfers", "Cijfers", Rol.REDACTEUR),
    ("/redactie/logboek", "Logboek", Rol.REDACTEUR),
    ("/redactie/redacteuren", "Redacteuren", Rol.BEHEERDER),
)
"""Where a tab leads, what it is called, and for whom it is."""


def framed(request: Request, ik: Editor, template: str, *, tab: str = "", **context: Any) -> Response:
    """A page of the back office; `tab` is the address of the tab that it belongs to."""
    tabs = [(address, naam) for address, naam, needed in TABS if ik.rol.may(needed)]
    return page(request, template, ik=ik, tabs=tabs, tab=tab, **context)
