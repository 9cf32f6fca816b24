"""Hand-written wordings from TOML files, made into patterns."""

import re
import tomllib
from importlib.resources import files
from typing import Any

_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


def read_table(name: str) -> dict[str, Any]:
    """Return a TOML file of this package; raise TOMLDecodeError when it is broken."""
    source = files("motivations.reframing").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def whole_words(wordings: list[str]) -> re.Pattern[str]:
    """Return one pattern for any of the wordings, at the edges of words only.

    The pattern is held against `words.lowered` text: without capitals to ignore it is
    several times faster.
    """
    return re.compile(rf"(?<!\w)(?:{typed(wordings)})(?!\w)")


def anywhere(wordings: list[str]) -> re.Pattern[str]:
    r"""Return one pattern for any of the wordings, each with its own edges.

    Those that begin at the edge of a word (`\b`) look for it together, once at each
    place: that is many times faster than each by itself.
    """
    edge = r"\b"
    starting = [each.removeprefix(edge) for each in wordings if each.startswith(edge)]
    rest = [each for each in wordings if not each.startswith(edge)]
    together = [rf"\b(?:{typed(starting)})"] * bool(starting)
    return re.compile("|".join(together + [typed([each]) for each in rest]))


def typed(wordings: list[str]) -> str:
    """Return wordings as alternatives, in small letters with typewriter apostrophes."""
    joined = "|".join(wordings).replace("’", "'")
    return _CAPITAL.sub(lambda letter: letter.group().lower(), joined)
