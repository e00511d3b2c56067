"""A redacteur in a database, for rules that need no site."""

from sqlalchemy import insert

from app.database import Database, now
from app.editorial.models import redacteur
from app.editorial.rol import Rol


def enrol_in(database: Database, naam: str = "Iris", rol: Rol = Rol.REDACTEUR) -> int:
    """A redacteur who exists; returns the id. The address is the name at redactie.example."""
    values = {"email": f"{naam.lower()}@redactie.example", "naam": naam, "rol": rol, "gemaakt_op": now()}
    with database.write() as connection:
        return int(connection.execute(insert(redacteur).values(**values).returning(redacteur.c.id)).scalar_one())
