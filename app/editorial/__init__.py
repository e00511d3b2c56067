"""The back office: editors sign in, answer aanvragen, and write, check and publish the catalogue."""
