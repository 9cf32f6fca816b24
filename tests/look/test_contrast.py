"""Every pair of colours in use is far enough apart to read, by day and by night."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8")

# Foreground, background, least contrast. WCAG 2.2 asks 4.5 of text and 3 of controls;
# what is read for long gets 7.
PAIRS = [
    ("ink", "paper", 7),
    ("ink", "surface", 7),
    ("ink", "sunken", 7),
    ("ink", "plum-tint", 7),
    ("ink", "honey-tint", 7),
    ("ink", "brick-tint", 7),
    ("ink-2", "paper", 4.5),
    ("ink-2", "surface", 4.5),
    ("ink-2", "sunken", 4.5),
    ("ink-2", "plum-tint", 4.5),
    ("ink-2", "spruce-tint", 4.5),
    ("ink-3", "paper", 4.5),
    ("ink-3", "surface", 4.5),
    ("ink-3", "sunken", 4.5),
    ("ink-3", "plum-tint", 4.5),
    ("spruce", "paper", 4.5),
    ("spruce", "surface", 4.5),
    ("spruce", "sunken", 4.5),
    ("spruce", "spruce-tint", 4.5),
    ("spruce-ink", "spruce-tint", 4.5),
    ("on-spruce", "spruce", 4.5),
    ("on-spruce", "spruce-hover", 4.5),
    ("plum", "paper", 4.5),
    ("plum", "plum-tint", 4.5),
    ("paper", "plum", 4.5),
    ("honey", "honey-tint", 4.5),
    ("brick", "paper", 4.5),
    ("brick", "surface", 4.5),
    ("brick", "brick-tint", 4.5),
    ("line-strong", "paper", 3),
    ("line-strong", "surface", 3),
    ("line-strong", "plum-tint", 3),
    ("honey-line", "plum-tint", 3),
    ("focus", "paper", 3),
    ("focus", "surface", 3),
    ("focus", "sunken", 3),
    ("focus", "plum-tint", 3),
]


def colours_after(heading: str) -> dict[str, str]:
    block = TOKENS.split(f"/* ---------- colour: {heading}")[1].split("/* ------")[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", block))


LIGHT = colours_after("light ")
DARK = colours_after("dark, chosen")
DARK_BY_DEVICE = colours_after("dark, because")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_and_white_is_the_known_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_can_be_told_apart(colours, front, back, least):
    measured = contrast(colours[front], colours[back])

    assert measured >= least


def test_both_ways_into_the_dark_lead_to_the_same_colours():
    assert DARK_BY_DEVICE == DARK
    assert DARK.keys() == LIGHT.keys()
