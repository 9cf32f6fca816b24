"""What the form templates draw: labels, groups, help and errors, each with its own."""

import re
import sys
from collections.abc import Callable

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Row, Submit
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import forms
from django.template import Context, Template
from django.test.html import parse_html

from interviewprep.look.widgets import (
    ChipsRadio,
    ChipsSelectMultiple,
    DateAndTime,
    DateBox,
    PrivateChipsRadio,
    PrivateChipsSelectMultiple,
    PrivateTextarea,
    QuickSelect,
    Segmented,
    TimeBox,
)
from tests.look.outline import Outline

CHOICES = [("one", "One & <only>"), ("two", "Two")]
CHOICE_WIDGETS = [
    forms.RadioSelect,
    ChipsRadio,
    PrivateChipsRadio,
    Segmented,
]
MANY_WIDGETS = [
    forms.CheckboxSelectMultiple,
    ChipsSelectMultiple,
    PrivateChipsSelectMultiple,
]
FIELDS: dict[str, Callable[..., forms.Field]] = {
    "text": forms.CharField,
    "email": forms.EmailField,
    "password": lambda **more: forms.CharField(widget=forms.PasswordInput, **more),
    "textarea": lambda **more: forms.CharField(widget=forms.Textarea, **more),
    "private": lambda **more: forms.CharField(widget=PrivateTextarea, **more),
    "number": forms.IntegerField,
    "select": lambda **more: forms.ChoiceField(choices=CHOICES, **more),
    "quick select": lambda **more: forms.ChoiceField(
        choices=CHOICES, widget=QuickSelect, **more
    ),
    "checkbox": forms.BooleanField,
    "date": lambda **more: forms.DateField(widget=DateBox, **more),
    "time": lambda **more: forms.TimeField(widget=TimeBox, **more),
    "moment": lambda **more: forms.SplitDateTimeField(widget=DateAndTime, **more),
    "file": forms.FileField,
    **{
        widget.__name__: lambda widget=widget, **more: forms.ChoiceField(
            choices=CHOICES, widget=widget, **more
        )
        for widget in CHOICE_WIDGETS
    },
    **{
        widget.__name__: lambda widget=widget, **more: forms.MultipleChoiceField(
            choices=CHOICES, widget=widget, **more
        )
        for widget in MANY_WIDGETS
    },
}


def form_with(field: forms.Field, data=None) -> forms.Form:
    return type("OneFieldForm", (forms.Form,), {"answer": field})(data)


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("data", [None, {}], ids=["blank", "wrong"])
def test_control_is_named_described_and_well_formed(kind, data):
    form = form_with(FIELDS[kind](label="Your answer", help_text="Why we ask."), data)

    outline = Outline(as_crispy_form(form))

    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert "id_answer_helptext" in outline.described
    assert set(outline.described) | set(outline.links) <= set(outline.ids)
    assert outline.controls
    for control in outline.controls:
        assert control["id"] in outline.labels or control["aria-label"]
        assert (control.get("aria-invalid") == "true") == (data is not None)


@pytest.mark.parametrize("kind", FIELDS)
def test_error_is_said_beside_the_field_and_in_the_summary(kind):
    form = form_with(FIELDS[kind](label="Your answer"), {})

    html = as_crispy_form(form)
    outline = Outline(html)

    assert outline.described == ["id_answer_error"]
    assert len(outline.links) == 1
    assert "One thing needs another look" in html
    assert html.count(str(form.errors["answer"][0])) == 2


@pytest.mark.parametrize(
    "kind", ["moment", *(w.__name__ for w in CHOICE_WIDGETS + MANY_WIDGETS)]
)
def test_group_is_a_fieldset_with_a_legend(kind):
    html = as_crispy_form(form_with(FIELDS[kind](label="Your answer")))

    assert re.search(r"<fieldset[^>]*><legend>Your answer</legend>", html)


def test_choice_is_escaped_and_kept():
    form = form_with(FIELDS["ChipsSelectMultiple"](), {"answer": ["one"]})

    html = as_crispy_form(form)

    assert "<span>One &amp; &lt;only&gt;</span>" in html
    assert re.search(r'value="one"[^>]* checked', html)
    assert not re.search(r'value="two"[^>]* checked', html)


def test_quick_select_says_the_same_as_djangos_own():
    quick, own = (
        widget(attrs={"id": "which"}, choices=CHOICES).render("answer", "two")
        for widget in (QuickSelect, forms.Select)
    )

    assert parse_html(quick) == parse_html(own)


def test_single_choice_can_be_drawn_alone():
    form = form_with(FIELDS["ChipsRadio"]())

    first, *_ = form["answer"]

    assert str(first).count("<label") == 1
    assert 'value="one"' in str(first)


def test_optional_is_said_in_words_and_only_of_what_is_optional():
    optional = as_crispy_form(form_with(forms.CharField(required=False)))
    needed = as_crispy_form(form_with(forms.CharField()))

    assert "(optional)" in optional
    assert "(optional)" not in needed
    assert "*" not in needed


def test_single_check_box_is_not_called_optional():
    html = as_crispy_form(form_with(forms.BooleanField(required=False)))

    assert "(optional)" not in html


def test_hidden_field_has_no_label():
    html = as_crispy_form(form_with(forms.CharField(widget=forms.HiddenInput)))

    assert html.strip().startswith('<input type="hidden"')
    assert "label" not in html


def test_attributes_of_a_widget_are_kept():
    widget = forms.TextInput(attrs={"autocomplete": "email", "data-default": "UTC"})

    html = as_crispy_form(form_with(forms.CharField(widget=widget)))

    assert 'autocomplete="email"' in html
    assert 'data-default="UTC"' in html


def test_private_box_is_plum_and_can_be_veiled():
    box = PrivateTextarea({"class": "tall", "data-draft-url": "/draft/"})

    html = box.render("blunt", "")

    assert 'class="mine tall"' in html
    assert "data-private" in html
    assert 'data-draft-url="/draft/"' in html


@pytest.mark.parametrize(("language", "box"), [("en-us", DateBox), ("de", DateBox)])
def test_day_is_written_the_way_browsers_read_it(settings, language, box):
    settings.LANGUAGE_CODE = language
    day = forms.DateField().clean("2026-11-26")

    html = box().render("day", day)

    assert 'value="2026-11-26"' in html


def test_errors_of_the_whole_form_are_in_the_summary():
    form = form_with(forms.CharField(), {"answer": "yes"})
    form.add_error(None, "These two don’t go together.")

    html = as_crispy_form(form)

    assert "<li>These two don’t go together.</li>" in html


class StepForm(forms.Form):
    """A form as our pages lay it out."""

    company = forms.CharField()
    role = forms.CharField()
    notes = forms.CharField(required=False)
    helper = FormHelper()
    helper.layout = Layout(
        Fieldset("The job", Row("company", "role")), Div("notes", css_class="wide")
    )
    helper.add_input(Submit("save", "Save the job"))


def test_layout_draws_the_whole_form(settings):
    settings.ROOT_URLCONF = "tests.look.urls"
    template = Template("{% load crispy_forms_tags %}{% crispy form %}")

    html = template.render(Context({"form": StepForm(), "csrf_token": "t0ken"}))
    outline = Outline(html)

    assert outline.open == []
    assert 'value="t0ken"' in html
    assert '<fieldset class="group"><legend>The job</legend>' in html
    assert '<button type="submit" class="btn btn-primary" name="save"' in html
    assert {"id_company", "id_role", "id_notes"} <= outline.labels


class NameForm(forms.Form):
    """One of several of a kind."""

    name = forms.CharField()


def test_formset_draws_each_form_and_its_own_errors():
    names = forms.formset_factory(NameForm, extra=2, max_num=1, validate_max=True)
    formset = names({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"})
    formset.is_valid()

    html = as_crispy_form(formset)
    outline = Outline(html)

    assert outline.open == []
    assert {"id_form-0-name", "id_form-1-name"} <= outline.labels
    assert "form-TOTAL_FORMS" in html


TWELVE = [
    "text", "email", "password", "textarea", "private", "number",
    "select", "checkbox", "date", "time", "file", "text",
]  # fmt: skip


def calls_to(render) -> int:
    """Count calls of Python and C functions: steady where seconds are not."""
    render()
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        render()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("data", [None, {}], ids=["blank", "wrong"])
def test_our_templates_cost_no_more_than_a_tenth_above_djangos_own(data):
    fields = {f"answer_{at}": FIELDS[kind]() for at, kind in enumerate(TWELVE)}
    form = type("TwelveFieldForm", (forms.Form,), fields)(data)

    ours = calls_to(lambda: as_crispy_form(form))
    djangos = calls_to(form.as_div)

    assert ours <= 1.1 * djangos
