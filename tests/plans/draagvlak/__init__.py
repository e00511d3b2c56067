"""Tests of the draagvlaksessie."""
