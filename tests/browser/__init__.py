"""The site in a real Chromium: journeys, keyboard, accessibility, sizes and pictures."""
