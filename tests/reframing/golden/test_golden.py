"""The phrasebook says what it said when somebody last read it."""

import pytest

from motivations.reframing.book import themes
from tests.reframing.golden import COMMAND, families, file_of, rendered


@pytest.mark.parametrize("family", sorted(families()))
def test_every_change_of_wording_has_been_read(family):
    read_before = file_of(family).read_text(encoding="utf-8").splitlines()

    said_now = rendered(families()[family]).splitlines()

    assert said_now == read_before, f"read the change, then run: {COMMAND}"


def test_no_theme_is_left_out():
    kept = {theme.key for members in families().values() for theme in members}

    assert kept == themes().keys()


def test_no_file_is_left_over():
    files = set(file_of("any").parent.glob("*.txt"))

    assert files == {file_of(family) for family in families()}
