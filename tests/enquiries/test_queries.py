"""Names and addresses go when their time is over; what was asked stays."""

from datetime import timedelta

from app.database import Database, now
from app.enquiries import queries
from app.enquiries.models import aanvraag
from app.enquiries.request import Aanvraag

ANNA = Aanvraag("partners", "Waterschap", "Water.", "Anna", "anna@example.nl", erbij=False)


def test_a_contact_is_kept_three_months_and_no_longer(database: Database) -> None:
    moment = now()
    with database.write() as connection:
        queries.put(connection, moment, ANNA, "formulier", None)
    last = (moment + queries.BEWAARTERMIJN).date()
    with database.write() as connection:
        assert queries.forget_contacts(connection, last) == 0
        assert queries.forget_contacts(connection, last + timedelta(days=1)) == 1
        assert queries.forget_contacts(connection, last + timedelta(days=1)) == 0
    with database.read() as connection:
        row = connection.execute(aanvraag.select()).one()
    assert (row.titel, row.naam, row.email) == ("Waterschap", "", "")
    assert "anna" not in repr(tuple(row)).casefold()


def test_the_same_form_is_stored_once(database: Database) -> None:
    with database.write() as connection:
        assert queries.put(connection, now(), ANNA, "formulier", None) is not None
        assert queries.put(connection, now(), ANNA, "formulier", None) is None
