"""The ground under every form: what was typed is made safe before it is read."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from interviewprep.text import clean_line, clean_text


def tidy(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return a copy of the posted `data` with every text made safe to keep.

    Control characters, broken characters and unbalanced direction marks go; words
    and line breaks stay. None (an unbound form) stays None.
    """
    if data is None:
        return None
    if not isinstance(data, QueryDict):
        return {key: _tidy_value(value) for key, value in data.items()}
    tidied = data.copy()
    for key, values in data.lists():
        tidied.setlist(key, [clean_text(value) for value in values])
    return tidied


def _tidy_value(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


def offer(form: forms.BaseForm, name: str, choices: Sequence[Any]) -> None:
    """Let the form's field `name` be answered with `choices`, value and label each.

    Raises TypeError for a field that isn't a choice.
    """
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices


def show_newest(form: forms.BaseForm, name: str, value: object) -> None:
    """Show `value` in a bound form's box instead of what was posted for it."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data[form.add_prefix(name)] = str(value)
    form.data = data


def all_hidden(form: forms.BaseForm) -> None:
    """Let the form be carried along unseen: every box hidden, and without an id.

    Several forms of a page may carry the same, and ids must not come twice.
    """
    form.auto_id = False
    for field in form.fields.values():
        field.widget = field.hidden_widget()


_PLAIN_WORDS = {
    "min_value": "At least %(limit_value)s, please.",
    "max_value": "At most %(limit_value)s, please.",
    "max_length": "That’s %(show_value)d characters, and %(limit_value)d fit.",
}


def speak_plainly(fields: Mapping[str, forms.Field]) -> None:
    """Give fields our words for what they say in a machine's, where they have none."""
    for field in fields.values():
        own = {**_PLAIN_WORDS, **field.error_messages}
        if own.get("invalid") == forms.URLField.default_error_messages["invalid"]:
            own["invalid"] = "That isn’t a web address: they begin with https://."
        field.error_messages = own


class TidyForm(forms.Form):
    """A form that never meets a character which can't be stored or printed."""

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)

    def full_clean(self) -> None:
        """Check what was sent, and say in our words what is wrong with it."""
        speak_plainly(self.fields)
        super().full_clean()


class OneLineField(forms.CharField):
    """A text that goes on one line, whatever was pasted into it."""

    def to_python(self, value: Any) -> str:
        """Return the text with line breaks and runs of space made single spaces."""
        return clean_line(str(super().to_python(value) or ""))
