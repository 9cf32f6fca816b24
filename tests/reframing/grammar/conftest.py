"""Leave the parser’s tests out where there is no parser; under CI there must be one."""

import os

import pytest

from tests.reframing.grammar.link_grammar import is_installed

NONE_FOUND = (
    "No link-parser here, so the phrasebook’s grammar went half unread. Install it"
    " (Debian: apt-get install link-grammar link-grammar-dictionaries-en)."
)


def pytest_collection_modifyitems(config, items) -> None:
    """Leave the parser’s tests out, or refuse to go on without the parser."""
    parsed = [item for item in items if item.path.name == "test_link_grammar.py"]
    if parsed and not is_installed():
        if os.environ.get("CI"):
            raise pytest.UsageError(NONE_FOUND)
        config.hook.pytest_deselected(items=parsed)
        items[:] = [item for item in items if item not in parsed]


def pytest_terminal_summary(terminalreporter) -> None:
    """Say so when there was no parser, whatever else passed."""
    if not is_installed():
        terminalreporter.write_line(NONE_FOUND, yellow=True)
