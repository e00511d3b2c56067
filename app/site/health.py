"""Whether an instance can do its work: migrated, filled, able to write."""

from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import SQLAlchemyError

from app.blocks.catalogue import is_filled
from app.database import Database, DatabaseBusy, now
from app.migrating import head
from app.site.models import hartslag


def ready(database: Database) -> dict[str, bool]:
    """Each condition by name; a real write tells whether the disk still takes one."""
    state = {"gemigreerd": False, "gevuld": False, "schrijft": False}
    try:
        with database.read() as connection:
            state["gemigreerd"] = MigrationContext.configure(connection).get_current_revision() == head()
            state["gevuld"] = is_filled(connection)
        with database.write() as connection:
            connection.execute(hartslag.delete())
            connection.execute(hartslag.insert().values(tijd=now()))
        state["schrijft"] = True
    except (SQLAlchemyError, DatabaseBusy):
        pass
    return state
