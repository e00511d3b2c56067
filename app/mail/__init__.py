"""Outgoing mail: kept in the database together with its cause, sent afterwards, never lost."""
