"""What was told to whom: written down, kept together by round, and compared."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from interviewprep.told.companies import company_key
from interviewprep.told.models import Accepted, Told
from motivations.models import Status
from tests.factories import (
    InterviewFactory,
    JobFactory,
    LineFactory,
    PersonFactory,
    SituationFactory,
    StoryFactory,
    ToldFactory,
    full_account,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice)


def ledger(client, job):
    return client.get(reverse("told:ledger", args=[job.pk]))


def told(job, text="almost three years", *, day=3, **more):
    return ToldFactory.create(job=job, text=text, told_on=date(2026, 11, day), **more)


def talk_on(job, at):
    clock = {"date": at.date(), "time": at.time(), "zone": "UTC"}
    return InterviewFactory.create(job=job, starts_at=at, **clock)


def words_of(page):
    return " ".join(page.content.decode().split())


# --- the list ------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_ledger_takes_five_queries_however_long(
    as_alice, job, count, django_assert_num_queries
):
    for number in range(1, count + 1):
        talk = InterviewFactory.create(job=job, number=number)
        told(job, f"Version {number}", interview=talk, person=PersonFactory(job=job))
    ledger(as_alice, job)

    with django_assert_num_queries(5):  # session, person, job, told, accepted
        page = ledger(as_alice, job)

    assert all(f"Version {n}" in words_of(page) for n in range(1, count + 1))


def test_the_latest_round_comes_first_and_what_had_none_last(as_alice, job):
    for number in (1, 2):
        talk = InterviewFactory.create(job=job, number=number)
        told(job, f"in {number}", interview=talk, day=number)
    told(job, "by mail", day=20)

    talks = ledger(as_alice, job).context["ledger"].talks

    assert [[row.text for row in talk.rows] for talk in talks] == [
        ["in 2"],
        ["in 1"],
        ["by mail"],
    ]


def test_an_empty_ledger_says_what_belongs_there(as_alice, job):
    page = ledger(as_alice, job)

    assert "After a talk, jot down" in words_of(page)


# --- two versions --------------------------------------------------------------


def test_two_versions_are_told_in_words_with_whom_and_when(as_alice, job):
    dana = PersonFactory.create(job=job, name="Dana")
    luis = PersonFactory.create(job=job, name="Luis")
    told(job, "almost three years", person=dana, day=3)
    told(job, "just two years", person=luis, day=20)

    shown = words_of(ledger(as_alice, job))

    assert '“almost three years” to Dana on <span class="num">3 November' in shown
    assert '“two years” to Luis on <span class="num">20 November' in shown


def test_one_company_is_one_company_however_it_is_written(as_alice, alice, job):
    other = JobFactory.create(owner=alice, company="TIDEWELL ROBOTICS Ltd.")
    told(job, "£55k", kind="salary", day=3)
    told(other, "£65k", kind="salary", day=20)

    conflicts = ledger(as_alice, job).context["ledger"].conflicts

    assert [each.later_words for each in conflicts] == ["£65k"]


def test_another_company_is_told_of_more_quietly_and_of_pay_not_at_all(
    as_alice, alice, job
):
    other = JobFactory.create(owner=alice, company="Halden Insurance")
    told(job, "almost three years")
    told(other, "two years", day=20)
    told(job, "£55k", kind="salary")
    told(other, "£65k", kind="salary", day=20)

    page = ledger(as_alice, job)

    assert page.context["ledger"].conflicts == []
    assert [each.later_words for each in page.context["ledger"].elsewhere] == [
        "two years"
    ]
    assert "at Halden Insurance" in words_of(page)


def test_two_searches_without_a_company_are_not_one_company(as_alice, alice):
    jobs = [JobFactory.create(owner=alice, company="") for _ in range(2)]
    told(jobs[0], "£55k", kind="salary")
    told(jobs[1], "£65k", kind="salary")

    assert ledger(as_alice, jobs[0]).context["ledger"].conflicts == []


def test_what_is_fine_is_not_brought_up_again_until_asked_or_reworded(as_alice, job):
    first, second = told(job, "almost three years"), told(job, "two years", day=20)
    pair = [second.pk, first.pk]

    answer = as_alice.post(reverse("told:accept", args=pair), follow=True)
    accepted = answer.context["ledger"].conflicts
    as_alice.post(reverse("told:reopen", args=pair))
    reopened = ledger(as_alice, job).context["ledger"].conflicts
    as_alice.post(reverse("told:accept", args=pair))
    send(as_alice, "told:edit", second.pk, text="five years", version="1")

    assert accepted == []
    assert reverse("told:reopen", args=pair) in answer.content.decode()
    assert len(reopened) == 1
    assert len(ledger(as_alice, job).context["ledger"].conflicts) == 1


def test_saying_twice_that_it_is_fine_is_fine(as_alice, job):
    first, second = told(job), told(job, "two years")

    for pair in ([first.pk, second.pk], [second.pk, first.pk]):
        as_alice.post(reverse("told:accept", args=pair))

    assert Accepted.objects.count() == 1
    same = as_alice.post(reverse("told:accept", args=[first.pk, first.pk]))
    assert same.status_code == 404


def test_nobody_compares_with_what_somebody_else_said(as_alice, as_bob, bob, job):
    told(job, "almost three years")
    his = told(JobFactory.create(owner=bob), "two years", day=20)

    found = ledger(as_alice, job).context["ledger"]
    answer = as_alice.post(reverse("told:accept", args=[found.rows[0].pk, his.pk]))

    assert (found.conflicts, found.elsewhere) == ([], [])
    assert answer.status_code == 404


# --- writing it down -----------------------------------------------------------


def send(client, name, number, **typed):
    filled = {"kind": "dates", "told_on": "2026-11-20", **typed}
    return client.post(reverse(name, args=[number]), filled)


def test_it_is_written_down_with_whom_and_which_round(as_alice, alice, job):
    talk = InterviewFactory.create(job=job)
    dana = PersonFactory.create(job=job)

    answer = send(
        as_alice, "told:new", job.pk, text="2 years", interview=talk.pk, person=dana.pk
    )

    row = Told.objects.get()
    assert answer.headers["Location"] == reverse("told:ledger", args=[job.pk])
    assert (row.owner, row.job, row.text) == (alice, job, "2 years")
    assert (row.interview, row.person) == (talk, dana)


def test_the_form_begins_with_the_last_round_held(as_alice, job):
    talk = talk_on(job, datetime(2026, 11, 20, 9, tzinfo=UTC))
    talk_on(job, datetime(2026, 12, 1, 9, tzinfo=UTC))
    dana = PersonFactory.create(job=job)
    dana.interviews.add(talk)

    form = as_alice.get(reverse("told:new", args=[job.pk])).context["form"]

    assert form.initial["interview"] == talk.pk
    assert form.initial["person"] == dana.pk
    assert form.initial["told_on"] == date(2026, 11, 20)


@pytest.mark.parametrize("asked", ["9" * 40, "x", "0", "\u0663"])
def test_a_round_that_is_not_there_is_not_taken(as_alice, job, asked):
    page = as_alice.get(reverse("told:new", args=[job.pk]), {"interview": asked})

    assert page.context["form"].initial["told_on"] == NOW.date()


def test_what_is_on_the_sheet_can_be_picked(as_alice, alice, job):
    line = LineFactory.create(job=job, text="I’d like to lead.")
    LineFactory.create(job=job, text="Not true yet.", is_true=False)
    story = StoryFactory.create(owner=alice, title="The rota")
    SituationFactory.create(owner=alice, status=Status.STILL, years=2, months=8)
    new = reverse("told:new", args=[job.pk])

    picks = as_alice.get(new).context["picks"]
    forms = [as_alice.get(f"{new}?{each.query}").context["form"] for each in picks]

    assert [each.text for each in picks] == [
        "I’d like to lead.",
        "I’ve been there 2 years 8 months as support engineer.",
        "The rota: 38% fewer repeat tickets",
    ]
    assert [form.initial["kind"] for form in forms] == ["reason", "dates", "story"]
    assert forms[0].initial["line"] == line.pk
    assert forms[2].initial["story"] == story.pk


def test_a_long_line_is_taken_over_as_far_as_there_is_room(as_alice, job):
    LineFactory.create(job=job, text="word " * 200)

    (pick,) = as_alice.get(reverse("told:new", args=[job.pk])).context["picks"]

    assert len(pick.text) <= 300
    assert pick.text.endswith("word…")


@pytest.mark.parametrize("name", ["interview", "person", "story", "line"])
def test_nothing_of_somebody_else_can_be_named(as_alice, bob, job, name):
    his = full_account(bob, "x")

    page = send(
        as_alice, "told:new", job.pk, text="2 years", **{name: getattr(his, name).pk}
    )

    assert page.status_code == 422
    assert not Told.objects.filter(job=job).exists()


def test_two_clicks_make_one_row(as_alice, job):
    key = as_alice.get(reverse("told:new", args=[job.pk])).context["form"]
    key = key["submit_key"].value()

    for _ in range(2):
        send(as_alice, "told:new", job.pk, text="2 years", submit_key=key)

    assert Told.objects.count() == 1


def test_another_tab_is_not_overwritten_unasked(as_alice, job):
    row = told(job)
    send(as_alice, "told:edit", row.pk, text="two years", version="1")

    page = send(as_alice, "told:edit", row.pk, text="five years", version="1")

    row.refresh_from_db()
    assert page.status_code == 422
    assert row.text == "two years"


def test_it_is_deleted_at_once_and_can_come_back(as_alice, job):
    row = told(job)
    restore = reverse("told:restore", args=[row.pk])

    gone = as_alice.post(reverse("told:delete", args=[row.pk]), follow=True)
    as_alice.post(restore)

    assert gone.context["ledger"].rows == []
    assert restore in gone.content.decode()
    assert ledger(as_alice, job).context["ledger"].rows == [row]


# --- who else reads it ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "more"),
    [("sheets:sheet", []), ("sheets:download", ["txt"]), ("sheets:event", [])],
)
def test_what_was_told_is_on_nothing_made_for_others(as_alice, alice, name, more):
    account = full_account(alice, "x")
    Told.objects.filter(owner=alice).update(text="Kolkrabe")

    page = as_alice.get(reverse(name, args=[account.interview.pk, *more]))

    assert page.status_code == 200
    assert "Kolkrabe" not in page.content.decode()


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Acme", "ACME Ltd.", True),
        ("Müller GmbH & Co. KG", "Muller", True),
        ("The Tidewell Group", "Tidewell", True),
        ("Sainsbury’s", "Sainsburys PLC", True),
        ("Acme", "Apex", False),
        ("The Company Ltd", "The Group", False),
    ],
)
def test_a_company_goes_by_its_name(one, other, is_same):
    assert (company_key(one) == company_key(other)) is is_same
