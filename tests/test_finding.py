"""Words are found by how they begin, in any case, with or without their accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.finding import can_guess, fold, says, words_in
from interviewprep.jobs.models import Job
from tests.factories import JobFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("company", "typed"),
    [
        ("Zürich Versicherung", "zurich"),
        ("Zurich Versicherung", "ZÜRICH"),
        ("Łódź Transport", "lodz trans"),
        ("Straßenbahn AG", "strasse"),
        ("Strassenbahn AG", "straße"),
        ("Ærø Ferries", "aero"),
        ("Đà Nẵng Port", "da nang"),
        ("Привет", "прив"),
        ("Sainsbury’s", "s"),
        ("C++ Institute", "c++"),
        ("Smith-Jones [UK]", "jones uk"),
        ("1&1 Telecom", "1"),
        ("Team (Robotics)", "rob"),
    ],
)
def test_a_word_is_found_by_how_it_begins(alice, company, typed):
    JobFactory.create(owner=alice, company=company)

    assert Job.objects.filter(says(typed, ["company"])).count() == 1


@pytest.mark.parametrize(
    ("company", "typed"),
    [
        ("Tidewell Robotics", "well"),
        ("Tidewell Robotics", "tide halden"),
        ("Tidewell", "*"),
        ("Tidewell", "?idewell"),
        ("Tidewell", ""),
        ("Tidewell", "“”"),
        ("Tidewell", "tid[e"),
    ],
)
def test_what_is_inside_a_word_or_missing_is_not_found(alice, company, typed):
    JobFactory.create(owner=alice, company=company)

    assert not Job.objects.filter(says(typed, ["company"])).exists()


def test_each_word_may_stand_in_another_field(alice):
    JobFactory.create(owner=alice, company="Tidewell", title="Team lead")

    assert Job.objects.filter(says("lead tide", ["company", "title"])).exists()


@given(text=st.text(max_size=200))
def test_any_text_can_be_looked_for(text):
    clean = text.replace("\0", "").encode("utf-8", "ignore").decode()

    assert len(words_in(clean)) <= 6
    assert not Job.objects.filter(says(clean, ["company", "title"])).exists()


@given(text=st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=20))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_a_typing_mistake_is_forgiven_where_the_database_can(alice):
    JobFactory.create(owner=alice, company="Tidewell Robotics")

    found = Job.objects.filter(says("tidwell", ["company"], guessing=can_guess()))

    assert found.exists() == can_guess()
