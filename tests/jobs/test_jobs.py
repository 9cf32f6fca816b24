"""The board and a job's own pages: adding, changing, moving, closing, deleting."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs.board import columns_of
from interviewprep.jobs.models import Job, Outcome, Stage, Standing
from tests.factories import InterviewFactory, JobFactory, StoryFactory


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", company="Tidewell")


def address(name, job):
    return reverse(f"jobs:{name}", args=[job.pk])


def stages(job):
    """Return the stages a job has been in, in order."""
    return list(job.events.moves().in_order().values_list("stage", flat=True))


def follow(client, response):
    return client.get(response.headers["Location"]).content.decode()


# --- the board ----------------------------------------------------------------


@pytest.mark.parametrize("view", ["board", "list"])
@pytest.mark.parametrize("count", [1, 3])
def test_jobs_take_three_queries_however_many(
    as_alice, alice, view, count, django_assert_num_queries
):
    for number in range(count):
        job = JobFactory.create(owner=alice, company=f"Company {number}")
        InterviewFactory.create(job=job)

    as_alice.get(reverse("jobs:list"))

    with django_assert_num_queries(3):  # session, person, jobs
        page = as_alice.get(reverse("jobs:list"), {"view": view})

    shown = page.content.decode()
    assert all(f"Company {number}" in shown for number in range(count))


def test_the_board_shows_the_stages_in_order_and_no_deleted_job(as_alice, alice, job):
    JobFactory.create(owner=alice, company="Gone", deleted_at=timezone.now())

    page = as_alice.get(reverse("jobs:list"))

    assert [column.stage for column in page.context["columns"]] == list(Stage)
    assert "Tidewell" in page.content.decode()
    assert "Gone" not in page.content.decode()


def test_a_column_shows_fifty_jobs_and_the_list_shows_all(as_alice, alice):
    for _ in range(51):
        JobFactory.create(owner=alice)

    board = as_alice.get(reverse("jobs:list")).content.decode()
    everything = as_alice.get(reverse("jobs:list"), {"view": "list"}).content.decode()

    assert board.count("/details/") + board.count('class="job-card"') == 50
    assert "All 51 in the list" in board
    assert everything.count("Tidewell Robotics") >= 51


def test_a_card_tells_of_the_next_interview_and_not_of_the_last(alice, job):
    now = timezone.now()
    for days in (-3, 5, 9):
        InterviewFactory.create(job=job, **at(now + timedelta(days=days)))
    InterviewFactory.create(
        job=job, standing=Standing.CANCELLED, **at(now + timedelta(days=1))
    )

    (card,) = columns_of(Job.objects.owned_by(alice), now=now)[0].cards

    assert card.next_at == now + timedelta(days=5)


def at(moment):
    """Return the fields of an interview that starts at `moment`, which is in UTC."""
    return {
        "starts_at": moment,
        "date": moment.date(),
        "time": moment.time(),
        "zone": "UTC",
    }


@pytest.mark.parametrize(
    ("stage", "days", "is_quiet"),
    [
        (Stage.APPLIED, 7, True),
        (Stage.TALKING, 30, True),
        (Stage.APPLIED, 6, False),
        (Stage.SAVED, 30, False),
        (Stage.OFFER, 30, False),
    ],
)
def test_a_follow_up_is_fair_after_a_quiet_week(alice, stage, days, is_quiet):
    job = JobFactory.create(owner=alice, stage=stage)
    now = job.updated_at + timedelta(days=days)

    columns = columns_of(Job.objects.owned_by(alice), now=now)

    assert [card.is_quiet for column in columns for card in column.cards] == [is_quiet]


# --- adding and changing --------------------------------------------------------


def test_a_role_is_enough_for_a_job(as_alice, alice):
    response = as_alice.post(
        reverse("jobs:new"), {"title": "Team lead", "stage": "applied"}
    )

    job = Job.objects.get()
    assert response.headers["Location"] == reverse("motivations:why", args=[job.pk])
    assert (job.owner, job.title, job.stage) == (alice, "Team lead", Stage.APPLIED)
    assert stages(job) == ["applied"]


def test_a_job_without_a_role_keeps_what_was_typed(as_alice):
    page = as_alice.post(
        reverse("jobs:new"),
        {"company": "Tidewell", "notes": "Loud office.", "stage": "saved"},
    )

    shown = page.content.decode()
    assert page.status_code == 422
    assert "Give the role a name, even a rough one." in shown
    assert 'value="Tidewell"' in shown
    assert "Loud office." in shown
    assert not Job.objects.exists()


def test_details_that_are_not_valid_keep_what_was_typed(as_alice, job):
    page = as_alice.post(
        address("details", job),
        {"title": "", "posting": "We seek a lead.", "stage": "saved", "version": "1"},
    )

    assert page.status_code == 422
    assert "We seek a lead." in page.content.decode()
    assert Job.objects.get().posting == ""


def test_a_second_tab_asks_before_it_overwrites(as_alice, job):
    typed = {"stage": "saved", "version": "1"}
    as_alice.post(address("details", job), {**typed, "title": "From the first tab"})

    page = as_alice.post(
        address("details", job), {**typed, "title": "From the second tab"}
    )
    again = as_alice.post(
        address("details", job),
        {**typed, "title": "From the second tab", "version": page_version(page)},
    )

    assert page.status_code == 422
    assert "changed in another tab" in page.content.decode()
    assert 'value="From the second tab"' in page.content.decode()
    assert again.status_code == 302
    assert Job.objects.get().title == "From the second tab"


def page_version(page):
    """Return the version that the page would send with its form."""
    return page.context["form"]["version"].value()


def test_nothing_of_the_first_tab_is_lost_until_the_second_insists(as_alice, job):
    typed = {"stage": "saved", "version": "1"}
    as_alice.post(address("details", job), {**typed, "title": "From the first tab"})

    as_alice.post(address("details", job), {**typed, "title": "From the second tab"})

    assert Job.objects.get().title == "From the first tab"


# --- moving and closing -----------------------------------------------------------


def test_a_move_is_dated_and_can_be_taken_back(as_alice, job):
    moved = as_alice.post(address("move", job), {"stage": "talking"})
    shown = follow(as_alice, moved)
    job.refresh_from_db()
    assert job.stage == Stage.TALKING

    as_alice.post(address("undo_move", job))

    job.refresh_from_db()
    assert address("undo_move", job) in shown
    assert job.stage == Stage.SAVED
    assert stages(job) == ["saved"]


def test_a_card_offers_every_other_stage_under_its_own_name(as_alice, alice, job):
    other = JobFactory.create(owner=alice, company="Halden", stage=Stage.CLOSED)

    page = as_alice.get(reverse("jobs:list")).content.decode()

    for each in (job, other):
        form = page.split(f'action="{address("move", each)}"')[1].split("</form>")[0]
        offered = re.findall(r'<option value="(\w+)"', form)
        assert offered == [stage for stage in Stage if stage != each.stage]
        assert f'<label class="vh" for="stage-{each.pk}">' in form
        assert f'<select name="stage" id="stage-{each.pk}"' in form


@pytest.mark.parametrize("stage", ["saved", "nonsense", ""])
def test_a_move_to_nowhere_changes_nothing(as_alice, job, stage):
    response = as_alice.post(address("move", job), {"stage": stage})

    job.refresh_from_db()
    assert response.status_code == 302
    assert job.stage == Stage.SAVED
    assert stages(job) == ["saved"]


def test_a_move_to_closed_asks_how_it_ended(as_alice, job):
    response = as_alice.post(address("move", job), {"stage": "closed"})

    assert response.headers["Location"] == address("close", job)
    assert Job.objects.get().stage == Stage.SAVED


def test_a_job_is_closed_with_its_outcome_and_opened_again(as_alice, job):
    as_alice.post(address("close", job), {"outcome": "rejected"})
    closed = Job.objects.get()

    as_alice.post(address("undo_move", job))

    assert (closed.stage, closed.outcome) == (Stage.CLOSED, Outcome.REJECTED)
    assert (Job.objects.get().stage, Job.objects.get().outcome) == (Stage.SAVED, "")


def test_closing_twice_notes_one_move(as_alice, job):
    for _ in range(2):
        as_alice.post(address("close", job), {"outcome": "rejected"})

    assert stages(job) == ["saved", "closed"]


def test_closing_without_an_outcome_asks_for_it(as_alice, job):
    page = as_alice.post(address("close", job), {})

    assert page.status_code == 422
    assert "Pick the one that’s closest." in page.content.decode()
    assert Job.objects.get().stage == Stage.SAVED


def test_a_closed_job_keeps_its_stage_when_details_change(as_alice, alice):
    job = JobFactory.create(
        owner=alice, stage=Stage.CLOSED, outcome=Outcome.NO_REPLY, title="Lead"
    )

    as_alice.post(address("details", job), {"title": "Head", "version": "1"})

    job.refresh_from_db()
    assert (job.title, job.stage, job.outcome) == ("Head", "closed", "no_reply")


# --- deleting -------------------------------------------------------------------


def test_a_deleted_job_is_gone_at_once_and_comes_back_whole(as_alice, alice, job):
    interview = InterviewFactory.create(job=job)
    StoryFactory.create(owner=alice)

    gone = as_alice.post(address("delete", job))
    board = follow(as_alice, gone)
    missing = as_alice.get(reverse("sheets:sheet", args=[interview.pk]))
    back = as_alice.post(address("restore", job))

    assert address("restore", job) in board
    assert missing.status_code == 404
    assert back.headers["Location"] == job.get_absolute_url()
    assert as_alice.get(reverse("sheets:sheet", args=[interview.pk])).status_code == 200


def test_a_job_that_was_not_deleted_cannot_be_restored(as_alice, job):
    assert as_alice.post(address("restore", job)).status_code == 404


def test_a_number_beyond_all_rows_is_not_found(as_alice):
    assert as_alice.get(f"/jobs/{10**30}/").status_code == 404
