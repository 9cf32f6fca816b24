"""Forms of private text: the owner’s page alone shows it, and none loses it."""

import pytest
from django import forms

from interviewprep.jobs.models import Job
from interviewprep.sealed import (
    SealedCharField,
    SealedTextField,
)
from tests.sealed.notes import CANARY, NotesForm, write_down


class CarelessForm(forms.ModelForm[Job]):
    class Meta:
        model = Job
        fields = ["notes"]


def test_the_owners_form_shows_and_saves_the_words(alice):
    job = write_down(alice)

    shown = str(NotesForm(instance=job)["notes"])
    form = NotesForm({"notes": " Bored.\r\nVery. \x00"}, instance=job)
    form.save()

    assert CANARY in shown
    assert Job.objects.get().notes.reveal() == "Bored.\nVery."


def test_an_unchanged_form_knows_that_nothing_changed(alice):
    form = NotesForm({"notes": CANARY}, instance=write_down(alice))

    assert not form.has_changed()


def test_a_form_that_does_not_reveal_refuses_to_overwrite(alice):
    form = CarelessForm(instance=write_down(alice))

    with pytest.raises(TypeError):
        str(form["notes"])


def test_a_text_that_is_too_long_is_said_to_be():
    field = SealedTextField(blank=True, max_length=20).formfield()

    assert isinstance(field, SealedCharField)
    with pytest.raises(forms.ValidationError):
        field.clean("x" * 21)


def test_a_required_text_is_asked_for(alice):
    field = SealedTextField()

    with pytest.raises(forms.ValidationError):
        field.clean("", None)
