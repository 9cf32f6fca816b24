"""People: of one job and of all, with undo, and as contact cards."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import vText
from icalendar.parser import Contentlines

from interviewprep.jobs.models import Person
from interviewprep.jobs.vcard import file_name, vcards
from interviewprep.jobs.views import people
from tests.factories import InterviewFactory, JobFactory, PersonFactory
from tests.sheets.strategies import MARKUP


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, company="Tidewell")


@pytest.fixture
def dana(job):
    return PersonFactory.create(job=job, name="Dana Okafor", notes="Hates small talk.")


def page(client, name, *args):
    return client.get(reverse(f"jobs:{name}", args=args)).content.decode()


# --- adding, changing, deleting -------------------------------------------------------


def test_somebody_is_added_to_a_job_with_its_company(as_alice, alice, job):
    url = reverse("jobs:new_job_person", args=[job.pk])
    offered = as_alice.get(url).context["form"]["company"].value()

    answer = as_alice.post(
        url,
        {
            "name": "Mara Lind",
            "company": "Tidewell",
            "audience": "recruiter",
            "email": "mara@example.com",
            "next_on": "2026-12-01",
            "notes": "Rings late.",
        },
    )

    mara = Person.objects.get()
    assert offered == "Tidewell"
    assert answer.headers["Location"] == reverse("jobs:people", args=[job.pk])
    assert (mara.owner, mara.job, mara.next_on) == (alice, job, date(2026, 12, 1))
    assert mara.notes.reveal() == "Rings late."


def test_somebody_may_belong_to_no_job(as_alice):
    answer = as_alice.post(reverse("jobs:new_person"), {"name": "Jo"})

    assert answer.headers["Location"] == reverse("jobs:everybody")
    assert Person.objects.get().job is None


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"phone": "123"}, "name", "any one of them is enough"),
        ({"name": "Jo", "email": "jo"}, "email", ""),
        ({"name": "Jo", "profile_url": "javascript:1"}, "profile_url", ""),
        ({"name": "Jo", "next_on": "0026-01-01"}, "next_on", "it looks mistyped"),
    ],
)
def test_what_is_not_valid_is_said(as_alice, typed, field, words):
    answer = as_alice.post(reverse("jobs:new_person"), typed)

    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert not Person.objects.exists()


def test_a_person_sent_twice_is_one_person(as_alice):
    url = reverse("jobs:new_person")
    key = as_alice.get(url).context["form"]["submit_key"].value()

    for _ in range(2):
        as_alice.post(url, {"name": "Jo", "submit_key": str(key)})

    assert Person.objects.count() == 1


def test_a_second_tab_asks_before_it_overwrites(as_alice, dana):
    url = reverse("jobs:person", args=[dana.pk])
    as_alice.post(url, {"name": "From the first", "version": "1"})

    answer = as_alice.post(url, {"name": "From the second", "version": "1"})

    assert answer.status_code == 422
    assert Person.objects.get().name == "From the first"


def test_somebody_deleted_comes_back(as_alice, dana):
    gone = as_alice.post(reverse("jobs:delete_person", args=[dana.pk]))
    shown = as_alice.get(gone.headers["Location"]).content.decode()
    undo = reverse("jobs:restore_person", args=[dana.pk])
    missing = as_alice.get(reverse("jobs:person", args=[dana.pk])).status_code
    deleted = page(as_alice, "everybody")

    as_alice.post(undo)

    assert undo in shown
    assert missing == 404
    assert "Dana Okafor</a>" not in deleted
    assert "Dana Okafor</a>" in page(as_alice, "everybody")


# --- lists ------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["everybody", "people"])
def test_people_take_as_many_queries_however_many(
    as_alice, job, name, count, django_assert_num_queries
):
    for number in range(count):
        person = PersonFactory.create(job=job, name=f"Person {number}")
        person.interviews.add(InterviewFactory.create(job=job))
    args = [job.pk] if name == "people" else []
    page(as_alice, name, *args)

    # session, person, people; and the job, where it is one job's page
    with django_assert_num_queries(4 if name == "people" else 3):
        shown = page(as_alice, name, *args)

    assert all(f"Person {number}" in shown for number in range(count))


def test_a_list_tells_when_they_met_and_when_to_write(as_alice, job, dana):
    for at, more in (
        (datetime(2026, 11, 3, 9, tzinfo=UTC), {}),
        (datetime(2026, 11, 5, 9, tzinfo=UTC), {"standing": "cancelled"}),
        (datetime(2099, 1, 1, 9, tzinfo=UTC), {}),
    ):
        clock = {"date": at.date(), "time": at.time(), "zone": "UTC"}
        held = InterviewFactory.create(job=job, starts_at=at, **clock, **more)
        dana.interviews.add(held)
    PersonFactory.create(job=job, name="Luis", next_on=date(2026, 12, 24))

    shown = page(as_alice, "people", job.pk)

    assert "Met" in shown
    assert "3 Nov 2026" in shown
    assert "24 Dec" in shown
    assert "Hates small talk" not in shown


def test_everybody_is_shown_a_page_at_a_time(as_alice, alice, monkeypatch):
    monkeypatch.setattr(people, "A_PAGE", 2)
    for name in ("Ann", "Ben", "Cal", "Cal", "Dee"):
        PersonFactory.create(owner=alice, job=None, name=name)
    address, seen = reverse("jobs:everybody"), []

    while address:
        context = as_alice.get(address).context
        seen += [person.name for person in context["people"]]
        more = [f"?from={person.pk}" for person in context["more"]]
        address = more[0] and reverse("jobs:everybody") + more[0] if more else ""

    assert seen == ["Ann", "Ben", "Cal", "Cal", "Dee"]


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 40, "", "²"])
def test_a_page_that_begins_nowhere_is_the_first(as_alice, dana, asked):
    answer = as_alice.get(reverse("jobs:everybody"), {"from": asked})

    assert [person.name for person in answer.context["people"]] == ["Dana Okafor"]


# --- cards ------------------------------------------------------------------------


def read(file: bytes) -> list[dict[str, str]]:
    """Read cards back with a parser of somebody else's."""
    cards: list[dict[str, str]] = []
    for line in Contentlines.from_ical(file):
        if not line:
            continue
        name, _, value = line.parts()
        if name == "BEGIN":
            cards.append({})
        cards[-1][name] = value
    return cards


def test_a_card_holds_what_others_may_know_and_keeps_its_number(as_alice, dana):
    dana.email, dana.phone = "dana@example.com", "+49 30 0000"
    dana.profile_url = "https://example.com/dana?a=1,2;3"
    dana.save()

    answer = as_alice.get(reverse("jobs:card", args=[dana.pk]))

    (card,) = read(answer.content)
    assert card["UID"] == f"urn:uuid:{dana.row_key}"
    assert (card["FN"], card["TITLE"]) == ("Dana Okafor", "Head of Support")
    assert (card["EMAIL"], card["TEL"]) == ("dana@example.com", "+49 30 0000")
    assert b"URL:https://example.com/dana?a=1,2;3\r\n" in answer.content
    assert b"small talk" not in answer.content
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="dana-okafor.vcf"'
    )


def test_all_cards_come_in_one_file_without_the_deleted(as_alice, alice, bob, dana):
    PersonFactory.create(owner=alice, job=None, name="Jo")
    PersonFactory.create(owner=bob, job=None, name="Somebody of Bob’s")
    PersonFactory.create(owner=alice, job=None, name="Gone", deleted_at=timezone.now())

    answer = as_alice.get(reverse("jobs:cards"))

    assert [card["FN"] for card in read(answer.content)] == ["Dana Okafor", "Jo"]
    assert b"small talk" not in answer.content


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120),
        st.sampled_from(MARKUP),
        st.sampled_from(["a;b,c\\d", "one\r\nEND:VCARD", "ß" * 120, "\\n", ":", '"x"']),
    )
)
def test_any_name_stays_within_its_line(text):
    person = Person(name=text, title=text, company=text, updated_at=timezone.now())

    file = vcards([person, person])

    lines = file.split(b"\r\n")
    assert lines.count(b"BEGIN:VCARD") == lines.count(b"END:VCARD") == 2
    assert max(map(len, lines)) <= 75
    card = read(file)[0]
    told = vText.from_ical(card["FN"])
    assert told == " ".join(told.split(" "))
    assert file_name(person).isascii()
