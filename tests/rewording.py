"""A new text of a bouwsteen, as a load of the catalogue by another process leaves it: published texts never change."""

from sqlalchemy import insert, select, update

from app.blocks.models import bouwsteen_versie, catalogus
from tests.visitor import Site


def reword(site: Site, title: str, /, **text: str) -> None:
    """Publish the newest version of the bouwsteen with this title once more, with other texts."""
    mine = select(bouwsteen_versie).where(bouwsteen_versie.c.titel == title)
    with site.database.write() as connection:
        newest = connection.execute(mine.order_by(bouwsteen_versie.c.nummer.desc())).mappings().first()
        assert newest is not None
        fresh = {**newest, **text, "nummer": newest["nummer"] + 1}
        del fresh["id"]
        connection.execute(insert(bouwsteen_versie).values(fresh))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
