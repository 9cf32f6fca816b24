"""Training texts: what people type, and the reasons that it gives."""

from dataclasses import dataclass
from pathlib import Path

from motivations.reframing.book import themes
from motivations.reframing.recognise import NONE

FOLDER = Path(__file__).parent / "training"
HEADER = "text\tthemes"


class BadTrainingText(ValueError):
    """A line of the training texts cannot be used; the message says where."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text and the reasons that it gives."""

    text: str
    labels: tuple[str, ...]


def read_examples(folder: Path = FOLDER) -> list[Example]:
    """Return the examples of every file; raise BadTrainingText for an unusable line."""
    known = {*themes(), NONE}
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(folder.glob("*.tsv")):
        rows = file.read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(rows, 1):
            if row == HEADER:
                continue
            text, tab, labels = row.partition("\t")
            keys = tuple(labels.strip().split("|"))
            if not (text.strip() and tab and known.issuperset(keys)):
                raise BadTrainingText(f"{file.name}, line {number}: {row[:60]!r}")
            found[text.strip()] = keys
    return [Example(text, labels) for text, labels in found.items()]
