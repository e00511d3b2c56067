"""The table of gemeenten. A gemeente that merged away stays, because a bouwwerk may point at it."""

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from app.database import table


class Gemeente(SQLModel, table=True):
    """One row per CBS code."""

    code: str = Field(primary_key=True)
    naam: str
    provincie: str
    inwoners_afgerond_2021: int | None = None
    grootteklasse: str
    zoeknaam: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))


gemeente = table(Gemeente)
