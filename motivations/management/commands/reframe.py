"""`manage.py reframe`: a blunt reason in, words for the room out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motivations.reframing import Reframing, reframe
from motivations.reframing.batch import BadTable, answer_json, answer_table


class Command(BaseCommand):
    """Shows what the reframing engine makes of a text, or of a table of texts."""

    help = "Turn a blunt private reason into words for the interview."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a text or a file, the motivation asked for, and the form of the answer."""
        parser.add_argument("text", nargs="?", help="what you really think")
        parser.add_argument("--towards", help="ask for the lines of one motivation")
        parser.add_argument(
            "--batch", type=Path, help="a table with columns id and text"
        )
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Answer a text or a table."""
        text, batch = options["text"], options["batch"]
        if (text is None) == (batch is None):
            raise CommandError("Give either a text or --batch with a file.")
        if batch is not None:
            self._answer_table(batch, options["towards"], as_json=options["json"])
        elif options["json"]:
            self.stdout.write(answer_json(text, towards=options["towards"]))
        else:
            self.stdout.write(told(reframe(text, towards=options["towards"]), text))

    def _answer_table(self, path: Path, towards: str | None, *, as_json: bool) -> None:
        """Write one JSON object for each row."""
        if not as_json:
            raise CommandError("A table is answered in JSON: add --json.")
        try:
            with path.open(encoding="utf-8", errors="replace", newline="\n") as rows:
                for answer in answer_table(rows, towards=towards):
                    self.stdout.write(answer)
        except (OSError, BadTable) as error:
            raise CommandError(str(error)) from error


def told(answer: Reframing, text: str) -> str:
    """Return a reframing for reading in a terminal."""
    if answer.kind == "crisis":
        return (
            "Please talk to somebody now. If you or somebody else is in danger, call your "
            "local emergency number.\nThe interview can wait."
        )
    if answer.kind == "none":
        return "No reason found in this. Try finishing: “I’m looking because…”"
    themes = ", ".join(f"{theme.key} {theme.score:.2f}" for theme in answer.themes)
    rows = [f"Themes: {themes}"]
    if answer.care:
        rows.append(f"Care first: {answer.care}")
    rows += [
        f"Careful with “{text[caution.start : caution.end]}” ({caution.kind}): {caution.why}"
        for caution in answer.cautions
    ]
    rows += [f"Advice: {answer.advice}"] if answer.advice else []
    rows += [
        f"\n{line.theme}, {line.tone}, {line.length}, {line.words} words\n  “{line.text}”"
        + (f"\n  Waiting for: {', '.join(line.gaps)}" if line.gaps else "")
        for line in answer.lines
    ]
    rows += [
        f"\nThey may ask: {item.question}\n  “{item.answer}”"
        for item in answer.follow_ups
    ]
    rows += [
        f"\nAsk them ({item.audience}): {item.question}" for item in answer.ask_them
    ]
    return "\n".join(rows)
