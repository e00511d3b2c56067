"""The real veraPDF, found inside a wheel that carries it; see tests/documents/verapdf/check.py."""
