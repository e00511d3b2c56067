"""Versions of a bouwwerk: what they say is kept in shapes of their own, so that it opens whatever the code becomes."""
