"""Gathers one interview's sheet from rows: spoken text only, nothing sealed.

No query here loads a private column, so that a mistake in a format could not print one.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, prefetch_related_objects

from interviewprep.accounts.models import Paper as UserPaper
from interviewprep.accounts.models import Titles as UserTitles
from interviewprep.accounts.models import User
from interviewprep.fit.models import Question
from interviewprep.jobs.clock import place_name
from interviewprep.jobs.models import Interview, Job, Medium
from interviewprep.jobs.models import Person as Contact
from interviewprep.sheets.sheet import (
    Ask,
    Foot,
    Head,
    Options,
    Paper,
    Person,
    Proof,
    Sheet,
    Titles,
    Why,
    Worry,
)
from interviewprep.stories.models import Need, Story, Strength
from interviewprep.text import clean_line
from motivations.models import Answer, Line, Motivation, Part, Reason
from motivations.responsibilities import chosen

_MEDIUM = {
    Medium.VIDEO: "video",
    Medium.PHONE: "phone",
    Medium.IN_PERSON: "in person",
}
_IN_IT = {
    Motivation.MOVE_UP: "A bigger job than mine now",
    Motivation.NEW_GROUND: "Newer tools or another field",
    Motivation.PROVE_IT: "Show what the résumé can’t",
    Motivation.SEE_INSIDE: "See what it’s really like",
}
_PAPER = {UserPaper.A4: Paper.A4, UserPaper.LETTER: Paper.LETTER}
_TITLES = {UserTitles.NEUTRAL: Titles.NEUTRAL, UserTitles.FULL: Titles.FULL}


# Where an interview keeps who will be there, once that is fetched.
_PEOPLE = "in_the_room"
# A fourth would not be glanced at; it stays on the job's own pages.
MOST_REASONS = 3


def sheet_of(interview: Interview, user: User) -> Sheet:
    """Return the talking-points sheet of an interview as it stands, however empty."""
    job = interview.job
    lines = _lines(job)
    needs = list(job.needs.kept().in_order().select_related("story", "bridge"))
    reasons = _reasons(job)
    answers = _answers(reasons)
    return Sheet(
        head=_head(interview, user),
        open_with=_text(lines.get(Part.OPEN)),
        why=_why(lines, user),
        proof=(
            *(_proof(need) for need in needs if _is_proven(need)),
            *_unseen(answers.get((Motivation.PROVE_IT, 6), {})),
        ),
        worries=tuple(_worry(need) for need in needs if _is_bridged(need)),
        in_it_for_you=_in_it_for_you(reasons, answers),
        asks=_asks(job),
        criteria=_criteria(job),
        close_with=_text(lines.get(Part.CLOSE)),
        foot=_foot(interview),
        options=options_of(user),
    )


def sheets_of(interviews: Sequence[Interview], user: User) -> list[Sheet]:
    """Return the sheets of some interviews of one job, in seven queries for them all.

    What is said is the same in each of them; when, with whom and how to get in isn't.
    """
    if not interviews:
        return []
    prefetch_related_objects(list(interviews), _in_the_room())
    said = sheet_of(interviews[0], user)
    return [
        replace(said, head=_head(interview, user), foot=_foot(interview))
        for interview in interviews
    ]


def options_of(user: User) -> Options:
    """Return how a person likes their sheets."""
    return Options(
        paper=_PAPER[UserPaper(user.paper)], titles=_TITLES[UserTitles(user.titles)]
    )


def _lines(job: Job) -> dict[str, Line]:
    """Return the newest true line for each part of the sheet."""
    newest: dict[str, Line] = {}
    for line in job.lines.kept().filter(is_true=True).newest_first():
        newest.setdefault(line.part, line)
    return newest


def _text(line: Line | None) -> str:
    return line.text if line else ""


def _why(lines: dict[str, Line], user: User) -> Why:
    text = _text(lines.get(Part.WHY))
    seconds = round(len(text.split()) * 60 / user.words_per_minute) if text else None
    return Why(text=text, seconds=seconds, if_they_press=_text(lines.get(Part.PRESS)))


def _head(interview: Interview, user: User) -> Head:
    starts_at = interview.starts_at
    prefetch_related_objects([interview], _in_the_room())
    zone = interview.their_zone
    return Head(
        role=interview.job.title,
        company=interview.job.company,
        starts_at=starts_at.astimezone(user.zone) if starts_at else None,
        place=place_name(user.time_zone),
        their_zone=ZoneInfo(zone) if zone else None,
        their_place=interview.their_place if zone else "",
        minutes=interview.minutes,
        medium=_MEDIUM[Medium(interview.medium)],
        people=tuple(
            Person(str(person), person.title) for person in getattr(interview, _PEOPLE)
        ),
    )


def _in_the_room() -> Prefetch[str]:
    """Fetch who will be there, once, however many interviews there are."""
    people = Contact.objects.kept().order_by("pk").defer("notes")
    return Prefetch("people", people, to_attr=_PEOPLE)


def _foot(interview: Interview) -> Foot:
    return Foot(
        joining=interview.link or interview.address,
        if_it_fails=interview.fallback,
    )


def _is_proven(need: Need) -> bool:
    return need.strength != Strength.GAP and need.kept_story is not None


def _proof(need: Need) -> Proof:
    story = need.kept_story or Story()
    return Proof(
        need=need.text,
        keywords=_ended(": ".join(filter(None, [story.title, story.keywords]))),
        number=story.number or story.result,
    )


def _ended(text: str) -> str:
    """Return the text with a stop, so that the number after it stands apart."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _is_bridged(need: Need) -> bool:
    return need.strength == Strength.GAP and hasattr(need, "bridge")


def _worry(need: Need) -> Worry:
    return Worry(doubt=need.text, bridge=need.bridge.sentence)


def _reasons(job: Job) -> list[Reason]:
    return list(job.reasons.chosen().ranked().defer("blunt", "ticked"))


def _answers(reasons: list[Reason]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return what the guide was answered that may be said, by motivation and number."""
    kinds = {reason.pk: reason.motivation for reason in reasons}
    rows = Answer.objects.filter(reason__in=reasons, is_done=True, number__in=_SPOKEN)
    return {
        (kinds[row.reason_id], row.number): row.given for row in rows.defer("draft")
    }


def _unseen(given: dict[str, Any]) -> tuple[Proof, ...]:
    """Return a last row of proof: what no résumé shows, and how they’ll notice it."""
    unseen, noticed = clean_line(given.get("unseen", "")), given.get("noticed", "")
    if not (unseen or noticed):
        return ()
    need = unseen.rstrip(".") or "In the room"
    return (Proof(need=need, keywords=clean_line(noticed), number=""),)


def _in_it_for_you(
    reasons: list[Reason], answers: dict[tuple[str, int], dict[str, Any]]
) -> tuple[str, ...]:
    """Return each motivation in a few words: the person's own where there are any."""
    return tuple(
        _in_own_words(
            reason.kind,
            answers.get((reason.motivation, _SAID_IN.get(reason.kind, 0)), {}),
        )
        or _IN_IT[reason.kind]
        for reason in reasons[:MOST_REASONS]
    )


# The question whose answer names what is in it for the person.
_SAID_IN = {Motivation.MOVE_UP: 4, Motivation.NEW_GROUND: 2}
# Those, and the one about what no résumé shows.
_SPOKEN = (2, 4, 6)


def _in_own_words(kind: Motivation, given: dict[str, Any]) -> str:
    if kind == Motivation.MOVE_UP:
        return ", ".join(each.label for each in chosen(given)[:2]).capitalize()
    tools = given.get("entries", [])
    return f"Work with {tools[0]}" if kind == Motivation.NEW_GROUND and tools else ""


def _asks(job: Job) -> tuple[Ask, ...]:
    rows = job.questions.kept().in_order().select_related("person").defer("blunt")
    return tuple(
        Ask(question=row.text, who=_whom(row), is_must=row.is_must) for row in rows
    )


def _criteria(job: Job) -> tuple[str, ...]:
    rows = job.criteria.kept().yes().in_order()
    return tuple(rows.values_list("text", flat=True))


def _whom(question: Question) -> str:
    if question.person is not None:
        return str(question.person)
    if question.audience == "unknown":
        return ""
    return str(question.get_audience_display())
