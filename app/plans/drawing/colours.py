"""The colours of the drawing: Dutch building materials, the same values as the tokens of the stylesheet.

They stand in the svg as attributes, because a pdf and a loose file read no stylesheet.
"""

INK = "#16241f"  # mortel-900
QUIET_INK = "#4b5a54"  # mortel-600
WHITE = "#ffffff"
PAPER = "#f6f8f6"  # mortel-50

BRICK = "#a5402a"  # steen-600
BRICK_DARK = "#7e2c1b"  # steen-700
BRICK_PALE = "#fdf3ee"  # steen-50
BRICK_INK = "#4a160b"
HATCH = "#d99f8b"
HATCH_STRONG = "#c4745c"  # for bricks without a name: nothing to read through it

GREEN = "#0f3d34"  # groen-800
YELLOW = "#f4c64e"  # geel-400
SKY = "#e3eef2"  # lucht-100
EARTH = "#dcd5c4"  # aarde-200
PLANK = "#8a7b5c"  # aarde-400

WALL = "#efe8de"
FOOTING = "#cfc6b2"
CONCRETE = "#46554f"
POLE = "#5d6b65"
