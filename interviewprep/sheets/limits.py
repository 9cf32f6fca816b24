"""How much fits on one page, and where the rest goes: a second page named “Spare”."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interviewprep.sheets.sheet import (
    Ask,
    Foot,
    Head,
    Heading,
    Person,
    Proof,
    Sheet,
    Why,
    Worry,
)
from interviewprep.sheets.wording import parts

OPEN_WORDS = 28
WHY_WORDS = 58
PRESS_WORDS = 20
PROOF_ROWS = 3
PROOF_WORDS = (5, 9, 6)  # need, keywords, number: 20 in all
WORRY_ROWS = 2
WORRY_WORDS = (5, 25)  # doubt, bridge: 30 in all
IN_IT_ROWS = 3
IN_IT_WORDS = 8
ASK_ROWS = 4
ASK_WORDS = 22
CRITERIA_ROWS = 5
CRITERION_CHARACTERS = 40
CLOSE_WORDS = 28
PEOPLE = 4
NAME_WORDS = 6
FOOT_WORDS = 12

# Text without spaces, or made of very long words, takes room by its characters.
_CHARACTERS_A_WORD = 9
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class SparePart:
    """What one part of the sheet says beyond its limit, in full."""

    heading: Heading
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The page for the room, and what is kept for the “Spare” page."""

    front: Sheet
    spare: tuple[SparePart, ...]


def count_rows(sheet: Sheet) -> Pages:
    """Return the sheet with as many rows as a page has; texts stay whole."""
    front = replace(
        sheet,
        proof=sheet.proof[:PROOF_ROWS],
        worries=sheet.worries[:WORRY_ROWS],
        in_it_for_you=sheet.in_it_for_you[:IN_IT_ROWS],
        asks=_asks_to_show(sheet.asks),
        criteria=sheet.criteria[:CRITERIA_ROWS],
    )
    return Pages(front, _left_out(sheet, front))


def shorten(sheet: Sheet) -> Pages:
    """Return the sheet with each text within its limit; “…” marks what goes on.

    Whole sentences stay where one fits. The full text is on the spare page.
    """
    counted = count_rows(sheet).front
    front = replace(
        counted,
        head=_short_head(counted.head),
        open_with=opening(counted.open_with, OPEN_WORDS),
        why=_short_why(counted.why),
        proof=tuple(map(_short_proof, counted.proof)),
        worries=tuple(map(_short_worry, counted.worries)),
        in_it_for_you=_each(counted.in_it_for_you, IN_IT_WORDS),
        asks=tuple(map(_short_ask, counted.asks)),
        criteria=tuple(_cut(text, CRITERION_CHARACTERS) for text in counted.criteria),
        close_with=opening(counted.close_with, CLOSE_WORDS),
        foot=_short_foot(counted.foot),
    )
    return Pages(front, _left_out(sheet, front))


def opening(text: str, words: int) -> str:
    """Return `text`, or as much of its beginning as `words` words give room for."""
    if _fits(text, words):
        return text
    kept = ""
    for sentence in _SENTENCE_ENDS.split(text):
        longer = f"{kept} {sentence}".strip()
        if not _fits(longer, words):
            break
        kept = longer
    kept = kept or " ".join(text.split(" ")[:words])
    return _cut(f"{kept} …", words * _CHARACTERS_A_WORD)


def _fits(text: str, words: int) -> bool:
    return len(text.split()) <= words and len(text) <= words * _CHARACTERS_A_WORD


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    return text[: characters - 1].rstrip(" …") + "…"


def _each(texts: Iterable[str], words: int) -> tuple[str, ...]:
    return tuple(opening(text, words) for text in texts)


def _asks_to_show(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """Choose the questions for the page, in their order; musts are chosen first."""
    by_need = sorted(range(len(asks)), key=lambda index: not asks[index].is_must)
    return tuple(asks[index] for index in sorted(by_need[:ASK_ROWS]))


def _short_head(head: Head) -> Head:
    people = tuple(
        Person(*_each((person.name, person.title), NAME_WORDS))
        for person in head.people[:PEOPLE]
    )
    role, company, medium, place = _each(
        (head.role, head.company, head.medium, head.their_place), FOOT_WORDS
    )
    return replace(
        head,
        role=role,
        company=company,
        medium=medium,
        their_place=place,
        people=people,
    )


def _short_why(why: Why) -> Why:
    return replace(
        why,
        text=opening(why.text, WHY_WORDS),
        if_they_press=opening(why.if_they_press, PRESS_WORDS),
    )


def _short_proof(proof: Proof) -> Proof:
    texts = (proof.need, proof.keywords, proof.number)
    if _fits(" ".join(texts), sum(PROOF_WORDS)):
        return proof
    return Proof(*map(opening, texts, PROOF_WORDS))


def _short_worry(worry: Worry) -> Worry:
    if _fits(f"{worry.doubt} {worry.bridge}", sum(WORRY_WORDS)):
        return worry
    return Worry(*map(opening, (worry.doubt, worry.bridge), WORRY_WORDS))


def _short_ask(ask: Ask) -> Ask:
    return replace(
        ask,
        question=opening(ask.question, ASK_WORDS),
        who=opening(ask.who, NAME_WORDS),
    )


def _short_foot(foot: Foot) -> Foot:
    # A link is of no use cut short: only the words beside it are.
    return replace(foot, if_it_fails=opening(foot.if_it_fails, FOOT_WORDS))


def _left_out(sheet: Sheet, front: Sheet) -> tuple[SparePart, ...]:
    """Return what `sheet` says and `front` doesn't, part by part."""
    shown = dict(parts(front))
    left_out = (
        SparePart(heading, tuple(text for text in texts if text not in shown[heading]))
        for heading, texts in parts(sheet)
    )
    return tuple(part for part in left_out if part.texts)
