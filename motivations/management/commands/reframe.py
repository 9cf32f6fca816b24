"""`manage.py reframe`: a blunt reason in, words for the room out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motivations.reframing import Line, Reframing, reframe
from motivations.reframing.batch import BadTable, answer_json, answer_table

_HELP_FIRST = (
    "Please talk to somebody now. If you or somebody else is in danger, call your "
    "local\nemergency number. The interview can wait."
)


class Command(BaseCommand):
    """Shows what the reframing engine makes of a text, or of a table of texts."""

    help = "Turn a blunt private reason into words for the interview."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a text or a file, and the form of the answer."""
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
            self._answer_table(Path(batch), options["towards"], as_json=options["json"])
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
        return _HELP_FIRST
    if answer.kind == "none":
        return "I can’t find a reason in this. Try finishing: “I’m looking because…”"
    found = ", ".join(f"{theme.key} {theme.score:.2f}" for theme in answer.themes)
    rows = [f"Themes: {found}"]
    rows += [f"Care first: {answer.care}"] if answer.care else []
    rows += [
        f"Careful with “{text[item.start : item.end]}” ({item.kind}): {item.why}"
        for item in answer.cautions
    ]
    rows += [f"Advice: {answer.advice}"] if answer.advice else []
    rows += [_line(line) for line in answer.lines]
    rows += [f"\nThey may ask: {q.question}\n  “{q.answer}”" for q in answer.follow_ups]
    rows += [f"\nAsk them ({q.audience}): {q.question}" for q in answer.ask_them]
    return "\n".join(rows)


def _line(line: Line) -> str:
    """Return one line with what it is and what it waits for."""
    kind = f"{line.theme}, {line.tone}, {line.length}, {line.words} words"
    waiting = f"\n  Waiting for: {', '.join(line.gaps)}" if line.gaps else ""
    return f"\n{kind}\n  “{line.text}”{waiting}"
