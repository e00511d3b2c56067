"""Tests of what versions keep."""
