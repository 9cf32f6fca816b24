"""The list: its filters live in the address, its columns sort, its pages stay put."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs.listing import ROWS_A_PAGE
from interviewprep.jobs.models import Job, Outcome, SavedView, Stage, WorkMode
from interviewprep.jobs.ordering import ORDERS
from tests.factories import InterviewFactory, JobFactory, SavedViewFactory, TagFactory

LIST = reverse("jobs:list")
HTMX = {"HX-Request": "true", "HX-Target": "list"}


def listed(client, **asked):
    """Return the companies that the list shows, in order."""
    page = client.get(LIST, {"view": "list", **asked})
    assert page.status_code == 200
    return re.findall(r'<th scope="row">\s*<a[^>]*>([^<]*)</a>', page.content.decode())


def all_pages(client, **asked):
    """Return the companies on each page, following "Next page"."""
    after = ""
    pages: list[list[str]] = []
    while not pages or after:
        asked_here = {"view": "list", **asked, **({"after": after} if after else {})}
        page = client.get(LIST, asked_here)
        pages.append(listed(client, **asked, **({"after": after} if after else {})))
        after = page.context["page"].more
    return pages


@pytest.mark.parametrize("count", [20, 200, 2000])
def test_the_list_takes_five_queries_however_many_jobs(
    as_alice, alice, count, django_assert_num_queries
):
    Job.objects.bulk_create(
        Job(owner=alice, title="Role", company=f"Company {number}", source=f"s{number}")
        for number in range(count)
    )
    for number in range(3):
        TagFactory.create(owner=alice)
        SavedViewFactory.create(owner=alice, name=f"List {number}")
    as_alice.get(LIST, {"view": "list"})

    # session, person, jobs, count, what the filters offer
    with django_assert_num_queries(5):
        page = as_alice.get(LIST, {"view": "list"})

    assert len(page.context["page"].ids) == min(count, ROWS_A_PAGE)


@pytest.fixture
def four(alice):
    """Four jobs that differ in all that can be filtered."""
    now = timezone.now()
    tidewell = JobFactory.create(
        owner=alice, company="Tidewell", title="Lead", source="A friend",
        work_mode=WorkMode.REMOTE, start=now - timedelta(days=15),
    )  # fmt: skip
    halden = JobFactory.create(
        owner=alice, company="Halden", stage=Stage.APPLIED, source="A portal",
        deadline_on=date(2027, 3, 1), start=now - timedelta(days=3),
    )  # fmt: skip
    JobFactory.create(
        owner=alice, company="Brightwater", stage=Stage.CLOSED,
        outcome=Outcome.REJECTED,
    )  # fmt: skip
    JobFactory.create(owner=alice, company="Orrin", is_archived=True)
    tidewell.tags.add(TagFactory.create(owner=alice, name="near home"))
    InterviewFactory.create(
        job=halden, starts_at=datetime(2099, 1, 15, 9, tzinfo=UTC),
        date=date(2099, 1, 15), time=datetime(2099, 1, 15, 9, tzinfo=UTC).time(),
        zone="UTC",
    )  # fmt: skip
    return tidewell, halden


@pytest.mark.parametrize(
    ("asked", "companies"),
    [
        ({}, {"Tidewell", "Halden"}),
        ({"closed": "on"}, {"Tidewell", "Halden", "Brightwater"}),
        ({"stage": "closed"}, {"Brightwater"}),
        ({"outcome": "rejected"}, {"Brightwater"}),
        ({"outcome": "accepted"}, set()),
        ({"stage": "applied"}, {"Halden"}),
        ({"source": "A friend"}, {"Tidewell"}),
        ({"tag": "near home"}, {"Tidewell"}),
        ({"mode": "remote"}, {"Tidewell"}),
        ({"quiet": "14"}, {"Tidewell"}),
        ({"quiet": "21"}, set()),
        ({"archived": "on"}, {"Orrin"}),
        ({"q": "tíde le"}, {"Tidewell"}),
        ({"q": "portal"}, {"Halden"}),
        ({"stage": "nonsense", "quiet": "x", "mode": "\n"}, {"Tidewell", "Halden"}),
    ],
)
def test_the_address_says_what_is_listed(as_alice, four, asked, companies):
    assert set(listed(as_alice, **asked)) == companies


def test_the_filters_show_what_was_chosen(as_alice, four):
    page = as_alice.get(
        LIST, {"view": "list", "tag": "near home", "q": "tide", "sort": "-role"}
    )

    shown = page.content.decode()
    assert '<option value="near home" selected>' in shown
    assert 'value="tide"' in shown
    assert '<input type="hidden" name="sort" value="-role">' in shown


def test_nobody_else_s_tags_and_sources_are_offered(as_alice, bob):
    TagFactory.create(owner=bob, name="far away")
    JobFactory.create(owner=bob, source="A secret")
    SavedViewFactory.create(owner=bob, name="Bob’s")
    JobFactory.create(owner=bob)

    shown = as_alice.get(LIST, {"view": "list"}).content.decode()

    assert not [word for word in ("far away", "A secret", "Bob’s") if word in shown]


@pytest.mark.parametrize("falling", ["", "-"])
@pytest.mark.parametrize("order", [order.name for order in ORDERS])
def test_every_column_sorts_both_ways_and_pages_miss_nobody(
    as_alice, alice, four, order, falling
):
    old = datetime(2026, 11, 2, tzinfo=UTC)
    Job.objects.bulk_create(
        Job(
            owner=alice,
            title=f"Role {number % 7}",
            company=f"Company {number % 9}",
            stage=list(Stage)[number % 4],
            stage_since=old - timedelta(days=number % 5),
            deadline_on=date(2026, 12, 1 + number % 4) if number % 3 else None,
        )
        for number in range(2 * ROWS_A_PAGE + 1)
    )

    pages = all_pages(as_alice, sort=f"{falling}{order}")

    assert [len(page) for page in pages] == [ROWS_A_PAGE, ROWS_A_PAGE, 3]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("company", "Halden"),
        ("-company", "Tidewell"),
        ("role", "Tidewell"),
        ("stage", "Tidewell"),
        ("-stage", "Halden"),
        ("in_stage", "Halden"),
        ("-quiet", "Tidewell"),
        ("next", "Halden"),
        ("-next", "Halden"),
        ("deadline", "Halden"),
        ("-deadline", "Halden"),
        ("added", "Tidewell"),
        ("-added", "Halden"),
        ("nonsense", "Halden"),
    ],
)
def test_a_column_sorts_by_what_it_shows(as_alice, four, sort, first):
    four[0].title = "Apprentice"
    four[0].save()
    four[1].save()

    assert listed(as_alice, sort=sort)[0] == first


def test_a_head_sorts_and_then_turns(as_alice, four):
    page = as_alice.get(LIST, {"view": "list", "sort": "company", "q": "e"})

    (head, *_) = page.context["heads"]
    assert (head["way"], head["address"]) == (
        "ascending",
        "view=list&q=e&sort=-company",
    )


def test_a_page_of_another_order_is_the_first(as_alice, alice):
    for _ in range(ROWS_A_PAGE + 1):
        JobFactory.create(owner=alice)
    first = as_alice.get(LIST, {"view": "list", "sort": "role"})
    after = first.context["page"].more

    page = as_alice.get(LIST, {"view": "list", "sort": "deadline", "after": after})

    assert len(page.context["page"].ids) == ROWS_A_PAGE


def test_a_row_that_changes_is_not_shown_twice(as_alice, alice):
    for _ in range(ROWS_A_PAGE + 2):
        JobFactory.create(owner=alice)
    first = as_alice.get(LIST, {"view": "list"}).context["page"]
    Job.objects.get(pk=first.ids[10]).save()

    second = as_alice.get(LIST, {"view": "list", "after": first.more}).context["page"]

    assert not set(first.ids) & set(second.ids)


def test_htmx_gets_the_table_alone(as_alice, four):
    page = as_alice.get(LIST, {"view": "list", "q": "tide"}, headers=HTMX)

    shown = page.content.decode()
    assert 'data-announce="1 job"' in shown
    assert "<h1" not in shown


@pytest.mark.parametrize("asked", [{}, {"q": "nobody"}])
def test_an_empty_list_says_what_to_do(as_alice, asked):
    shown = as_alice.get(LIST, {"view": "list", **asked}).content.decode()

    told = "No job looks like that." if asked else "Even a maybe counts."
    assert told in shown


# --- lists that are kept -----------------------------------------------------------


def test_a_list_is_kept_under_a_name_and_found_again(as_alice, alice, four):
    new = reverse("jobs:new_view")

    kept = as_alice.post(f"{new}?stage=applied&sort=-role&junk=1", {"name": "Waiting"})
    page = as_alice.get(kept.headers["Location"])

    assert SavedView.objects.get().query == "stage=applied&sort=-role"
    assert page.context["current"].name == "Waiting"
    assert "No longer keep “Waiting”" in page.content.decode()


def test_a_name_is_given_once(as_alice, alice):
    SavedViewFactory.create(owner=alice, name="Waiting")

    page = as_alice.post(reverse("jobs:new_view"), {"name": "Waiting"})

    assert page.status_code == 422
    assert "You keep a list of that name already." in page.content.decode()
    assert SavedView.objects.count() == 1


def test_a_list_is_forgotten_and_kept_again(as_alice, alice):
    view = SavedViewFactory.create(owner=alice)

    as_alice.post(reverse("jobs:delete_view", args=[view.pk]))
    gone = as_alice.get(LIST, {"view": "list"}).context["lists"]
    as_alice.post(reverse("jobs:restore_view", args=[view.pk]))

    assert gone == ()
    assert [each.pk for each in as_alice.get(LIST, {"view": "list"}).context["lists"]]


def test_a_name_that_was_taken_meanwhile_stays_with_the_newer_list(as_alice, alice):
    gone = SavedViewFactory.create(owner=alice, name="Mine", deleted_at=timezone.now())
    SavedViewFactory.create(owner=alice, name="Mine")

    as_alice.post(reverse("jobs:restore_view", args=[gone.pk]))

    assert SavedView.objects.kept().count() == 1


def test_the_longest_filters_can_be_kept(as_alice):
    longest = {"q": "\U0001f600" * 100, "source": "ß" * 60, "tag": "ß" * 40}
    address = as_alice.get(LIST, {"view": "list", **longest}).context["query"]

    kept = as_alice.post(f"{reverse('jobs:new_view')}?{address}", {"name": "Long"})

    assert kept.status_code == 302
    assert SavedView.objects.get().query == address
