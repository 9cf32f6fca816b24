"""Finds where two things that a person said can't both be meant."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from interviewprep.told.kinds import Kind
from interviewprep.told.quantities import Measure, Quantity
from interviewprep.told.reading import quantities_in


@dataclass(frozen=True)
class Said:
    """One thing somebody said: what about, in which words, on which day."""

    kind: Kind
    text: str
    on: date
    story: int | None = None

    @cached_property
    def figures(self) -> list[Quantity]:
        """Everything the words say in figures, read once."""
        found = quantities_in(
            self.text,
            on=self.on,
            is_about_pay=self.kind is Kind.SALARY,
            is_about_notice=self.kind is Kind.NOTICE,
        )
        if self.kind is not Kind.NOTICE:
            return found
        # “From”, “start” and “available” are all one when it is about starting.
        return [replace(each, role="", subject=frozenset()) for each in found]


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of two statements that don't go together."""

    one: str
    other: str


def difference_between(one: Said, other: Said) -> Difference | None:
    """Return the first words in which two statements differ; None where they agree.

    Only like is compared with like: the same kind of statement, the same measure, the
    same currency and, where both name one, the same subject. What people round, they
    may round; and a length of service grows with the days between two talks.
    """
    if one.kind != other.kind or not _is_comparable(one, other):
        return None
    mine, theirs = one.figures, other.figures
    days = 0.0 if one.kind is Kind.NOTICE else float((other.on - one.on).days)
    left = [each for each in mine if not _fits_any(each, theirs, days)]
    right = [each for each in theirs if not _fits_any(each, mine, -days)]
    for each in left:
        for against in right:
            if _are_alike(each, against, one.kind):
                return Difference(each.words, against.words)
    return None


def _is_comparable(one: Said, other: Said) -> bool:
    """Two stories are compared only where they are the same story."""
    return one.kind is not Kind.STORY or (
        one.story is not None and one.story == other.story
    )


def _fits_any(each: Quantity, others: list[Quantity], days: float) -> bool:
    return any(_fits(each, other, days) for other in others)


def _fits(one: Quantity, other: Quantity, days: float) -> bool:
    """Tell whether both can mean one thing, the other said `days` later."""
    if not _is_same_measure(one, other):
        return False
    if one.subject and other.subject and not one.subject & other.subject:
        return False
    low, high = one.low, one.high
    if one.measure is Measure.LENGTH:
        low, high = low + min(days, 0.0), high + max(days, 0.0)
    return low <= other.high and other.low <= high


def _are_alike(one: Quantity, other: Quantity, kind: Kind) -> bool:
    """Tell whether two figures are about one thing, so that they ought to agree."""
    if not _is_same_measure(one, other):
        return False
    if one.subject & other.subject:
        return True
    if one.subject and other.subject:
        return False
    is_certain = one.measure is not Measure.COUNT or kind is Kind.STORY
    return is_certain and kind is not Kind.OTHER


def _is_same_measure(one: Quantity, other: Quantity) -> bool:
    if one.measure is not other.measure or one.role != other.role:
        return False
    if one.measure is Measure.COUNT:
        return one.unit == other.unit
    return not (one.unit and other.unit) or one.unit == other.unit
