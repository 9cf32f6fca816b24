"""The kinds of value that requests are made of, each as strict as its schema says."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    StrictBool,
    StrictInt,
    WithJsonSchema,
)

from interviewprep.jobs.forms.fields import EARLIEST, LATEST, MISTYPED
from interviewprep.told import kinds as told

# As large as a row’s number can be.
_LARGEST = 2**63 - 1


def _as_text(value: Any) -> Any:
    """Refuse numbers: a day isn’t a count of seconds."""
    is_count = isinstance(value, str) and value.strip().lstrip("-+").isdigit()
    if isinstance(value, bool | int | float) or is_count:
        raise ValueError("Write it as text, such as 2027-01-31.")
    return value


def _within_memory[Moment: date](moment: Moment) -> Moment:
    on = moment.date() if isinstance(moment, datetime) else moment
    # A day within, so that no zone leads beyond what dates can be.
    if not EARLIEST <= on <= LATEST:
        raise ValueError(MISTYPED)
    return moment


type Number = Annotated[int, Field(ge=1, le=_LARGEST)]
type Version = Annotated[StrictInt, Field(ge=1, le=2**31 - 1)]
type Yes = StrictBool
type Day = Annotated[date, BeforeValidator(_as_text), AfterValidator(_within_memory)]
# Written out: rounds have a kind of their own under the same name.
type Topic = Annotated[
    told.Kind, WithJsonSchema({"type": "string", "enum": told.Kind.values})
]
type Moment = Annotated[
    AwareDatetime, BeforeValidator(_as_text), AfterValidator(_within_memory)
]
# OpenAPI’s own format for times asks for a zone, which clocks on walls don’t have.
type ClockTime = Annotated[
    str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["09:30"])
]
type Sum = Annotated[str, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,2})?$")]
type Text60 = Annotated[str, Field(max_length=60)]
type Text120 = Annotated[str, Field(max_length=120)]
type Text300 = Annotated[str, Field(max_length=300)]
type Text1000 = Annotated[str, Field(max_length=1000)]
type Text5000 = Annotated[str, Field(max_length=5000)]
type Text20000 = Annotated[str, Field(max_length=20_000)]
