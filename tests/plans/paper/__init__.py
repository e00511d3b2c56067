"""The paper for the council, chapter by chapter."""
