"""Pages about the tool itself: start, uitleg, bronnen, privacy, toegankelijkheid, health."""
