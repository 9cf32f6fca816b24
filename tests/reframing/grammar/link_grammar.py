"""Asking link-parser, a parser of English from Debian, what it can’t make sense of."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = "link-parser"
ALLOWED = Path(__file__).with_name("allowed_by_link_grammar.txt")
_PLAIN = str.maketrans({"’": "'", "“": None, "”": None})
_OPTIONS = ("en", "-batch", "-echo", "-limit=100", "-verbosity=0")
_COMPLAINT = "+++++ error"


def is_installed() -> bool:
    """Return whether this machine has the parser."""
    return shutil.which(PROGRAM) is not None


def without_parse(sentences: Sequence[str]) -> list[str]:
    """Return the sentences for which the parser finds no structure, in their order.

    Raises CalledProcessError when the parser fails, and ValueError when it doesn’t
    answer for every sentence.
    """
    asked = {sentence.translate(_PLAIN): sentence for sentence in sentences}
    done = subprocess.run(
        [PROGRAM, *_OPTIONS],
        input="\n".join(asked) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    said = done.stdout.splitlines()
    echoed = [number for number, line in enumerate(said) if line in asked]
    if len(echoed) != len(asked):
        raise ValueError(f"{PROGRAM} read {len(echoed)} of {len(asked)} sentences")
    return [
        asked[said[number]]
        for number in echoed
        if said[number + 1].startswith(_COMPLAINT)
    ]


def allowed() -> frozenset[str]:
    """Return the patterns that a person has read and let stand."""
    listed = ALLOWED.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in listed if line and not line.startswith("#"))
