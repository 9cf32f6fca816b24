"""The board: its columns and counts, the fact on each card, and their pages."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs.board import CARDS_A_COLUMN, board_of
from interviewprep.jobs.models import OPEN_STAGES, Job, Outcome, Stage, Standing
from tests.factories import InterviewFactory, JobFactory

BOARD = reverse("jobs:list")


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", company="Tidewell")


def seed(owner, count, **details):
    """Add `count` jobs at once, one in five in each stage."""
    Job.objects.bulk_create(
        Job(owner=owner, title="Role", stage=list(Stage)[number % 5],
            **{"company": f"Company {number}", **details})
        for number in range(count)
    )  # fmt: skip


def shown(response):
    return response.content.decode()


def card_ids(page):
    return re.findall(r'id="job-(\d+)"', page)


@pytest.mark.parametrize("count", [20, 200, 2000])
def test_the_board_takes_four_queries_however_many_jobs(
    as_alice, alice, count, django_assert_num_queries
):
    seed(alice, count)
    for job in Job.objects.filter(owner=alice)[:3]:
        InterviewFactory.create(job=job)
    as_alice.get(BOARD)

    with django_assert_num_queries(4):  # session, person, counts, cards
        page = as_alice.get(BOARD)

    assert len(card_ids(shown(page))) == min(count, 5 * CARDS_A_COLUMN) * 4 // 5


def test_the_columns_are_the_open_stages_with_true_counts(as_alice, alice):
    seed(alice, 10)
    JobFactory.create(owner=alice, company="Gone", deleted_at=timezone.now())
    JobFactory.create(owner=alice, company="Put away", is_archived=True)

    page = as_alice.get(BOARD)

    columns = page.context["board"].columns
    assert [(column.stage, column.count) for column in columns] == [
        (stage, 2) for stage in OPEN_STAGES
    ]
    assert page.context["board"].closed == 2
    assert "Gone" not in shown(page)
    assert "Put away" not in shown(page)


def test_a_column_shows_a_page_and_then_the_next(as_alice, alice):
    for _ in range(CARDS_A_COLUMN + 2):
        JobFactory.create(owner=alice)

    first = as_alice.get(BOARD)
    (saved, *_) = first.context["board"].columns
    more = {"stage": "saved", "after": saved.more}
    second = as_alice.get(BOARD, more)
    fragment = as_alice.get(BOARD, more, headers={"HX-Request": "true"})

    ids = card_ids(shown(first)) + card_ids(shown(second))
    assert len(ids) == len(set(ids)) == saved.count == CARDS_A_COLUMN + 2
    assert ids == [str(pk) for pk in sorted(map(int, ids), reverse=True)]
    assert card_ids(shown(fragment)) == card_ids(shown(second))
    assert "<h1" not in shown(fragment)


@pytest.mark.parametrize("after", ["nonsense", "W10:1:x", "é", " "])
def test_a_page_that_starts_nowhere_is_the_first(as_alice, job, after):
    page = as_alice.get(BOARD, {"stage": "saved", "after": after})

    assert card_ids(shown(page)) == [str(job.pk)]


def test_jobs_written_in_one_moment_are_each_shown_once(as_alice, alice):
    seed(alice, 5 * (CARDS_A_COLUMN + 3))
    Job.objects.update(updated_at=datetime(2026, 11, 2, 9, 0, 0, 123456, tzinfo=UTC))

    first = as_alice.get(BOARD)
    more = first.context["board"].columns[0].more
    second = as_alice.get(BOARD, {"stage": "saved", "after": more})

    saved = set(Job.objects.filter(stage="saved").values_list("pk", flat=True))
    both = {*map(int, card_ids(shown(first))), *map(int, card_ids(shown(second)))}
    assert saved <= both


def test_a_phone_shows_the_column_that_is_asked_for(as_alice, alice, job):
    JobFactory.create(owner=alice, stage=Stage.APPLIED)

    usual = as_alice.get(BOARD).context["board"]
    asked = as_alice.get(BOARD, {"stage": "saved"}).context["board"]

    chosen = [
        [column.stage for column in board.columns if column.is_chosen]
        for board in (usual, asked)
    ]
    assert chosen == [[Stage.APPLIED], [Stage.SAVED]]


def test_closed_jobs_are_counted_by_how_they_ended(as_alice, alice):
    for outcome in (Outcome.REJECTED, Outcome.REJECTED, Outcome.NO_REPLY, ""):
        JobFactory.create(
            owner=alice, company="Brightwater", stage=Stage.CLOSED, outcome=outcome
        )

    page = as_alice.get(BOARD)

    endings = page.context["board"].endings
    assert [(ending.label, ending.count) for ending in endings] == [
        ("They said no", 2),
        ("No reply", 1),
        ("Not said", 1),
    ]
    assert "Brightwater" not in shown(page)
    listed = as_alice.get(f"{BOARD}?{endings[1].address}")
    assert shown(listed).count("Brightwater</a>") == 1


def test_an_empty_board_says_how_to_begin(as_alice):
    page = shown(as_alice.get(BOARD))

    assert "Even a maybe counts." in page
    assert 'id="board"' not in page


# --- the one fact ---------------------------------------------------------------


def fact(alice, **after):
    """Return what the only card says, some time after now."""
    now = timezone.now() + timedelta(**after)
    board = board_of(alice, now=now)
    cards = "".join(column.cards for column in board.columns)
    found = re.search(r'<p class="fact">(.*?)</p>', cards)
    return found.group(1).strip() if found else ""


def test_a_card_tells_of_the_next_interview_and_not_of_the_last(alice, job):
    alice.time_zone = "Europe/Berlin"
    alice.save()
    soon = datetime(2099, 1, 15, 9, tzinfo=UTC)
    for days in (-40_000, 0, 9):
        InterviewFactory.create(job=job, **at(soon + timedelta(days=days)))
    InterviewFactory.create(
        job=job, standing=Standing.CANCELLED, **at(soon - timedelta(days=1))
    )

    assert fact(alice) == "Thu 15 Jan, 10:00"


def at(moment):
    """Return the fields of an interview that starts at `moment`, which is in UTC."""
    return {
        "starts_at": moment,
        "date": moment.date(),
        "time": moment.time(),
        "zone": "UTC",
    }


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"deadline_on": date(2099, 12, 2)}, "Closes 2 Dec"),
        ({"deadline_on": date(2020, 12, 2)}, "Closing date was 2 Dec"),
        ({"deadline_on": date(2099, 12, 2), "stage": Stage.APPLIED}, ""),
        ({"follow_up_on": date(2099, 12, 2)}, "2 Dec: Follow up"),
        (
            {"follow_up_on": date(2099, 12, 2), "next_step": "Send <references>"},
            "2 Dec: Send &lt;references&gt;",
        ),
        ({}, ""),
    ],
)
def test_a_card_tells_what_is_due(alice, details, told):
    JobFactory.create(owner=alice, **details)

    assert fact(alice) == told


@pytest.mark.parametrize(
    ("stage", "days", "offered"),
    [
        (Stage.APPLIED, 7, "Follow up"),
        (Stage.TALKING, 20, "Follow up"),
        (Stage.TALKING, 21, "Close as no reply?"),
        (Stage.APPLIED, 6, ""),
        (Stage.SAVED, 30, ""),
        (Stage.OFFER, 30, ""),
    ],
)
def test_silence_suggests_what_to_do(alice, stage, days, offered):
    JobFactory.create(owner=alice, stage=stage)

    told = fact(alice, days=days, minutes=1)

    assert (f"{days} days quiet" in told) == bool(offered)
    assert offered in told


def test_a_silent_job_is_closed_in_one_press(as_alice, alice):
    long_ago = timezone.now() - timedelta(days=30)
    job = JobFactory.create(owner=alice, stage=Stage.APPLIED, start=long_ago)
    page = shown(as_alice.get(BOARD))

    ((address, outcome),) = re.findall(
        r'formaction="([^"]+)"\s+name="outcome" value="(\w+)"', page
    )
    as_alice.post(address, {"outcome": outcome})

    job.refresh_from_db()
    assert (job.stage, job.outcome) == (Stage.CLOSED, Outcome.NO_REPLY)


def test_a_card_is_drawn_anew_when_the_job_changes(as_alice, job):
    before = shown(as_alice.get(BOARD))
    job.company = "Halden & Sons"
    job.save()

    after = shown(as_alice.get(BOARD))

    assert "Tidewell" in before
    assert "Tidewell" not in after
    assert "Halden &amp; Sons" in after
