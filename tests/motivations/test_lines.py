"""Lines that are kept: listed, changed in one's own words, closed with, deleted."""

import pytest
from django.urls import reverse

from motivations.models import Line, Part
from tests.factories import LineFactory, ReasonFactory
from tests.motivations.answers import BLUNT

NEW = "I’d like to run a team’s day."


@pytest.fixture
def line(job):
    reason = ReasonFactory.create(job=job, blunt=BLUNT)
    return LineFactory.create(job=job, reason=reason, text="I’d like to lead.")


def address(name, line):
    return reverse(f"motivations:{name}", args=[line.job_id, line.pk])


def change(client, line, **typed):
    filled = {"text": NEW, "part": "why", "is_true": "on", "version": "1", **typed}
    return client.post(address("line", line), filled)


@pytest.mark.parametrize("count", [1, 3])
def test_lines_take_five_queries_however_many(
    as_alice, job, count, django_assert_num_queries
):
    for number in range(count):
        LineFactory.create(job=job, text=f"Line {number}.")
    as_alice.get(reverse("motivations:say", args=[job.pk]))

    with django_assert_num_queries(5):  # session, person, job, lines, reasons
        page = as_alice.get(reverse("motivations:say", args=[job.pk]))

    shown = page.content.decode()
    assert all(f"Line {number}." in shown for number in range(count))


def test_a_line_is_changed_and_becomes_ones_own(as_alice, line):
    change(as_alice, line, part="open")

    line.refresh_from_db()
    assert (line.text, line.part, line.version) == (NEW, Part.OPEN, 2)
    assert line.is_own_words


def test_moving_a_line_leaves_its_words_ours(as_alice, line):
    change(as_alice, line, text=line.text, part="close")

    line.refresh_from_db()
    assert line.part == Part.CLOSE
    assert not line.is_own_words


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "Every lead went to school with the director."}, "text"),
        ({"part": "nowhere"}, "part"),
        ({"is_true": ""}, "is_true"),
        ({"version": ""}, "version"),
    ],
)
def test_what_is_not_valid_is_said_and_nothing_is_lost(as_alice, line, typed, field):
    page = change(as_alice, line, **typed)

    line.refresh_from_db()
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert typed.get("text", NEW) in page.content.decode()
    assert line.text == "I’d like to lead."


def test_a_second_tab_sees_both_wordings_and_may_insist(as_alice, line):
    change(as_alice, line, text="From the first tab.")

    page = change(as_alice, line, text="From the second tab.")
    version = page.context["form"]["version"].value()
    insisted = change(as_alice, line, text="From the second tab.", version=version)

    line.refresh_from_db()
    shown = page.content.decode()
    assert page.status_code == 422
    assert "From the first tab." in shown
    assert "From the second tab." in shown
    assert insisted.status_code == 302
    assert line.text == "From the second tab."


def test_a_deleted_line_can_be_brought_back(as_alice, line):
    gone = as_alice.post(address("delete_line", line))
    page = as_alice.get(gone.headers["Location"]).content.decode()
    as_alice.post(address("restore_line", line))

    assert line.text not in page
    assert address("restore_line", line) in page
    assert Line.objects.get().deleted_at is None


def test_a_line_belongs_to_its_own_job(as_alice, alice, line):
    other = LineFactory.create(job__owner=alice)
    wrong = reverse("motivations:line", args=[other.job_id, line.pk])

    assert as_alice.get(wrong).status_code == 404


# --- how to close -----------------------------------------------------------------


def close(client, job, **typed):
    filled = {"choice": "0", "is_true": "on", **typed}
    return client.post(reverse("motivations:closing", args=[job.pk]), filled)


def test_a_closing_of_ours_is_picked(as_alice, alice, job):
    close(as_alice, job)

    line = Line.objects.get()
    assert (line.owner, line.part) == (alice, Part.CLOSE)
    assert line.text.startswith("Thank you.")
    assert not line.is_own_words


def test_a_closing_of_ones_own_is_written(as_alice, job):
    close(as_alice, job, choice="own", text="What happens next?")

    line = Line.objects.get()
    assert line.text == "What happens next?"
    assert line.is_own_words


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"choice": ""}, "choice"),
        ({"choice": "99"}, "choice"),
        ({"choice": "own", "text": ""}, "text"),
        ({"text": "x" * 301, "choice": "own"}, "text"),
        ({"is_true": "", "choice": "own", "text": "What next?"}, "is_true"),
    ],
)
def test_a_closing_that_is_not_meant_waits(as_alice, job, typed, field):
    page = close(as_alice, job, **typed)

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {field}
    assert typed.get("text", "") in page.content.decode()
    assert not Line.objects.exists()


def test_clicking_twice_closes_with_one_line(as_alice, job):
    for _ in range(2):
        close(as_alice, job)

    assert Line.objects.count() == 1
