"""One row that is written to see whether writing works."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Hartslag(SQLModel, table=True):
    """When the instance last showed that it can write."""

    tijd: datetime = Field(sa_type=UTC, primary_key=True)


hartslag = table(Hartslag)
