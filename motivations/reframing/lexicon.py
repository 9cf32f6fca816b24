"""Hand-written wordings from TOML files, made into patterns."""

import re
import tomllib
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """Return a TOML file of this package; raise TOMLDecodeError when it is broken."""
    source = files("motivations.reframing").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def whole_words(wordings: list[str]) -> re.Pattern[str]:
    """Return one pattern for any of the wordings, at the edges of words only.

    The files write the typographic apostrophe; patterns are held against plain text.
    """
    return re.compile(rf"(?<!\w)(?:{typed('|'.join(wordings))})(?!\w)", re.I)


def typed(pattern: str) -> str:
    """Return a wording with typewriter apostrophes."""
    return pattern.replace("’", "'")
