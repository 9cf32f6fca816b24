"""The small site that the frame is tested on."""

from pathlib import Path

import pytest


@pytest.fixture
def small_site(settings):
    """Serve tests/look/urls.py instead of the product, with its own template."""
    settings.ROOT_URLCONF = "tests.look.urls"
    settings.TEMPLATES = [
        {
            **settings.TEMPLATES[0],
            "DIRS": [
                *settings.TEMPLATES[0]["DIRS"],
                Path(__file__).parent / "templates",
            ],
        }
    ]
    return settings
