"""Every full answer as it is spoken, in files, so that a review sees each change."""

import tomllib
from importlib.resources import files
from pathlib import Path

from motivations.reframing.book import Answer, ThemeInfo, themes
from tests.reframing.grammar.spoken import name_of, tenses, whole

COMMAND = "python -m tests.reframing.golden"
"""Writes the files anew; a person then reads the difference before committing it."""


def file_of(family: str) -> Path:
    """Return where a family’s answers are kept."""
    return Path(__file__).with_name(f"{family}.txt")


def families() -> dict[str, list[ThemeInfo]]:
    """Return the themes by the phrasebook file that they stand in, in its order."""
    folder = files("motivations.reframing").joinpath("phrasebook")
    return {
        file.name.removesuffix(".toml"): [
            themes()[key] for key in tomllib.loads(file.read_text(encoding="utf-8"))
        ]
        for file in folder.iterdir()
        if file.name.endswith(".toml") and file.name != "questions.toml"
    }


def rendered(members: list[ThemeInfo]) -> str:
    """Return a family’s answers: now and without facts, then as past with them all."""
    blocks = (_block(theme, answer) for theme in members for answer in theme.answers)
    return "\n".join(blocks)


def _block(theme: ThemeInfo, answer: Answer) -> str:
    """Return an answer under its name, in the two ways that differ most."""
    now = whole(theme, answer, "full", still_there=tenses(theme)[0], full=False)
    then = whole(theme, answer, "full", still_there=False, full=True)
    return f"{name_of(theme, answer)}\n  {now.text}\n  {then.text}\n"
