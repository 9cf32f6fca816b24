"""The sentences that every format of the sheet shares: one wording, said once."""

from datetime import date

from interviewprep.sheets.sheet import (
    Ask,
    Foot,
    Head,
    Heading,
    Person,
    Proof,
    Sheet,
    Titles,
    Why,
    Worry,
)

MOTTO = "They called you. It’s an interview for both of you."
MUST = "Don’t leave without it"
PRESS = "If they press:"
PROOF_HINT = "need, story, number"
CRITERIA_HINT = "tick straight after"
NOTES_HINT = "names, numbers, next steps"

_DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_QUOTATION_MARKS = '“”„«»‹›「」『』"'


def spoken(text: str) -> str:
    """Return `text` in quotation marks, unless it brings its own or is empty."""
    if not text or (text[0] in _QUOTATION_MARKS and text[-1] in _QUOTATION_MARKS):
        return text
    return f"“{text}”"


def day(moment: date) -> str:
    """Return the day of a date or `moment`, such as “Thursday 26 November”."""
    # Not strftime: its names follow the machine's language, not the sheet's.
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}"


def when(head: Head) -> str:
    """Return the reader's own time and day, or nothing while no time is set."""
    if head.starts_at is None:
        return ""
    return f"{head.starts_at:%H:%M}, {day(head.starts_at)}"


def job(head: Head) -> str:
    """Return the role and the company, as far as they're known."""
    return " at ".join(filter(None, (head.role, head.company)))


def their_time(head: Head) -> str:
    """Return the time on their clock, if it differs, such as “10:00 in Berlin”."""
    here, there = head.starts_at, head.their_starts_at
    if here is None or there is None or here.utcoffset() == there.utcoffset():
        return ""
    on_day = "" if here.date() == there.date() else f" on {day(there)}"
    in_place = f" in {head.their_place}" if head.their_place else " their time"
    return f"{there:%H:%M}{on_day}{in_place}"


def logistics(head: Head) -> str:
    """Return their time, the length and the medium, in one line."""
    length = f"{head.minutes} minutes" if head.minutes else ""
    return ", ".join(filter(None, (their_time(head), length, head.medium)))


def person_text(person: Person) -> str:
    """Return a name and a title, such as “Dana Okafor, Head of Support”."""
    return ", ".join(filter(None, (person.name, person.title)))


def seconds(sheet: Sheet) -> str:
    """Return how long the answer takes to say, unless times are to be hidden."""
    if sheet.options.hides_times or not sheet.why.seconds:
        return ""
    return f"{sheet.why.seconds} seconds"


def head_texts(head: Head) -> tuple[str, ...]:
    """Return the lines of the head, in reading order, without empty ones."""
    people = map(person_text, head.people)
    return _present(when(head), job(head), logistics(head), *people)


def why_texts(why: Why) -> tuple[str, ...]:
    """Return the answer and what to add if they press."""
    press = f"{PRESS} {why.if_they_press}" if why.if_they_press else ""
    return _present(spoken(why.text), press)


def proof_text(proof: Proof) -> str:
    """Return one row of proof as a line."""
    rest = " ".join(filter(None, (proof.keywords, proof.number)))
    return ": ".join(filter(None, (proof.need, rest)))


def worry_text(worry: Worry) -> str:
    """Return a doubt and the way across it as a line."""
    return ": ".join(filter(None, (worry.doubt, worry.bridge)))


def ask_note(ask: Ask) -> str:
    """Return whom a question is for, and whether it's the one not to miss."""
    return ". ".join(filter(None, (ask.who, MUST if ask.is_must else "")))


def ask_text(ask: Ask) -> str:
    """Return a question as a line, with whom it's for."""
    note = ask_note(ask)
    return f"{spoken(ask.question)} ({note})" if note else spoken(ask.question)


def foot_texts(foot: Foot) -> tuple[str, ...]:
    """Return how to get in, and what to do if that fails."""
    return _present(
        f"Joining: {foot.joining}" if foot.joining else "",
        f"If it fails: {foot.if_it_fails}" if foot.if_it_fails else "",
    )


def parts(sheet: Sheet) -> tuple[tuple[Heading, tuple[str, ...]], ...]:
    """Return every part of the sheet as plain lines, in its order of use."""
    return (
        (Heading.HEAD, head_texts(sheet.head)),
        (Heading.OPEN, _present(spoken(sheet.open_with))),
        (Heading.WHY, why_texts(sheet.why)),
        (Heading.PROOF, tuple(map(proof_text, sheet.proof))),
        (Heading.WORRIES, tuple(map(worry_text, sheet.worries))),
        (Heading.IN_IT, sheet.in_it_for_you),
        (Heading.ASKS, tuple(map(ask_text, sheet.asks))),
        (Heading.CRITERIA, sheet.criteria),
        (Heading.CLOSE, _present(spoken(sheet.close_with))),
        (Heading.FOOT, foot_texts(sheet.foot)),
    )


def title(sheet: Sheet) -> str:
    """Return the document's title, which says no more than the reader chose."""
    parts = ["Talking points"]
    if sheet.options.titles is Titles.FULL and job(sheet.head):
        parts.append(job(sheet.head))
    if sheet.head.starts_at:
        parts.append(f"{day(sheet.head.starts_at)} {sheet.head.starts_at.year}")
    return ", ".join(parts)


def _present(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))
