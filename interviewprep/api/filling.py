"""Keeps what a program sends by the same forms, and the same rules, as the pages."""

from collections.abc import Callable, Mapping
from typing import Any

from ninja.errors import HttpError

from interviewprep.api.problems import Unfit
from interviewprep.jobs.forms import VersionedForm
from interviewprep.jobs.models import Versioned
from interviewprep.sealed.fields import sealed_fields

CHANGED = "This was changed meanwhile. Read it again, then send the change anew."

# What programs call a field, where the form has other names for it.
_NAMES = {
    "known_tags": "tags",
    "new_tags": "tags",
    "known_people": "people",
    "submit_key": "key",
    "interview": "round_id",
    "person": "person_id",
    "__all__": "",
}


def filled[Row: Versioned](
    form_of: Callable[[Mapping[str, Any] | None], VersionedForm[Row]],
    given: Mapping[str, Any],
) -> VersionedForm[Row]:
    """Return the form with what was `given`, and for the rest what the row has.

    Private text that wasn't given isn't touched, nor opened.
    """
    blank = form_of(None)
    known = {
        name: blank.get_initial_for_field(field, name)
        for name, field in blank.fields.items()
    }
    form = form_of({**known, **given})
    for field in sealed_fields(type(form.instance)):
        if form.instance.pk and field.name not in given:
            form.fields.pop(field.name, None)
    return form


def kept[Row: Versioned](form: VersionedForm[Row]) -> Row:
    """Save the form and return its row.

    Raises Unfit for what can't be kept, HttpError (409) for a row that was changed
    since its sender read it.
    """
    if form.is_valid() and (row := form.save_or_ask()) is not None:
        return row
    if "version" in form.errors:
        raise HttpError(409, CHANGED)
    raise Unfit(
        [
            {"field": _NAMES.get(name, name), "message": error["message"]}
            for name, errors in form.errors.get_json_data().items()
            for error in errors
        ]
    )
