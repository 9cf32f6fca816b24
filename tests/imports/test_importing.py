"""A table comes in: looked over first, all or nothing, once, and taken back."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from interviewprep.accounts.portability import wipe_private_notes
from interviewprep.exports.jobs_table import jobs_table
from interviewprep.imports import saving
from interviewprep.imports.models import Import, Imported, ImportState
from interviewprep.imports.tables.files import TableFile, pack
from interviewprep.imports.tasks import run_import
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, Job, Person, Tag
from interviewprep.pages.sweeping import sweep
from tests.factories import ImportFactory, JobFactory, TagFactory
from tests.imports.examples import fixture, linkedin_archive


def uploaded(client, name, data):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("imports:list"), {"file": file}, follow=True)


def brought_in(client, name, data, **said):
    """Go the whole way: choose a file, look it over, bring it in."""
    look = uploaded(client, name, data)
    url = look.request["PATH_INFO"]
    return client.post(url, {**said, "go": "import"}, follow=True)


def test_a_linkedin_archive_becomes_a_board_in_three_clicks(as_alice, alice):
    look = uploaded(as_alice, "archive.zip", linkedin_archive())
    nothing_yet = Job.objects.count()
    url = look.request["PATH_INFO"]
    result = as_alice.post(url, {"go": "import", **all_tables(3)}, follow=True)
    board = as_alice.get(reverse("jobs:list")).content.decode()

    assert nothing_yet == 0
    assert "4 jobs" in " ".join(look.content.decode().split())
    assert "4 jobs came in" in " ".join(result.content.decode().split())
    assert Job.objects.filter(owner=alice, stage="applied").count() == 3
    assert Person.objects.filter(owner=alice).count() == 2
    for company in ("Tidewell Robotics", "Orrin Energy", "Halden Insurance"):
        assert company in board


def all_tables(count):
    return {f"wanted_{number}": "on" for number in range(count)}


@pytest.mark.parametrize("page", ["/today/", "/jobs/", "/jobs/?view=list"])
def test_whoever_has_no_job_yet_is_led_to_bringing_some_along(as_alice, page):
    shown = as_alice.get(page)

    assert f'href="{reverse("imports:list")}"' in shown.content.decode()


def test_an_archive_that_is_too_large_may_come_unpacked(as_alice):
    page = uploaded(as_alice, "linkedin.zip", bytes(10 * 1024 * 1024 + 1))

    assert page.status_code == 422
    assert "Unpack an archive" in page.content.decode()


def test_a_table_that_isnt_wanted_stays_out(as_alice):
    brought_in(as_alice, "archive.zip", linkedin_archive(), wanted_1="on")

    assert (Job.objects.count(), Person.objects.count()) == (3, 0)


def test_jobs_come_with_backdated_events_tags_people_and_sealed_notes(as_alice, alice):
    TagFactory.create(owner=alice, name="Near Home")
    data = fixture("reactive_resume.csv")

    brought_in(as_alice, "rr.csv", data)

    lead = Job.objects.get(title="Team Lead")
    events = list(lead.events.in_order())
    assert [(event.stage, f"{event.at:%d %b %Y}") for event in events] == [
        ("saved", "01 Mar 2024"),
        ("applied", "07 Mar 2024"),
        ("talking", "12 Mar 2024"),
        ("offer", "02 Apr 2024"),
    ]
    assert (lead.stage, lead.reached, lead.outcome) == ("offer", "offer", "")
    assert f"{lead.stage_since:%d %b %Y}" == "02 Apr 2024"
    assert lead.quiet_since == lead.stage_since
    assert {tag.name for tag in lead.tags.all()} == {"Near Home", "support"}
    assert Tag.objects.count() == 2
    assert {person.name for person in lead.people.all()} == {
        "Dana Okafor",
        "Luis Ferrer",
    }
    assert lead.notes.reveal() == "Ask about the rota\nTimeline: Rang Dana"


def test_an_ending_keeps_how_far_it_got(as_alice):
    table = (
        b"Company,Role,Status,Applied on,Stage history\n"
        b"Orrin,Lead,Rejected,2024-03-02,screen: 2024-03-05; rejected: 2024-04-01\n"
    )

    brought_in(as_alice, "jobs.csv", table)

    job = Job.objects.get()
    assert (job.stage, job.outcome, job.reached) == ("closed", "rejected", "talking")


def test_what_it_says_a_job_is_settling_finds_too(as_alice):
    brought_in(as_alice, "simplify.csv", fixture("simplify.csv"))
    before = list(Job.objects.order_by("pk").values_list("stage", "outcome", "reached"))

    for job in Job.objects.all():
        tracking.settle(job)

    after = list(Job.objects.order_by("pk").values_list("stage", "outcome", "reached"))
    assert (
        before
        == after
        == [
            ("talking", "", "talking"),
            ("closed", "no_reply", "applied"),
        ]
    )


@pytest.mark.parametrize("name", ["archive.zip", "huntr.csv", "own_table.csv"])
def test_bringing_a_file_twice_adds_nothing(as_alice, name):
    data = linkedin_archive() if name == "archive.zip" else fixture(name)
    brought_in(as_alice, name, data, **all_tables(3))
    before = (Job.objects.count(), Person.objects.count(), Event.objects.count())

    again = uploaded(as_alice, name, data)
    brought_in(as_alice, name, data, **all_tables(3))

    assert before[0] > 0
    assert not again.context["plan"].adds
    assert "Nothing new in this file" in again.content.decode()
    assert before == (
        Job.objects.count(),
        Person.objects.count(),
        Event.objects.count(),
    )


def test_a_job_is_the_same_by_address_or_by_company_and_role(as_alice, alice):
    JobFactory.create(owner=alice, posting_url="https://www.orrin.example/7/?utm_x=1")
    JobFactory.create(owner=alice, company="CAFÉ  Müller", title="Chef")
    JobFactory.create(
        owner=alice, company="Gone", title="Lead", deleted_at=timezone.now()
    )
    table = (
        "Company,Role,URL\n"
        "Orrin,Another name,http://orrin.example/7\n"
        "Cafe Muller,chef,https://other.example/1\n"
        "Gone,Lead,\n"
        "Gone,lead,\n"
    )

    look = uploaded(as_alice, "jobs.csv", table.encode())

    plan = look.context["plan"]
    assert [(row.place.row, row.reason) for row in plan.already] == [
        (2, "You have this job here already."),
        (3, "You have this job here already."),
        (5, "It’s the same job as in row 4."),
    ]
    assert [job.company for job in plan.jobs] == ["Gone"]


def test_our_own_table_comes_back_as_it_went_out(as_alice, alice, as_bob, bob):
    brought_in(as_alice, "rr.csv", fixture("reactive_resume.csv"))
    brought_in(as_alice, "simplify.csv", fixture("huntr.csv"))
    Job.objects.filter(owner=alice, title="Team Leader").update(
        company="=cmd|x",
        salary_low=40_000,
        salary_high=50_000,
        salary_currency="GBP",
        salary_period="year",
        work_mode="hybrid",
        employment="internship",
        next_step="-1 ring Dana",
        follow_up_on="2026-12-01",
    )

    brought_in(as_bob, "jobs.csv", table_of(alice))

    assert told_by(table_of(bob)) == told_by(table_of(alice))
    assert len(told_by(table_of(bob))) == 1 + 3
    assert all(not job.notes for job in Job.objects.filter(owner=bob))


def table_of(user):
    return jobs_table(Job.objects.owned_by(user).order_by("pk"), user)


def told_by(table):
    """Return a table's rows without the days on which it was written down here."""
    rows = csv.reader(io.StringIO(table.decode("utf-8-sig")))
    return sorted(row[:-2] for row in rows)


def test_bobs_jobs_are_no_reason_to_skip_alices(as_alice, bob):
    JobFactory.create(owner=bob, company="Orrin", title="Lead")

    look = uploaded(as_alice, "jobs.csv", b"Company,Role\nOrrin,Lead\n")

    assert len(look.context["plan"].jobs) == 1


def test_a_column_can_be_read_as_something_else(as_alice):
    look = uploaded(as_alice, "jobs.csv", b"Who,Role\nOrrin,Lead\n")
    url = look.request["PATH_INFO"]

    checked = as_alice.post(url, {"column_0_0": "company", "go": "check"}, follow=True)
    nothing_yet = Job.objects.count()
    as_alice.post(url, {"column_0_0": "company", "go": "import"})

    assert checked.context["plan"].jobs[0].company == "Orrin"
    assert nothing_yet == 0
    assert Job.objects.get().company == "Orrin"


def test_two_columns_cant_be_the_same(as_alice):
    look = uploaded(as_alice, "jobs.csv", b"Who,Role\nOrrin,Lead\n")

    answer = as_alice.post(
        look.request["PATH_INFO"], {"column_0_0": "title", "go": "import"}
    )

    assert answer.status_code == 422
    assert "Two columns can’t both be “Role”." in answer.content.decode()
    assert Job.objects.count() == 0


def test_when_day_and_month_are_unclear_it_asks_before_anything_comes_in(as_alice):
    table = b"Company,Role,Applied on\nOrrin,Lead,3/7/2024\n"
    look = uploaded(as_alice, "jobs.csv", table)
    url = look.request["PATH_INFO"]

    unsaid = as_alice.post(url, {"go": "import"})
    as_alice.post(url, {"go": "import", "day_first": "month"})

    assert "How do you read 3/7/2024?" in look.content.decode()
    assert unsaid.status_code == 422
    assert "Pick one" in unsaid.content.decode()
    assert f"{Job.objects.get().stage_since:%d %b %Y}" == "07 Mar 2024"


def test_an_alphabet_in_doubt_can_be_chosen(as_alice):
    table = "Company,Role\nŻółw,Kierownik\n".encode("cp1250")
    look = uploaded(as_alice, "jobs.csv", table)

    as_alice.post(look.request["PATH_INFO"], {"encoding": "cp1250", "go": "check"})
    as_alice.post(look.request["PATH_INFO"], {"encoding": "cp1250", "go": "import"})

    assert look.context["upload"].encoding == "cp1252"
    assert Job.objects.get().company == "Żółw"


def test_rows_that_werent_taken_are_listed_and_can_be_downloaded(as_alice, alice):
    JobFactory.create(owner=alice, company="Orrin", title="Lead")
    table = b"Company,Role,Notes\nOrrin,Lead,\n=2+2,,@home\n"
    result = brought_in(as_alice, "jobs.csv", table)
    run = Import.objects.get()

    answer = as_alice.get(reverse("imports:skipped", args=[run.pk]))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert "It doesn’t say which role." in result.content.decode()
    assert rows[1:] == [
        ["jobs.csv", "3", "It doesn’t say which role.", "'=2+2", "", "'@home"],
        ["jobs.csv", "2", "You have this job here already.", "Orrin", "Lead", ""],
    ]
    assert "attachment" in answer.headers["Content-Disposition"]


def test_an_import_is_taken_back_and_brought_back(as_alice, alice):
    kept = JobFactory.create(owner=alice)
    brought_in(as_alice, "archive.zip", linkedin_archive(), **all_tables(3))
    run = Import.objects.get()
    early = Job.objects.filter(imported__run=run)[0]
    early.mark_deleted(at=timezone.now() - timedelta(days=1))

    taken = as_alice.post(reverse("imports:take_back", args=[run.pk]), follow=True)
    left = (Job.objects.kept().count(), Person.objects.kept().count())
    as_alice.post(reverse("imports:bring_back", args=[run.pk]))

    assert "Taken back." in taken.content.decode()
    assert left == (1, 0)
    assert Job.objects.kept().filter(pk=kept.pk).exists()
    assert (Job.objects.kept().count(), Person.objects.kept().count()) == (4, 2)
    early.refresh_from_db()
    assert early.deleted_at is not None


def test_after_taking_it_back_the_file_can_come_in_again(as_alice):
    brought_in(as_alice, "huntr.csv", fixture("huntr.csv"))
    as_alice.post(reverse("imports:take_back", args=[Import.objects.get().pk]))

    again = uploaded(as_alice, "huntr.csv", fixture("huntr.csv"))

    assert len(again.context["plan"].jobs) == 3


def test_the_file_is_gone_once_it_is_in(as_alice):
    look = uploaded(as_alice, "huntr.csv", fixture("huntr.csv"))
    run = Import.objects.get()
    held = run.upload.reveal()

    as_alice.post(look.request["PATH_INFO"], {"go": "import"})

    run.refresh_from_db()
    assert "Tidewell" in held
    assert not run.upload
    assert run.state == ImportState.DONE


def test_a_file_that_isnt_wanted_is_thrown_away(as_alice):
    uploaded(as_alice, "huntr.csv", fixture("huntr.csv"))

    as_alice.post(reverse("imports:drop", args=[Import.objects.get().pk]))

    assert Import.objects.count() == 0
    assert Job.objects.count() == 0


def test_once_private_notes_are_wiped_the_file_is_asked_for_again(as_alice, alice):
    look = uploaded(as_alice, "huntr.csv", fixture("huntr.csv"))
    wipe_private_notes(alice)

    page = as_alice.get(look.request["PATH_INFO"])

    assert "The file isn’t here any more." in page.content.decode()


def test_many_rows_are_brought_in_by_the_worker_in_one_piece(as_alice, alice, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}
    }
    rows = "".join(f"Company {number},Lead\n" for number in range(201))
    table = f"Company,Role\n{rows}".encode()

    page = brought_in(as_alice, "jobs.csv", table)
    run = Import.objects.get()
    before = Job.objects.count()
    poll = as_alice.get(
        f"{run.get_absolute_url()}?poll=1", headers={"HX-Request": "true"}
    )
    run_import.func(run.pk)
    run_import.func(run.pk)
    done = as_alice.get(
        f"{run.get_absolute_url()}?poll=1", headers={"HX-Request": "true"}
    )

    assert "0 of 201 rows read" in " ".join(page.content.decode().split())
    assert before == 0
    assert b"<html" not in poll.content
    assert b'id="progress"' in poll.content
    assert Job.objects.filter(owner=alice).count() == 201
    assert done.headers["HX-Refresh"] == "true"


def test_what_fails_on_the_way_leaves_nothing_but_the_reason(alice, monkeypatch):
    table = b"Company,Role,Tags\nOrrin,Lead,near\n"
    run = ImportFactory.create(
        owner=alice,
        state=ImportState.RUNNING,
        upload=pack([TableFile("jobs.csv", table)]),
    )

    def fail(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(Imported.objects, "bulk_create", fail)
    with pytest.raises(DatabaseError):
        saving.carry_out(run)

    run.refresh_from_db()
    assert (run.state, Job.objects.count(), Event.objects.count()) == ("failed", 0, 0)
    assert run.problem == "Something went wrong on our side. Nothing was added."


def test_a_second_press_changes_nothing(as_alice):
    look = uploaded(as_alice, "huntr.csv", fixture("huntr.csv"))
    url = look.request["PATH_INFO"]

    first = as_alice.post(url, {"go": "import"})
    second = as_alice.post(url, {"go": "import"})

    assert (first.status_code, second.status_code) == (302, 200)
    assert Job.objects.count() == 3


def test_old_imports_are_swept_away_and_their_jobs_are_not(as_alice):
    brought_in(as_alice, "huntr.csv", fixture("huntr.csv"))
    Import.objects.update(made_at=timezone.now() - timedelta(days=31))

    sweep.func()

    assert Import.objects.count() == 0
    assert Job.objects.kept().count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_latest_imports_take_three_queries_however_many(
    as_alice, alice, count, django_assert_num_queries
):
    ImportFactory.create_batch(count, owner=alice)
    as_alice.get(reverse("imports:list"))

    # session, person, then the imports
    with django_assert_num_queries(3):
        page = as_alice.get(reverse("imports:list"))

    assert len(page.context["runs"]) == count


@pytest.mark.parametrize("count", [1, 300])
def test_looking_a_file_over_takes_six_queries_however_long_it_is(
    as_alice, count, django_assert_num_queries
):
    rows = "".join(f"Company {number},Lead\n" for number in range(count))
    look = uploaded(as_alice, "jobs.csv", f"Company,Role\n{rows}".encode())

    # session, person, import, key, jobs, people
    with django_assert_num_queries(6):
        as_alice.get(look.request["PATH_INFO"])
