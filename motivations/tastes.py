"""Puts wordings in a person’s order: their own words first, what isn’t them last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from interviewprep.jobs.models import Job
from motivations import reframing
from motivations.models import Line, Taste, TasteQuerySet
from motivations.reframing.claims import excluded
from motivations.reframing.words import words_of
from motivations.two_sides import TwoSides

_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that is offered, and what the person has shown of it, if anything."""

    line: reframing.Line
    taste: Taste | None = None

    @property
    def written_for(self) -> Job | None:
        """The job for which the person put it in these words; None for ours."""
        line = self.taste and self.taste.line
        return line.job if line else None

    @property
    def is_put_aside(self) -> bool:
        return self.taste is not None and self.taste.is_not_me


def entry_of(line: reframing.Line) -> str:
    """Return the phrasebook’s name for a wording, which is the same at each length.

    A name stays with its place in the phrasebook when that is worded anew.
    """
    return line.variant.rpartition(":")[0]


def arranged(sides: TwoSides, rows: Sequence[Taste], job: Job) -> list[Choice]:
    """Return what may be said for `job`: own words, then ours, put-aside ones last.

    `rows` are the person’s tastes that bear on the length, newest first. Own words
    are there for the leading theme, where things stand as when they were written.
    """
    if not sides.drawn:
        return []
    aside = {row.entry.reveal(): row for row in rows if row.line is None}
    ours = [Choice(line, aside.get(entry_of(line))) for line in sides.drawn]
    ours.sort(key=lambda choice: choice.is_put_aside)
    return [*_own(sides, rows, job), *ours]


def _own(sides: TwoSides, rows: Sequence[Taste], job: Job) -> Iterator[Choice]:
    """Yield the person’s own words for this theme, each wording once, newest first."""
    now = _as_told(sides)
    kind = (sides.drawn[0].theme, standing_of(sides))
    offered = set()
    for row in rows:
        if row.line is None or row.line.text in offered:
            continue
        if (row.theme.reveal(), row.standing.reveal()) != kind:
            continue
        found = None
        if not _names_another(row.line, job, sides.target):
            found = _held_against(now, sides, row)
        if found:
            offered.add(row.line.text)
            yield Choice(found, row)


def standing_of(sides: TwoSides) -> str:
    """Return how things stand with the job: “still”, “over”, or how it ended.

    As the person has stated it, else as the private text tells it.
    """
    situation = _as_told(sides)
    if situation.ended:
        return situation.ended.value
    told = reframing.propose(sides.blunt).employed
    employed = told if situation.employed is None else situation.employed
    return "over" if employed is False else "still"


def _as_told(sides: TwoSides) -> reframing.Situation:
    """Return the confirmed facts, with an ending that the private text itself tells."""
    known = sides.situation
    if known.ended or known.employed:
        return known
    return replace(known, ended=reframing.propose(sides.blunt).ended)


def _held_against(
    now: reframing.Situation, sides: TwoSides, row: Taste
) -> reframing.Line | None:
    """Return own words as a line, or None where today’s facts don’t bear them out.

    What they claim has to be ticked again; a number or a name that isn’t known today
    keeps them back, and so does whatever the gate would refuse.
    """
    text = row.line.text if row.line else ""
    found = reframing.check(text, source=sides.blunt, situation=now, job=sides.target)
    claims = tuple(dict.fromkeys(each.key for each in found.unconfirmed))
    if any(each.kind != "claim" for each in found.unconfirmed):
        return None
    if excluded(now).intersection(claims):
        return None
    if found.blocked or found.leaks or found.fits == "too_long":
        return None
    return replace(
        sides.drawn[0],
        text=text,
        parts=(reframing.Part(text, "said"),),
        words=found.words,
        seconds=found.seconds,
        gaps=(),
        claims=claims,
        unconfirmed=claims,
        variant=f"own:{row.pk}",
    )


def _names_another(line: Line, job: Job, target: reframing.TargetJob) -> bool:
    """Tell whether words speak of the job they were written for, and that is another.

    Its name, even the first word of it, its title and what it offers must not be said
    to somebody else, unless it is just as true of them.
    """
    if line.job_id == job.pk:
        return False
    there = line.job
    names = [there.company, *there.company.split()[:1], there.title, there.offers]
    return any(
        _says(line.text, name) and not any(_says(each, name) for each in target.said())
        for name in names
    )


def _says(text: str, name: str) -> bool:
    """Tell whether a text says a name, in whatever case and with or without its ’s."""
    if len(name) < _SHORTEST_NAME:
        return False
    said, named = (
        " ".join(word.removesuffix("'s") for word in words_of(each))
        for each in (text, name)
    )
    return bool(named) and f" {named} " in f" {said} "


def learn(line: Line, sides: TwoSides) -> None:
    """Remember what a line was for, so that the person’s own wording comes up again."""
    if not sides.drawn:
        return
    shown = sides.line
    known = {
        "owner_id": line.owner_id,
        "theme": shown.theme,
        "standing": standing_of(sides),
        "entry": entry_of(shown),
        "is_not_me": False,
    }
    Taste.objects.update_or_create(line=line, defaults=known)


@transaction.atomic
def put_aside(choice: Choice, *, owner_id: int) -> Taste:
    """Put a wording of ours last from now on, or offer own words no more."""
    if choice.taste is None:
        return Taste.objects.create(
            owner_id=owner_id,
            theme=choice.line.theme,
            entry=entry_of(choice.line),
            is_not_me=True,
        )
    _same_words(choice.taste).update(is_not_me=True)
    return choice.taste


@transaction.atomic
def take_up(taste: Taste) -> None:
    """Take back that a wording was put aside."""
    if taste.line is None:
        taste.delete()
    else:
        _same_words(taste).update(is_not_me=False)


def place_of(choices: Sequence[Choice], taste: Taste) -> int:
    """Return where among the choices the wording stands that a taste was about."""
    entry = "" if taste.line else taste.entry.reveal()
    for place, choice in enumerate(choices):
        if choice.taste == taste or (entry and entry_of(choice.line) == entry):
            return place
    return 0


def _same_words(taste: Taste) -> TasteQuerySet:
    """Return the rows of every line that says the same."""
    text = taste.line.text if taste.line else None
    same = Taste.objects.filter(owner_id=taste.owner_id)
    return same.filter(line__text=text) if text else same.filter(pk=taste.pk)
