"""What we compare ourselves with: the usual way to build the same thing."""
