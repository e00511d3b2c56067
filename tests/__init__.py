"""Tests; they stand where the code they try stands under app/."""
