"""What has been done already: how it is picked, said, and kept as stories."""

import pytest
from django.urls import reverse

from interviewprep.stories.models import Story
from motivations.models import Motivation
from motivations.questions.steps import MOST_WORDS, participle, spoken, told
from motivations.reframing.words import count
from motivations.situation import facts_of, situation_of
from tests.factories import AnswerFactory, StoryFactory

GROUND = Motivation.NEW_GROUND


def page_of(job):
    return reverse("motivations:question", args=[job.pk, GROUND, 3])


def answer(client, job, *steps, **what):
    """Send the page with `steps` picked, and what exactly each was."""
    typed = {f"what_{key}": text for key, text in what.items()}
    return client.post(page_of(job), {"steps": steps, **typed})


def stories(owner):
    rows = Story.objects.owned_by(owner).kept().order_by("pk")
    return [(row.title, row.action) for row in rows]


# --- how it is said -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "what", "said"),
    [
        ("course", "bookkeeping", "took a course in bookkeeping"),
        ("course", "A weekend course in Python.", "took a weekend course in Python"),
        ("course", "Data Science", "took a course in Data Science"),
        ("built", "A dashboard", "built a dashboard"),
        ("built", "I’ve tried two log viewers", "tried two log viewers"),
        ("used", "Python for the report", "used Python for the report at work"),
        ("used", "Used it at work for a year", "used it at work for a year"),
        ("used", "ran the pilot", "ran the pilot"),
        ("talked", "sensor upkeep", "talked to people who do sensor upkeep"),
        ("talked", "Met two engineers", "met two engineers"),
        ("read", "Read", "read up on read"),
    ],
)
def test_a_step_is_told_once_however_it_was_typed(step, what, said):
    assert told(step, what) == said


@pytest.mark.parametrize(
    ("step", "what", "said"),
    [
        ("course", "bookkeeping", "taken a course in bookkeeping"),
        ("built", "Built a dashboard.", "built a dashboard"),
        ("built", "wrote a small tool", "written a small tool"),
        ("talked", "went to a meet-up", "been to a meet-up"),
    ],
)
def test_a_step_follows_i_have(step, what, said):
    assert participle(step, what) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ""),
        ({"steps": ["nothing"], "what": {"read": "sensors"}}, ""),
        ({"steps": ["read"], "what": {"built": "a rig"}}, ""),
        (
            {
                "steps": ["course", "built", "read"],
                "what": {"course": "SQL", "built": "a rig", "read": "sensors"},
            },
            "built a rig, taken a course in SQL and read up on sensors",
        ),
        # From when one step was all that could be picked.
        ({"step": "built", "what": "Built a dashboard."}, "built a dashboard"),
        ({"step": "nothing", "what": "a plan"}, ""),
    ],
)
def test_all_steps_are_said_the_biggest_first(given, said):
    assert spoken(given) == said


def test_steps_that_a_line_has_no_room_for_are_left_out():
    long = " ".join(["word"] * 20)
    given = {"steps": ["used", "read"], "what": {"used": long, "read": long}}

    said = spoken(given)

    assert said.startswith("used word")
    assert count(said) <= MOST_WORDS


# --- how it is answered -------------------------------------------------------------


def test_every_step_that_was_picked_is_a_fact_of_ones_lines(as_alice, job, reasons):
    answer(as_alice, job, "built", "course", built="a dashboard", course="SQL")

    step = situation_of(facts_of(job)).step
    assert step == "built a dashboard and taken a course in SQL"


def test_what_is_typed_beside_another_step_waits_unused(as_alice, job, reasons):
    answer(as_alice, job, "built", built="a dashboard", read="a book")

    shown = as_alice.get(page_of(job)).context["form"]
    assert shown["what_read"].value() == "a book"
    assert situation_of(facts_of(job)).step == "built a dashboard"


def test_nothing_yet_is_an_answer_and_may_have_a_day(as_alice, job, reasons):
    response = as_alice.post(page_of(job), {"steps": "nothing", "by": "2027-03-01"})
    check = as_alice.get(reverse("motivations:check", args=[job.pk, GROUND]))

    summary = check.context["rows"][2]["summary"]
    assert response.status_code == 302
    assert summary == ["Nothing yet", "A first step by 1 March 2027"]
    assert not Story.objects.exists()


def test_an_answer_from_before_is_read_as_it_was_given(as_alice, job, reasons):
    given = {"step": "built", "what": "a dashboard", "by": None}
    AnswerFactory.create(reason=reasons[GROUND], number=3, given=given, is_done=True)

    form = as_alice.get(page_of(job)).context["form"]

    assert form["steps"].value() == ["built"]
    assert form["what_built"].value() == "a dashboard"
    assert form.summary() == ["Built a dashboard."]


# --- what it proves -----------------------------------------------------------------


def test_each_step_begins_a_story(as_alice, alice, job, reasons):
    answer(as_alice, job, "built", "course", built="a dashboard", course="SQL")

    assert stories(alice) == [
        ("Built a dashboard", "I built a dashboard."),
        ("Took a course in SQL", "I took a course in SQL."),
    ]


def test_a_reworded_step_rewords_its_story(as_alice, alice, job, reasons):
    answer(as_alice, job, "built", built="a dashbord")

    answer(as_alice, job, "built", built="a dashboard")

    assert stories(alice) == [("Built a dashboard", "I built a dashboard.")]


def test_a_story_that_was_worked_on_stays(as_alice, alice, job, reasons):
    answer(as_alice, job, "built", built="a dashboard")
    Story.objects.update(action="I asked around first.")

    answer(as_alice, job, "built", built="a better dashboard")

    assert [title for title, _ in stories(alice)] == [
        "Built a dashboard",
        "Built a better dashboard",
    ]


@pytest.mark.parametrize("deleted", [True, False])
def test_saving_again_adds_no_story(as_alice, alice, job, reasons, deleted):
    answer(as_alice, job, "built", built="a dashboard")
    if deleted:
        Story.objects.all().delete()
    before = stories(alice)

    answer(as_alice, job, "built", built="a dashboard")

    assert stories(alice) == before


def test_a_story_that_is_there_already_is_not_doubled(as_alice, alice, job, reasons):
    StoryFactory.create(owner=alice, title="Built a dashboard", action="Long ago.")

    answer(as_alice, job, "built", built="a dashboard")

    assert stories(alice) == [("Built a dashboard", "Long ago.")]


def test_a_long_step_makes_a_short_title(as_alice, alice, job, reasons):
    what = "a dashboard " + "of many small parts " * 7

    answer(as_alice, job, "built", built=what.strip())

    [(title, action)] = stories(alice)
    assert len(title) <= 80
    assert title.endswith("…")
    assert what.strip() in action
