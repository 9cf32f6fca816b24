"""When two versions of one thing differ, and when they only sound different."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.told.differences import Said, difference_between
from interviewprep.told.kinds import Kind
from tests.told.pairs import DIFFERENT, SAME

FIRST, SECOND = date(2026, 11, 3), date(2026, 11, 20)
TEXT = st.text(max_size=80) | st.sampled_from([one for _, one, _ in SAME + DIFFERENT])
KINDS = st.sampled_from(Kind)
UNDER_TWENTY = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]


def compared(kind, one, other, *, days=17):
    first = Said(Kind(kind), one, FIRST, story=7)
    second = Said(Kind(kind), other, FIRST + timedelta(days), story=7)
    return difference_between(first, second)


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_what_only_sounds_different_is_not_warned_of(kind, one, other):
    assert compared(kind, one, other) is None
    assert compared(kind, other, one) is None


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_what_differs_is_found_either_way_round(kind, one, other):
    assert compared(kind, one, other) is not None
    assert compared(kind, other, one) is not None


def test_the_words_that_differ_are_told_as_they_were_said():
    found = compared("dates", "I’ve done almost three years now.", "Just two years.")

    assert found is not None
    assert (found.one, found.other) == ("almost three years", "two years")


def test_what_is_about_different_things_is_not_compared():
    one = Said(Kind.DATES, "three years", FIRST)
    other = Said(Kind.NOTICE, "three months", SECOND)

    assert difference_between(one, other) is None


@pytest.mark.parametrize(("one", "other"), [(1, 2), (None, None), (1, None)])
def test_two_stories_may_have_two_numbers(one, other):
    first = Said(Kind.STORY, "38% fewer tickets", FIRST, story=one)
    second = Said(Kind.STORY, "50% fewer tickets", SECOND, story=other)

    assert difference_between(first, second) is None


def test_a_length_of_service_grows_with_the_days():
    assert compared("dates", "two years", "three years", days=365) is None
    assert compared("dates", "three years", "two years", days=365) is not None
    assert compared("notice", "one month", "three months", days=365) is not None


@given(text=TEXT, kind=KINDS)
def test_the_same_words_never_differ(text, kind):
    assert compared(kind, text, text) is None


@given(one=TEXT, other=TEXT, kind=KINDS, days=st.integers(0, 900))
def test_it_makes_no_difference_which_is_read_first(one, other, kind, days):
    first = Said(kind, one, FIRST, story=7)
    second = Said(kind, other, FIRST + timedelta(days), story=7)

    there, back = difference_between(first, second), difference_between(second, first)

    assert (there is None) == (back is None)


@given(
    number=st.integers(2, 19),
    unit=st.sampled_from(["days", "weeks", "months", "years"]),
)
def test_words_and_figures_are_one(number, unit):
    assert (
        compared("dates", f"{number} {unit}", f"{UNDER_TWENTY[number]} {unit}") is None
    )


@given(thousands=st.integers(10, 999), mark=st.sampled_from("£€$"))
def test_thousands_are_one_however_they_are_written(thousands, mark):
    ways = (
        f"{mark}{thousands}k",
        f"{mark}{thousands},000",
        f"{mark}{thousands}.000",
        f"{thousands} 000 {mark}",
        f"{mark}{thousands * 1000}",
        f"{thousands} thousand",
    )

    assert all(compared("salary", ways[0], way) is None for way in ways)


@given(weeks=st.integers(1, 40))
def test_weeks_are_seven_days(weeks):
    assert compared("notice", f"{weeks} weeks", f"{weeks * 7} days") is None


@given(years=st.integers(1, 30), more=st.integers(2, 9))
def test_two_years_apart_is_a_difference(years, more):
    one, other = f"{years} years", f"{years + more} years"

    assert compared("dates", one, other) is not None
    assert compared("dates", other, one) is not None


@given(low=st.integers(20, 300), gap=st.integers(10, 90))
def test_sums_a_tenth_apart_differ(low, gap):
    high = low * (100 + gap) // 100 + 1

    assert compared("salary", f"£{low}k", f"£{high}k") is not None
