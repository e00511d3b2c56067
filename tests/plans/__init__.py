"""Tests of choosing, keeping, sharing and drawing a bouwwerk."""
