"""The gemeenten of the Netherlands: the list, and finding the one an officer means."""
