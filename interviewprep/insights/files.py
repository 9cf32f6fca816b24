"""The picture as files to keep or to show: SVG, and PNG made from it."""

from functools import cache
from pathlib import Path

import typst
from django.template.loader import render_to_string

from interviewprep.insights.charts import (
    LEFT,
    MIDDLE,
    NODE_WIDTH,
    RIGHT,
    WIDTH,
    Picture,
)

# The type that printed sheets are set in; nothing else is within typst's reach.
_FONTS = Path(__file__).parent.parent / "sheets" / "fonts"
_PAGE = b"""
#set page(width: auto, height: auto, margin: 16pt, fill: white)
#image(bytes(sys.inputs.picture), format: "svg", width: 760pt)
"""
# Twice the dots of an ordinary screen.
_DOTS = 144.0


def columns() -> tuple[int, int, int]:
    """Return where the headings of the three columns stand."""
    return LEFT + NODE_WIDTH, MIDDLE + NODE_WIDTH // 2, WIDTH - RIGHT - NODE_WIDTH


def svg(picture: Picture) -> bytes:
    """Return the picture as an SVG file that needs no style sheet."""
    context = {"picture": picture, "columns": columns()}
    return render_to_string("insights/journey.svg", context).encode()


def png(picture: Picture) -> bytes:
    """Return the picture as a PNG file on white."""
    content = typst.Compiler(
        _PAGE,
        root=str(_FONTS),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"picture": svg(picture).decode()},
    ).compile(format="png", ppi=_DOTS)
    if not isinstance(content, bytes):
        raise TypeError("typst gave no picture")
    return content


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_FONTS)],
    )
