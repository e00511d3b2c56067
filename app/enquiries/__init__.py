"""The missing bouwsteen: somebody asks, the editors make it."""
