"""A naive Django app."""
