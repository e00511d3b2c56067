"""Statements that run on every click: written in Core, compiled once, run on the cursor of the driver."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update
from sqlalchemy.sql.compiler import SQLCompiler

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
Values = Mapping[str, Any]
Row = tuple[Any, ...]
Turn = Callable[[Any], Any]
"""Makes a value of Python one of the driver, or the other way round."""


@dataclass(frozen=True)
class _Compiled:
    """A statement in the words of one engine, with the turns its values need."""

    sql: str
    fixed: Values
    order: Sequence[str]
    into: Mapping[str, Turn]
    back: Mapping[int, Turn]
    returns: bool

    @classmethod
    def of(cls, statement: Statement, dialect: Dialect) -> "_Compiled":
        """The types of a statement know what each engine needs: dates are text in SQLite, for one."""
        made = statement.compile(dialect=dialect)
        if not isinstance(made, SQLCompiler):
            raise TypeError("only what reads or writes rows can be prepared")
        binds = {name: bind for bind, name in made.bind_names.items()}
        columns = list(statement.exported_columns)
        into = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
        back = {n: c.type.dialect_impl(dialect).result_processor(dialect, None) for n, c in enumerate(columns)}
        return cls(
            made.string,
            {name: bind.value for name, bind in binds.items() if not bind.required},
            made.positiontup or (),
            {name: turn for name, turn in into.items() if turn},
            {place: turn for place, turn in back.items() if turn},
            bool(columns),
        )

    def parameters(self, values: Values) -> Sequence[Any] | Values:
        """What the driver wants: values in order where it counts them, else by name."""
        given = {**self.fixed, **values}
        for name, turn in self.into.items():
            given[name] = turn(given[name])
        return [given[name] for name in self.order] if self.order else given

    def turned(self, row: Row) -> Row:
        """A row with the values that Core would give."""
        values = list(row)
        for place, turn in self.back.items():
            values[place] = turn(values[place])
        return tuple(values)


class Prepared:
    """A Core statement for a hot path: Core itself takes five to ten times as long over it as SQLite does.

    It runs in the transaction of its connection, and takes and gives the values that Core does. Every parameter must
    be given a value; lists of values (`in_`) cannot be. What a driver raises comes out as it is: `Database` makes
    DatabaseBusy of it where that fits.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, values: Values) -> Sequence[Row]:
        """Run it; the rows that it selects or returns."""
        compiled = self._compiled.get(connection.dialect.name)
        if compiled is None:
            compiled = self._compiled[connection.dialect.name] = _Compiled.of(self._statement, connection.dialect)
        cursor = connection.connection.cursor()
        cursor.execute(compiled.sql, compiled.parameters(values))
        if not compiled.returns:
            return ()
        rows = cursor.fetchall()
        return [compiled.turned(row) for row in rows] if compiled.back else rows

    def first(self, connection: Connection, values: Values) -> Row | None:
        """Run it; its first row, or None when there is none."""
        return next(iter(self.all(connection, values)), None)
