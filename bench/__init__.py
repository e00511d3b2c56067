"""Measurements of speed: ratios side by side in one run, because absolute times say little on a shared machine."""
