"""What a sheet holds, what it says, and what goes to the spare page."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from interviewprep.sheets import limits, wording
from interviewprep.sheets.sheet import (
    Ask,
    Foot,
    Head,
    Heading,
    Options,
    Person,
    Proof,
    Sheet,
    Titles,
    Why,
    Worry,
)
from tests.sheets.examples import EMPTY, FULL, TIDEWELL, sentence
from tests.sheets.strategies import ANY_TEXT, sheets


def test_blank_rows_drop_out_and_texts_are_cleaned():
    sheet = Sheet(
        open_with=" one\n\x00 line ",
        proof=(Proof(), Proof(need="\ud800"), Proof(number="38%")),
        worries=(Worry(" "),),
        asks=(Ask("", "Dana", is_must=True),),
        in_it_for_you=("", "grow "),
        criteria=("\t",),
    )

    assert sheet.open_with == "one line"
    assert sheet.proof == (Proof(number="38%"),)
    assert (sheet.worries, sheet.asks, sheet.criteria) == ((), (), ())
    assert sheet.in_it_for_you == ("grow",)


@pytest.mark.parametrize("language", ["", "english", "en_GB", 'en"', "EN"])
def test_a_language_that_is_no_tag_is_refused(language):
    with pytest.raises(ValueError, match="language"):
        Options(language=language)


def test_the_head_tells_both_clocks():
    texts = wording.head_texts(TIDEWELL.head)

    assert texts == (
        "09:00, Thursday 26 November",
        "Team Lead, Customer Support at Tidewell Robotics",
        "10:00 in Berlin, 45 minutes, video",
        "Dana Okafor, Head of Support",
        "Luis Ferrer, COO",
    )


@pytest.mark.parametrize(
    ("zone", "place", "said"),
    [
        ("Europe/Lisbon", "Lisbon", ""),
        ("Asia/Tokyo", "Tokyo", "07:30 on Friday 27 November in Tokyo"),
        ("America/New_York", "", "17:30 their time"),
    ],
)
def test_their_time_is_told_only_where_it_differs(zone, place, said):
    head = Head(
        starts_at=datetime(2026, 11, 26, 22, 30, tzinfo=ZoneInfo("Europe/London")),
        their_zone=ZoneInfo(zone),
        their_place=place,
    )

    assert wording.their_time(head) == said


def test_an_interview_across_a_clock_change_lasts_as_long_as_it_says():
    head = Head(
        starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=ZoneInfo("Europe/London")),
        minutes=60,
    )

    assert head.ends_at is not None
    assert (head.ends_at.hour, head.ends_at.minute, head.ends_at.fold) == (1, 30, 0)
    longer = replace(head, minutes=120).ends_at
    assert longer is not None
    assert (longer.hour, longer.fold) == (1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [("Hello.", "“Hello.”"), ("“Hello.”", "“Hello.”"), ("", ""), ('"', '"')],
)
def test_spoken_text_is_quoted_once(text, said):
    assert wording.spoken(text) == said


def test_titles_are_neutral_until_asked_otherwise():
    full = replace(TIDEWELL, options=Options(titles=Titles.FULL))

    assert wording.title(TIDEWELL) == "Talking points, Thursday 26 November 2026"
    assert "Tidewell Robotics" in wording.title(full)
    assert wording.title(EMPTY) == "Talking points"


def test_hidden_times_are_not_told():
    hidden = replace(TIDEWELL, options=Options(hides_times=True))

    assert wording.seconds(TIDEWELL) == "17 seconds"
    assert wording.seconds(hidden) == ""


def test_a_sheet_at_its_limits_leaves_nothing_out():
    pages = limits.shorten(FULL)

    assert pages.front == FULL
    assert pages.spare == ()


def test_rows_beyond_the_limit_are_spare_but_a_must_is_kept():
    asks = tuple(Ask(f"Question {number}?") for number in range(5))
    must = Ask("The one?", "Luis", is_must=True)
    sheet = Sheet(asks=(*asks, must), criteria=tuple("abcdefg"))

    pages = limits.count_rows(sheet)

    assert pages.front.asks == (*asks[:3], must)
    assert pages.spare == (
        limits.SparePart(Heading.ASKS, ("“Question 3?”", "“Question 4?”")),
        limits.SparePart(Heading.CRITERIA, ("f", "g")),
    )


def test_equal_questions_do_not_crowd_the_page():
    sheet = Sheet(asks=(Ask("Same?"),) * 6)

    assert len(limits.count_rows(sheet).front.asks) == limits.ASK_ROWS


def test_a_long_answer_keeps_whole_sentences_and_its_full_text_is_spare():
    answer = f"{sentence(30)}. {sentence(40)}."
    sheet = Sheet(why=Why(answer))

    pages = limits.shorten(sheet)

    assert pages.front.why.text == f"{sentence(30)}. …"
    assert pages.spare == (limits.SparePart(Heading.WHY, (f"“{answer}”",)),)


def test_a_sentence_longer_than_the_limit_is_cut_between_words():
    assert limits.opening("one two three four", 2) == "one two …"


@given(sheets(ANY_TEXT))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_between_the_page_and_the_spare(sheet):
    for pages in (limits.count_rows(sheet), limits.shorten(sheet)):
        shown = dict(wording.parts(pages.front))
        spare = {part.heading: part.texts for part in pages.spare}
        for heading, texts in wording.parts(sheet):
            kept = (*shown[heading], *spare.get(heading, ()))
            assert set(texts) <= set(kept)


def test_every_person_and_link_is_said():
    sheet = Sheet(head=Head(people=(Person("Bob"),)), foot=Foot("Room 4", "Call Bob"))

    said = dict(wording.parts(sheet))

    assert said[Heading.HEAD] == ("Bob",)
    assert said[Heading.FOOT] == ("Joining: Room 4", "If it fails: Call Bob")
