"""Choosing, keeping, sharing and drawing a bouwwerk."""
