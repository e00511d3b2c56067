"""A picture of others, drawn anew: what was hidden in its file does not go along. Only used in the child."""

import io

from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF")
MOST_DOTS = 20_000_000
QUALITY = 92


def redrawn(content: bytes) -> tuple[bytes, str] | None:
    """The same dots as a new file and its suffix (png or jpeg); None for what is no such picture or is too large."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                return None
            return _saved(picture)
    except Exception:  # whatever a decoder meets in a broken file, it is no picture for a paper
        return None


def _saved(picture: Image.Image) -> tuple[bytes, str]:
    made = io.BytesIO()
    if picture.format == "JPEG":
        plain = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        plain.save(made, "JPEG", quality=QUALITY, subsampling=0, icc_profile=None, exif=b"", comment=b"")
        return made.getvalue(), "jpeg"
    plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    plain.info.clear()
    plain.save(made, "PNG", optimize=True)
    return made.getvalue(), "png"
