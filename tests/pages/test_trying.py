"""Trying it without an account, and the first job: nothing is kept unasked."""

import re
from html import escape

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.urls import reverse

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Interview, Job
from motivations.carried import WHOLE_SEARCH
from motivations.models import Line, Reason
from tests.motivations.answers import BLUNT

NEW = {"email": "alice@example.com", "password1": "a long pass phrase"}


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


def attempt(client, name="try", **typed):
    return client.post(reverse(f"pages:{name}"), typed)


@pytest.mark.parametrize("name", ["try", "try_line"])
def test_a_visitor_gets_a_line_and_leaves_no_trace(client, name):
    page = attempt(client, name, blunt=BLUNT)

    assert page.status_code == 200
    assert page.context["tried"].shows_lines
    assert page.context["tried"].line.text
    assert not client.cookies.get("sessionid")
    assert not Reason.objects.exists()


@pytest.mark.parametrize("starter", ["up", "tools", "contract", "gap", "let_go"])
def test_a_start_is_enough(client, starter):
    page = attempt(client, starter=starter)

    assert page.context["tried"].lines


def test_another_line_is_another_one(client):
    first, second = (
        attempt(client, blunt=BLUNT, another=number).context["tried"].line.text
        for number in range(2)
    )

    assert first != second


@pytest.mark.parametrize(
    "typed", [{}, {"blunt": " "}, {"starter": "x", "blunt": "Kept words"}]
)
def test_nothing_to_work_on_asks_for_a_line(client, typed):
    page = attempt(client, **typed)

    assert page.status_code == 422
    assert typed.get("blunt", "").strip() in page.content.decode()


def test_what_is_no_reason_gets_no_line(client):
    page = attempt(client, blunt="Kanarienvogel")

    assert page.status_code == 200
    assert not page.context["tried"].shows_lines
    assert "We can’t find a reason in this yet." in page.content.decode()


def test_risky_words_are_underlined_numbered_and_explained(client):
    page = attempt(client, blunt="The boss’s golf buddies get on, and I never will.")

    shown = page.content.decode()
    first, second = page.context["tried"].risks[:2]
    assert re.findall(r"<mark>(.+?)</mark>", shown)[:2] == [
        "The boss’s",
        "golf buddies",
    ]
    for risk in (first, second):
        assert f'href="#risk-{risk.number}"' in shown
        assert f'id="risk-{risk.number}"' in shown
        assert escape(risk.lead) in shown


def test_what_was_written_can_be_edited_beside_its_marks(client):
    page = attempt(client, blunt=BLUNT, starter="up").content.decode()

    edit = page.split("<details")[1].split("</details>")[0]
    assert escape(BLUNT) in edit.split("<textarea")[1]
    assert re.search(r'value="up"[^>]* checked', edit)


@pytest.mark.parametrize("typed", [{"starter": "up"}, {"blunt": "Kanarienvogel"}])
def test_without_words_or_a_line_the_box_stays_open(client, typed):
    page = attempt(client, **typed).content.decode()

    assert "<textarea" in page
    assert 'class="rewrite"' not in page
    assert "<mark>" not in page


def test_words_for_support_are_not_underlined(client):
    page = attempt(client, blunt="My boss is a racist idiot.").content.decode()

    assert "My boss is a racist idiot." in page
    assert "<mark>" not in page


def test_an_empty_box_says_what_is_missing_where_it_is_missing(client):
    page = attempt(client).content.decode()

    box = re.search(r"<textarea[^>]*>", page)
    assert box is not None
    for part in ('aria-invalid="true"', 'aria-describedby="id_blunt_error"'):
        assert part in box[0]
    assert 'id="id_blunt_error"' in page


def test_an_attempt_does_not_print_what_was_typed(client):
    assert "golf" not in repr(attempt(client, blunt=BLUNT).context["tried"])


@pytest.mark.parametrize(
    ("button", "carried"),
    [
        ("keep", {"blunt", "line", "theme", "motivation"}),
        ("again", {"blunt", "starter", "another", "anyway"}),
    ],
)
def test_each_button_takes_along_what_the_next_page_needs(client, button, carried):
    page = attempt(client, blunt=BLUNT)

    form = page.context[button]
    assert set(form.fields) == carried
    assert all(box.is_hidden for box in form)
    assert form["blunt"].value() == BLUNT
    assert page.content.decode().count(f'name="blunt" value="{escape(BLUNT)}"') == 2


def test_a_line_in_spite_of_support_stays_when_another_is_asked_for(client):
    blunt = "My boss makes racist jokes about me."
    first = attempt(client, blunt=blunt)
    past = {box.name: box.value() for box in first.context["past_care"] if box.value()}

    second = attempt(client, **past)
    again = second.context["again"]
    third = attempt(client, **{box.name: box.value() for box in again})

    assert "Show me a neutral line anyway" in first.content.decode()
    assert second.context["tried"].shows_lines
    assert third.context["tried"].shows_lines
    assert third.context["tried"].another == 1


def test_support_comes_before_a_line(client):
    page = attempt(client, blunt="My boss makes racist jokes about me.")

    assert reverse("pages:support") in page.content.decode()
    assert not page.context["tried"].shows_lines


def test_twenty_lines_an_hour_are_enough_and_no_word_is_lost(client):
    answers = [attempt(client, blunt="Bored.", starter="up") for _ in range(21)]

    assert [page.status_code for page in answers] == [200] * 20 + [429]
    assert "That’s a lot of honesty for an hour." in answers[-1].content.decode()
    assert "Bored." in answers[-1].content.decode()


# --- signing up with a line -----------------------------------------------------


def sign_up(client, **brought):
    return client.post(reverse("account_signup"), {**NEW, **brought})


def test_a_line_comes_along_and_waits_until_it_is_true(client):
    line = attempt(client, blunt=BLUNT).context["tried"].line
    brought = {
        "blunt": BLUNT,
        "line": line.text,
        "theme": line.theme,
        "motivation": line.motivation,
    }

    response = sign_up(client, **brought)

    reason, kept = Reason.objects.get(), Line.objects.get()
    assert response.headers["Location"] == reverse("pages:start")
    assert User.objects.get().email == EmailAddress.objects.get().email == NEW["email"]
    assert reason.blunt.reveal() == BLUNT
    assert reason.job.title == WHOLE_SEARCH
    assert (kept.text, kept.is_true) == (line.text, False)
    assert line.text in client.get(reverse("pages:start")).content.decode()


@pytest.mark.parametrize(
    ("ticked", "is_true"), [({"is_true": "on"}, True), ({}, False)]
)
def test_the_first_job_takes_the_line_along(client, ticked, is_true):
    sign_up(client, blunt=BLUNT, line="I’d like to lead.", motivation="move_up")

    response = client.post(
        reverse("pages:start"),
        {"company": "Tidewell", "role": "Team lead", "whose": "mine", **ticked},
    )

    job, interview = Job.objects.get(), Interview.objects.get()
    assert (job.company, job.title) == ("Tidewell", "Team lead")
    assert response.headers["Location"] == reverse("sheets:sheet", args=[interview.pk])
    assert Line.objects.get().is_true is is_true


def test_no_job_yet_makes_a_sheet_for_the_whole_search(client):
    sign_up(client)

    for _ in range(2):
        response = client.post(reverse("pages:start"), {"search": "1"})

    interview = Interview.objects.get()
    assert response.headers["Location"] == reverse("sheets:sheet", args=[interview.pk])
    assert interview.job.title == WHOLE_SEARCH


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"company": "", "role": "Team lead"}, "company"),
        ({"company": "Tidewell", "role": ""}, "role"),
        ({"company": "Tidewell", "role": "Lead", "time": "09:00"}, "date"),
    ],
)
def test_a_first_job_that_lacks_something_keeps_the_rest(client, typed, field):
    sign_up(client)

    page = client.post(reverse("pages:start"), typed)

    shown = page.content.decode()
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert all(f'value="{text}"' in shown for text in typed.values() if text)
    assert not Job.objects.exists()


def test_words_brought_by_a_stranger_are_cut_to_what_is_known(client):
    sign_up(client, blunt=BLUNT, line="A line.", motivation="money", theme="nonsense")

    reason = Reason.objects.get()
    assert reason.motivation == "move_up"
    assert not reason.ticked
