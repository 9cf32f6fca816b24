"""What programs do to jobs, rounds and events: by the rules of the pages."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs.models import Event, Interview, Job, Outcome, Person, Stage
from interviewprep.told.models import Told
from tests.factories import (
    InterviewFactory,
    JobFactory,
    LineFactory,
    PersonFactory,
    StoryFactory,
    TagFactory,
    ToldFactory,
    full_account,
)

JOBS = reverse("v1:jobs")
JSON = "application/json"


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", notes="Only for me")


def post(client, name, row, body):
    return client.post(reverse(f"v1:{name}", args=[row.pk]), body, JSON)


def patch(client, name, row, body):
    address = reverse(f"v1:{name}", args=[row.pk])
    return client.patch(address, {"version": row.version, **body}, JSON)


def faults(answer):
    """Return the fields that an answer complains about."""
    assert answer.status_code == 422, answer.content
    return {each["field"] for each in answer.json()["errors"]}


# --- jobs --------------------------------------------------------------------------


def test_a_job_is_added_as_the_page_would(as_program, alice):
    body = {
        "title": "Nurse",
        "company": "Acme",
        "stage": "applied",
        "salary_low": "45000",
        "salary_currency": "eur",
        "deadline_on": "2027-01-31",
        "tags": ["near home", "four days"],
        "notes": "Only for me",
    }

    answer = as_program.post(JOBS, body, JSON)

    job = Job.objects.get()
    told = answer.json()
    assert answer.status_code == 201
    assert (told["id"], told["salary_low"]) == (job.pk, "45000.00")
    assert (told["salary_currency"], told["tags"]) == (
        "EUR",
        ["four days", "near home"],
    )
    assert told["private"] == {"notes": "Only for me"}
    assert job.owner == alice
    assert job.events.get().stage == Stage.APPLIED


def test_a_job_sent_twice_is_one(as_program):
    body = {"title": "Nurse", "key": str(uuid4())}

    ids = {as_program.post(JOBS, body, JSON).json()["id"] for _ in range(2)}

    assert len(ids) == Job.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"asked.title"}),
        ({"title": "  "}, {"title"}),
        ({"title": "x", "unknown": 1}, {"asked.unknown"}),
        ({"title": "x", "deadline_on": "0999-01-01"}, {"asked.deadline_on"}),
        ({"title": "x", "deadline_on": 5}, {"asked.deadline_on"}),
        ({"title": "x", "salary_low": "9", "salary_high": "1"}, {"salary_high"}),
        ({"title": "x", "posting_url": "javascript:x"}, {"posting_url"}),
        ({"title": "x", "stage": "closed"}, {"stage"}),
    ],
)
def test_what_a_page_refuses_is_refused(as_program, body, fields):
    assert faults(as_program.post(JOBS, body, JSON)) == fields
    assert not Job.objects.exists()


def test_a_change_leaves_the_rest_alone(as_program, job):
    job.tags.add(TagFactory.create(owner=job.owner, name="near home"))

    told = patch(as_program, "job", job, {"place": "Berlin"}).json()

    assert (told["place"], told["title"], told["company"]) == (
        "Berlin",
        "Team lead",
        job.company,
    )
    assert told["tags"] == ["near home"]
    assert told["private"] == {"notes": "Only for me"}
    assert told["version"] == job.version + 1


def test_tags_are_exactly_what_was_sent(as_program, job):
    for name in ("near home", "old"):
        job.tags.add(TagFactory.create(owner=job.owner, name=name))

    told = patch(as_program, "job", job, {"tags": ["near home", "new"]}).json()

    assert told["tags"] == ["near home", "new"]


def test_a_day_and_a_sum_can_be_taken_away(as_program, job):
    patch(as_program, "job", job, {"salary_low": "5", "deadline_on": "2027-01-01"})
    job.refresh_from_db()

    told = patch(as_program, "job", job, {"salary_low": None, "deadline_on": None})

    assert told.json()["salary_low"] is told.json()["deadline_on"] is None


def test_an_old_version_is_a_conflict_and_changes_nothing(as_program, job):
    patch(as_program, "job", job, {"place": "Berlin"})

    answer = patch(as_program, "job", job, {"place": "Bern"})

    job.refresh_from_db()
    assert answer.status_code == 409
    assert job.place == "Berlin"


def test_a_move_may_lie_in_the_past(as_program, job):
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)

    told = post(as_program, "move_job", job, {"stage": "applied", "at": at})

    assert told.json()["reached"] == Stage.APPLIED
    assert job.events.moves().get(stage=Stage.APPLIED).at == at


def test_a_move_to_where_it_stands_is_a_conflict(as_program, job):
    assert post(as_program, "move_job", job, {"stage": "saved"}).status_code == 409


def test_nothing_has_happened_tomorrow(as_program, job):
    at = timezone.now() + timedelta(days=1)

    answer = post(as_program, "move_job", job, {"stage": "applied", "at": at})

    assert faults(answer) == {"at"}


def test_closing_says_how_it_ended(as_program, job):
    told = post(as_program, "close_job", job, {"outcome": "rejected"}).json()

    assert (told["stage"], told["outcome"]) == (Stage.CLOSED, Outcome.REJECTED)


def test_only_a_closed_job_has_an_outcome(as_program, job):
    body = {"stage": "offer", "outcome": "rejected"}

    assert faults(post(as_program, "move_job", job, body)) == {"outcome"}


def test_a_job_is_put_away_and_taken_out_again(as_program, job):
    assert post(as_program, "archive_job", job, {"archived": True}).status_code == 200

    assert as_program.get(JOBS).json()["items"] == []
    assert len(as_program.get(JOBS, {"archived": "true"}).json()["items"]) == 1


def test_a_deleted_job_is_gone_until_it_is_restored(as_program, job):
    address = reverse("v1:job", args=[job.pk])

    deleted = as_program.delete(address)
    gone = as_program.get(address)
    post(as_program, "restore_job", job, {})

    assert (deleted.status_code, gone.status_code) == (204, 404)
    assert as_program.get(address).status_code == 200


def test_a_list_goes_on_page_by_page_without_doubles(as_program, alice):
    for _ in range(5):
        JobFactory.create(owner=alice)
    Job.objects.update(updated_at=timezone.now())
    seen: list[int] = []
    cursor: str | None = ""

    while cursor is not None:
        asked = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = as_program.get(JOBS, asked).json()
        seen += [each["id"] for each in page["items"]]
        cursor = page["next"]

    assert seen == sorted(Job.objects.values_list("pk", flat=True), reverse=True)


def test_a_list_can_be_narrowed(as_program, alice):
    job = JobFactory.create(owner=alice, stage=Stage.OFFER)
    JobFactory.create(owner=alice)
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()

    offers = as_program.get(JOBS, {"stage": "offer"}).json()["items"]

    assert [each["id"] for each in offers] == [job.pk]
    assert as_program.get(JOBS, {"updated_since": tomorrow}).json()["items"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_for_one_as_for_three(
    as_program, alice, count, django_assert_num_queries
):
    for _ in range(count):
        job = JobFactory.create(owner=alice)
        job.tags.add(TagFactory.create(owner=alice))
    as_program.get(JOBS)

    # token with its owner, how often it asked (6), jobs, tags
    with django_assert_num_queries(LISTING):
        page = as_program.get(JOBS)

    assert len(page.json()["items"]) == count


LISTING = 9


# --- events ------------------------------------------------------------------------


def test_events_are_listed_and_added(as_program, job):
    added = post(as_program, "events", job, {"kind": "heard", "note": "Only for me"})

    items = as_program.get(reverse("v1:events", args=[job.pk])).json()["items"]

    assert added.status_code == 201
    assert [each["kind"] for each in items] == ["moved", "heard"]
    assert Event.objects.get(kind="heard").note.reveal() == "Only for me"


def test_moving_is_no_note(as_program, job):
    assert faults(post(as_program, "events", job, {"kind": "moved"})) == {"kind"}


# --- rounds ------------------------------------------------------------------------


def test_a_round_is_added_on_their_clock(as_program, alice, job):
    person = PersonFactory.create(job=job)
    body = {
        "kind": "panel",
        "date": "2027-01-15",
        "time": "10:00",
        "whose": "theirs",
        "their_zone": "Europe/Berlin",
        "people": [person.pk],
        "said": "Only for me",
    }

    told = post(as_program, "rounds", job, body).json()

    assert told["starts_at"] == "2027-01-15T09:00:00Z"
    assert (told["number"], told["people"]) == (1, [person.pk])
    assert told["private"] == {"notes": "", "said": "Only for me"}
    assert Interview.objects.get().owner == alice
    assert Job.objects.get().stage == Stage.TALKING


def test_a_changed_round_keeps_its_clock_and_notes(as_program, job):
    made = post(
        as_program,
        "rounds",
        job,
        {"date": "2027-01-15", "time": "10:00", "notes": "Only for me"},
    ).json()
    row = Interview.objects.get(pk=made["id"])

    told = patch(as_program, "round", row, {"minutes": 60}).json()

    assert told["starts_at"] == made["starts_at"]
    assert told["private"]["notes"] == "Only for me"
    assert told["minutes"] == 60


def test_a_skipped_clock_time_is_refused(as_program, job):
    body = {
        "date": "2027-03-28",
        "time": "02:30",
        "whose": "theirs",
        "their_zone": "Europe/Berlin",
    }

    assert faults(post(as_program, "rounds", job, body)) == {"time"}


def test_people_of_somebody_else_are_not_taken(as_program, bob, job):
    stranger = PersonFactory.create(job__owner=bob)

    assert faults(post(as_program, "rounds", job, {"people": [stranger.pk]})) == {
        "people"
    }


def test_rounds_are_listed_and_called_off(as_program, job):
    row = InterviewFactory.create(job=job)

    off = post(as_program, "call_off_round", row, {"off": True}).json()["standing"]
    on = post(as_program, "call_off_round", row, {"off": False}).json()["standing"]

    items = as_program.get(reverse("v1:rounds", args=[job.pk])).json()["items"]
    assert (off, on) == ("cancelled", "planned")
    assert [each["id"] for each in items] == [row.pk]


# --- what was told -----------------------------------------------------------------


def test_what_was_told_is_written_down_today_and_listed(as_program, alice, job):
    told_to = PersonFactory.create(job=job)
    row = InterviewFactory.create(job=job)
    body = {"kind": "dates", "text": "Almost three years.", "round_id": row.pk}

    answer = post(as_program, "told_of_job", job, {**body, "person_id": told_to.pk})

    made = answer.json()
    address = reverse("v1:told_of_job", args=[job.pk])
    assert answer.status_code == 201
    assert (made["kind"], made["text"]) == ("dates", "Almost three years.")
    assert (made["round_id"], made["person_id"]) == (row.pk, told_to.pk)
    assert made["told_on"] == timezone.now().date().isoformat()
    assert as_program.get(address).json()["items"] == [made]
    assert Told.objects.get().owner == alice


def test_something_told_twice_with_one_key_is_one(as_program, job):
    body = {"text": "Four weeks", "kind": "notice", "key": str(uuid4())}

    ids = {post(as_program, "told_of_job", job, body).json()["id"] for _ in range(2)}

    assert len(ids) == Told.objects.count() == 1


def test_what_was_told_is_changed_and_the_rest_stays(as_program, job):
    row = ToldFactory.create(
        job=job,
        person=PersonFactory.create(job=job, deleted_at=timezone.now()),
        story=StoryFactory.create(owner=job.owner, title="The rota"),
    )

    told = patch(as_program, "told", row, {"text": "Three years."}).json()
    again = patch(as_program, "told", row, {"text": "Two years."})

    assert (told["text"], told["kind"], told["story"]) == (
        "Three years.",
        row.kind,
        "The rota",
    )
    assert (told["told_on"], told["person_id"]) == (row.told_on.isoformat(), None)
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"asked.text"}),
        ({"text": "  "}, {"text"}),
        ({"text": "x" * 301}, {"asked.text"}),
        ({"text": "x", "kind": "gossip"}, {"asked.kind"}),
        ({"text": "x", "told_on": "0999-01-01"}, {"asked.told_on"}),
        ({"text": "x", "told_on": None}, {"asked.told_on"}),
        ({"text": "x", "round_id": 2**62}, {"round_id"}),
        ({"text": "x", "person_id": 2**62}, {"person_id"}),
        ({"text": "x", "story": "The rota"}, {"asked.story"}),
    ],
)
def test_what_cannot_have_been_told_is_refused(as_program, job, body, fields):
    assert faults(post(as_program, "told_of_job", job, body)) == fields
    assert not Told.objects.exists()


def test_what_was_told_to_somebody_of_another_job_is_refused(as_program, alice, job):
    elsewhere = PersonFactory.create(job__owner=alice)
    body = {"text": "x", "person_id": elsewhere.pk}

    assert faults(post(as_program, "told_of_job", job, body)) == {"person_id"}


def test_what_was_told_is_taken_out_and_comes_back(as_program, job):
    row = ToldFactory.create(job=job)
    address = reverse("v1:told", args=[row.pk])

    deleted = as_program.delete(address)
    gone = as_program.get(address)
    back = post(as_program, "restore_told", row, {})

    assert (deleted.status_code, gone.status_code) == (204, 404)
    assert back.json() == as_program.get(address).json()


@pytest.mark.parametrize("count", [1, 3])
def test_what_was_told_takes_as_many_queries_for_one_as_for_three(
    as_program, job, count, django_assert_num_queries
):
    for _ in range(count):
        ToldFactory.create(
            job=job,
            person=PersonFactory.create(job=job),
            story=StoryFactory.create(owner=job.owner),
        )
    address = reverse("v1:told_of_job", args=[job.pk])
    as_program.get(address)

    # token with its owner, how often it asked (6), job, what was told
    with django_assert_num_queries(LISTING):
        page = as_program.get(address)

    assert len(page.json()["items"]) == count


# --- people and sheets -------------------------------------------------------------


def test_people_are_listed_page_by_page(as_program, job):
    people = [PersonFactory.create(job=job).pk for _ in range(3)]
    address = reverse("v1:people")

    first = as_program.get(address, {"limit": 2}).json()
    rest = as_program.get(address, {"after": first["next"]}).json()

    assert [each["id"] for each in first["items"] + rest["items"]] == people
    assert rest["next"] is None
    assert as_program.get(address, {"job_id": job.pk + 1}).json()["items"] == []


def test_somebody_is_added_and_changed(as_program, alice, job):
    body = {"name": "Dana", "job_id": job.pk, "notes": "Only for me"}
    made = as_program.post(reverse("v1:people"), body, JSON).json()
    person = Person.objects.get(pk=made["id"])

    told = patch(as_program, "person", person, {"title": "COO"}).json()

    assert (told["name"], told["title"], told["job_id"]) == ("Dana", "COO", job.pk)
    assert told["private"] == {"notes": "Only for me"}
    assert person.owner == alice


def test_somebody_needs_a_name_a_role_or_a_company(as_program):
    assert faults(as_program.post(reverse("v1:people"), {}, JSON)) == {"name"}


def test_somebody_of_a_job_of_somebody_else_is_not_added(as_program, bob):
    body = {"name": "Dana", "job_id": JobFactory.create(owner=bob).pk}

    assert as_program.post(reverse("v1:people"), body, JSON).status_code == 404


def test_a_sheet_is_what_the_page_shows(as_program, alice):
    account = full_account(alice, "Kanarienvogel", "Wellensittich")
    LineFactory.create(job=account.job, part="open", text="I’m ready to lead.")

    sheet = as_program.get(reverse("v1:sheet", args=[account.interview.pk])).json()

    assert sheet["open_with"] == "I’m ready to lead."
    assert sheet["head"]["people"][0]["name"] == "Wellensittich Dana"
    assert as_program.get(sheet["pdf"]).content.startswith(b"%PDF")
