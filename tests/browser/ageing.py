"""A catalogue that went on after a bouwwerk was made: one bouwsteen reworded, one retired."""

import json
import shutil
from collections.abc import Callable

from sqlalchemy import select

from app.blocks.models import bouwsteen, bouwsteen_versie
from app.database import Database, now
from app.filling import fill
from app.settings import ROOT, Settings
from tests.blocks.conftest import set_fields
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, begin
from tests.serving import Server

REWORDED, RETIRED = "media", "archief"
VERVALLEN = {"op": "2026-11-01", "opvolger": "museum", "reden": "Het archief en het museum werken nu samen."}


def aged(path: str) -> Callable[[Officer, Prepared], None]:
    """Go to a page of a bouwwerk (`{pad}`) from before both changes."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.page.goto(path.format(pad=begin_before(prepared.server)))

    return go


def begin_before(server: Server) -> str:
    """A bouwwerk with keuzes from before both changes; returns its address."""
    pad = begin(server, "Van toen")
    first = _age(Database(Settings(data=server.data).database), server)
    form = {f"stand.{slug}": "ontwikkelen" for slug in (REWORDED, RETIRED)}
    form |= {f"versie.{REWORDED}": str(first), f"toelichting.{RETIRED}": "Vier scholen doen mee."}
    assert server.client.post(f"{pad}/partners", data=form).status_code == 303
    return pad


def _age(database: Database, server: Server) -> int:
    """Load the changed content, once or again; returns the id of the first text of what was reworded."""
    content = shutil.copytree(ROOT / "seed", server.data / "seed", dirs_exist_ok=True)
    data = json.loads((content / "bouwstenen.json").read_text())
    set_fields(REWORDED, kern="Een nieuwe zin over de media in de gemeente.")(data)
    set_fields(RETIRED, vervallen=VERVALLEN)(data)
    (content / "bouwstenen.json").write_text(json.dumps(data))
    mine = select(bouwsteen.c.id).where(bouwsteen.c.slug == REWORDED).scalar_subquery()
    with database.write() as connection:
        fill(connection, content, now())
        found = connection.execute(
            select(bouwsteen_versie.c.id).where(bouwsteen_versie.c.bouwsteen_id == mine, bouwsteen_versie.c.nummer == 1)
        ).scalar_one()
    database.dispose()
    return int(found)
