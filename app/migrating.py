"""Running the migrations from Python, and knowing which one is the last."""

from functools import cache

from alembic.config import Config
from alembic.script import ScriptDirectory

from alembic import command
from app.database import Database
from app.mending import GONE
from app.settings import ROOT


def config(database: Database | None = None) -> Config:
    """The alembic settings; with a database its engine is used instead of the one of the settings."""
    made = Config(str(ROOT / "alembic.ini"))
    made.set_main_option("script_location", str(ROOT / "alembic"))
    if database is not None:
        made.attributes["engine"] = database.engine
    return made


def migrate(database: Database) -> None:
    """Bring the database to the last migration."""
    command.upgrade(config(database), "head")


@cache
def head() -> str:
    """The last migration there is."""
    return ScriptDirectory.from_config(config()).get_current_head() or ""


def is_known(revision: str | None) -> bool:
    """Whether a database of this revision is one of ours, and not newer than this code; an empty one is."""
    known = {one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()}
    return revision is None or revision in {*known, GONE}
