"""Every form takes any text at all: no page breaks, and nothing typed is lost."""

import functools
from html import escape
from typing import Any

import pytest
from django import forms
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.forms import OneLineField
from interviewprep.sealed import SealedCharField
from interviewprep.sheets.forms import PrintForm
from interviewprep.sheets.sheet import Options
from interviewprep.text import clean_text
from motivations.models import Motivation
from tests.factories import PASSWORD, full_account
from tests.isolation.matrix import taken_back
from tests.isolation.policy import BOTH, POLICY
from tests.sheets.strategies import MARKUP

# The database is put back after each example, so one person serves for all of them.
any_text_at_all = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# A browser can't send halves of characters; everything else it can.
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(MARKUP),
    st.sampled_from(["", " ", "\0", "x" * 2100, "ß" * 400, "one\r\ntwo", "\u2066a"]),
)
SOME_DATES = ("2027-03-28", "2027-10-31", "0001-01-01", "9999-12-31", "2028-02-30")
SOME_TIMES = ("02:30", "00:00", "23:59:59", "25:00")
SOME_NUMBERS = ("0", "-1", "1", "45", "601", "9" * 30, "1e9", "٣")
# All of our own; those that ask for nothing but a tick or a click are left out.
FORMS = [
    name
    for name, policy in POLICY.items()
    if policy.methods == BOTH
    and policy.shown == 200
    and name not in {"accounts:delete", "accounts:wipe", "reminders:stop"}
]
QUESTIONS = [(kind, number) for kind in Motivation for number in range(1, 7)]


@pytest.fixture
def account(alice, as_alice):
    cache.clear()
    # Making a token asks for the password first.
    as_alice.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return full_account(alice, "Kanarienvogel")


@pytest.fixture
def fields_of(as_alice):
    """Return what looks up the boxes on a page, once."""
    return functools.cache(lambda url: as_alice.get(url).context["form"].fields)


@pytest.mark.parametrize("name", FORMS)
@any_text_at_all
@given(data=st.data())
def test_a_form_takes_any_text(as_alice, account, fields_of, name, data):
    url = reverse(name, args=POLICY[name].address(account))
    typed = data.draw(anything_in(fields_of(url)))

    with taken_back(as_alice):
        assert lost_words(as_alice.post(url, {**typed, "go": "on"}), typed) == []


@pytest.mark.parametrize("asked", QUESTIONS)
@any_text_at_all
@given(data=st.data())
def test_a_question_takes_any_text(as_alice, account, fields_of, asked, data):
    url = reverse("motivations:question", args=[account.job.pk, *asked])
    typed = data.draw(anything_in(fields_of(url)))

    with taken_back(as_alice):
        assert lost_words(as_alice.post(url, {**typed, "go": "on"}), typed) == []


@any_text_at_all
@given(text=ANY_TEXT)
@pytest.mark.parametrize("name", ["draft", "words", "use", "not_me"])
def test_a_box_beside_the_forms_takes_any_text(as_alice, account, name, text):
    number = [1] if name == "draft" else []
    args = [account.job.pk, Motivation.MOVE_UP, *number]

    with taken_back(as_alice):
        answer = as_alice.post(
            reverse(f"motivations:{name}", args=args),
            {"blunt": text, "text": text, "wording": text, "is_true": "on"},
        )

    usual = {200, 204, 302, 422}
    assert answer.status_code in ({404} if name == "not_me" else usual)


@given(text=ANY_TEXT, name=st.sampled_from(["large", "quiet", "black"]))
def test_a_sheet_is_printed_whatever_its_address_asks(text, name):
    wanted = PrintForm({name: text}).wanted(Options())

    assert wanted.paper == Options().paper


@any_text_at_all
@given(text=ANY_TEXT, asked=st.sampled_from(["since", "until", "archived"]))
def test_insights_take_any_address(as_alice, account, text, asked):
    url = reverse("insights:insights")

    answer = as_alice.get(url, {asked: text.replace("\0", "")})

    assert answer.status_code in {200, 422}


@any_text_at_all
@given(text=ANY_TEXT, asked=st.sampled_from(["tone", "length", "another", "mine"]))
def test_a_panel_takes_any_address(as_alice, account, text, asked):
    url = reverse("motivations:panel", args=[account.job.pk, Motivation.MOVE_UP])

    answer = as_alice.get(url, {asked: text.replace("\0", "")})

    assert answer.status_code == 200


@pytest.mark.django_db
@any_text_at_all
@given(text=ANY_TEXT, starter=st.sampled_from(["", "up", "contract"]))
def test_a_visitor_may_try_any_text(client, text, starter):
    cache.clear()

    answer = client.post(reverse("pages:try"), {"blunt": text, "starter": starter})

    assert answer.status_code in {200, 422}
    assert escape(clean_text(text).strip()) in answer.content.decode()


def lost_words(answer, typed: dict[str, Any]) -> list[str]:
    """Return the boxes that no longer show what was typed; a page that broke fails."""
    assert answer.status_code in {200, 302, 422}
    if answer.status_code == 302 or "form" not in answer.context:
        return []  # taken: what follows is another page
    shown = answer.content.decode()
    kept = answer.context["form"].fields
    return [
        name
        for name, text in typed.items()
        if type(kept.get(name)) in TEXTS and escape(clean_text(text)) not in shown
    ]


TEXTS = {forms.CharField, OneLineField, SealedCharField}


def anything_in(fields: dict[str, forms.Field]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {name: anything_for(field) for name, field in fields.items()}
    )


def anything_for(field: forms.Field) -> st.SearchStrategy[Any]:
    """Return a strategy for what somebody might send in a box: right or wrong."""
    known = _known(field)
    if isinstance(field, forms.MultipleChoiceField):
        return st.lists(
            st.one_of(st.sampled_from(known or ["x"]), ANY_TEXT), max_size=4
        )
    return st.one_of(st.sampled_from(known), ANY_TEXT) if known else ANY_TEXT


def _known(field: forms.Field) -> list[str]:
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return [str(value) for value, _ in _flat(field.choices)]
    for kind, some in (
        (forms.BooleanField, ("on", "")),
        (forms.DateField, SOME_DATES),
        (forms.TimeField, SOME_TIMES),
        (forms.IntegerField, SOME_NUMBERS),
    ):
        if isinstance(field, kind):
            return list(some)
    return []


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
