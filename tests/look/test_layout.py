"""The pieces that pages lay forms out with: each named, described and well-formed."""

import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms

from interviewprep.forms import all_hidden
from interviewprep.look.layout import (
    Bare,
    Claims,
    Group,
    Honest,
    Pieces,
    Ranking,
    Tick,
)
from interviewprep.look.widgets import HintedChoices, Segmented
from tests.look.outline import Outline

CHOICES = [("one", "One & <only>"), ("two", "Two")]


def box(**more) -> forms.Field:
    return forms.CharField(label="Your answer", widget=forms.Textarea, **more)


def tick(**more) -> forms.Field:
    return forms.BooleanField(label="Your answer", **more)


def one_of(**more) -> forms.Field:
    return forms.ChoiceField(
        label="Your answer", choices=CHOICES, widget=Segmented, **more
    )


def some_of(widget=forms.CheckboxSelectMultiple, **more) -> forms.Field:
    return forms.MultipleChoiceField(
        label="Your answer", choices=CHOICES, widget=widget, **more
    )


PIECES = {
    "bare": (Bare("answer"), box),
    "tick": (Tick("answer"), tick),
    "honest": (Honest("answer"), tick),
    "group": (Group("answer"), one_of),
    "claims": (Claims("answer", deny_at="/deny/"), some_of),
    "ranking": (Ranking("answer"), lambda: some_of(HintedChoices)),
}


def drawn(piece, field: forms.Field, data=None, **options) -> str:
    form = type("OneFieldForm", (forms.Form,), {"answer": field})(data, **options)
    return str(render_crispy_form(form, Pieces(piece)))


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("data", [None, {}], ids=["blank", "wrong"])
def test_piece_is_named_described_and_well_formed(name, data):
    piece, field = PIECES[name]

    html = drawn(piece, field(), data)
    outline = Outline(html)

    assert "<form" not in html
    assert "csrf" not in html
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.described) <= set(outline.ids)
    assert ("id_answer_error" in outline.described) == (data is not None)
    assert outline.controls
    for control in outline.controls:
        assert control["id"] in outline.labels
        assert (control.get("aria-invalid") == "true") == (data is not None)


@pytest.mark.parametrize("name", ["group", "claims", "ranking"])
def test_group_is_a_fieldset_with_a_legend(name):
    piece, field = PIECES[name]

    html = drawn(piece, field())

    assert re.search(r"<fieldset[^>]*><legend[^>]*>Your answer</legend>", html)


def test_help_of_the_honest_tick_describes_it():
    outline = Outline(drawn(Honest("answer"), tick(help_text="Why we ask.")))

    assert outline.described == ["id_answer_helptext"]


def test_a_claim_is_escaped_and_can_be_denied():
    html = drawn(Claims("answer", deny_at="/deny/"), some_of())

    assert html.count('formaction="/deny/"') == 2
    assert 'name="claim" value="two"' in html
    assert "One &amp; &lt;only&gt;" in html
    assert "<only>" not in html


def test_only_what_is_picked_can_be_moved_and_the_first_not_up():
    html = drawn(Ranking("answer"), some_of(HintedChoices), initial={"answer": ["one"]})

    first, second = html.split("<li")[1:]
    assert html.count('name="order"') == 2
    assert re.search(r'name="up" value="one" disabled', first)
    assert re.search(r'name="down" value="one">', first)
    assert "<button" not in second


def test_a_hint_stands_under_the_name_it_explains():
    field = some_of(HintedChoices)
    field.widget.hints = {"two": "More & <more>"}

    html = drawn(Ranking("answer"), field)

    assert '<b>Two</b> <span class="hint">More &amp; &lt;more&gt;</span>' in html


def test_a_form_that_is_carried_along_shows_nothing_and_has_no_ids():
    form = type("TwoFieldForm", (forms.Form,), {"answer": box(), "sure": tick()})(
        initial={"answer": "<kept>", "sure": True}
    )

    all_hidden(form)
    outline = Outline(str(form["answer"]) + str(form["sure"]))

    assert outline.controls == []
    assert outline.ids == []
    assert 'value="&lt;kept&gt;"' in str(form["answer"])
