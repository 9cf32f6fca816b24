"""Styles, scripts and fonts: small, our own, and all where templates say they are."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from interviewprep.look.icons import ICONS
from interviewprep.look.joining import JOINED

ROOT = Path(settings.BASE_DIR)
STYLES = sorted((ROOT / "static/css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static/js").glob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
BOX = re.compile(
    r"<(?:input|select|textarea)\b(?![^>]*type=[\"']hidden)", re.IGNORECASE
)
ICON = re.compile(r"""{%\s*icon\s+["']([^"']+)["']""")
STYLES_AT_MOST = 35 * 1024
SCRIPT_AT_MOST = 3 * 1024


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_styles_are_small_together():
    together = b"".join(path.read_bytes() for path in STYLES)

    assert len(gzip.compress(together)) <= STYLES_AT_MOST


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_style_asks_nobody_else(path):
    addresses = re.findall(r"url\(\"?([^)\"]+)", text(path))

    assert "@import" not in text(path)
    for address in addresses:
        assert (path.parent / address).resolve().is_file()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_token_that_a_style_uses_is_defined(path):
    defined = set(re.findall(r"(--[\w-]+):", "".join(map(text, STYLES))))
    used = set(re.findall(r"var\((--[\w-]+)", text(path)))

    assert used <= defined


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_is_small_and_safe(path):
    source = text(path)

    assert path.stat().st_size < SCRIPT_AT_MOST
    assert not re.search(r"\beval\b|new Function|localStorage|sessionStorage", source)
    assert not re.search(r"https?://|setAttribute\(.style", source)


def test_every_script_is_on_some_page():
    named = {name for path in TEMPLATES for name in STATIC.findall(text(path))}
    named |= {part for name in named & JOINED.keys() for part in JOINED[name]}

    assert {f"js/{path.name}" for path in SCRIPTS} <= named


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_every_static_file_that_a_template_names_is_there(path):
    for name in STATIC.findall(text(path)):
        assert finders.find(name), name


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_every_icon_that_a_template_names_is_drawn(path):
    assert set(ICON.findall(text(path))) <= ICONS.keys()


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_no_page_draws_a_box_by_hand(path):
    is_pack = path.is_relative_to(ROOT / "templates/house")

    assert is_pack or BOX.findall(text(path)) == []


@pytest.mark.parametrize(
    "markup", ["<input name=a>", '<INPUT\n type="checkbox">', "<select>", "<textarea "]
)
def test_a_box_by_hand_is_noticed(markup):
    assert BOX.search(markup)


@pytest.mark.parametrize(
    "markup", ['<input\n  type="hidden"\n  name="next">', "<inputs>", "selected"]
)
def test_what_is_hidden_or_no_box_is_passed_over(markup):
    assert not BOX.search(markup)


def test_each_font_has_its_licence_beside_it():
    licences = {path.name for path in (ROOT / "static/fonts").glob("OFL-*.txt")}

    assert licences == {"OFL-InstrumentSans.txt", "OFL-Literata.txt"}
