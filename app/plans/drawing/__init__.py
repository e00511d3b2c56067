"""The drawing of a bouwwerk: a building of bouwstenen, as svg text. Pure; knows no tables and no pages."""

from app.plans.drawing.building import draw, draw_halves
from app.plans.drawing.model import Drawing, Steen, Verdieping
from app.plans.drawing.variants import VARIANTEN, Variant

__all__ = ["VARIANTEN", "Drawing", "Steen", "Variant", "Verdieping", "draw", "draw_halves"]
