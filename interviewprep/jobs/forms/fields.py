"""The kinds of box that the tracker's forms are made of."""

import re
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms

from interviewprep.look.widgets import DateBox

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)
MISTYPED = "Check the year: it looks mistyped."
_THOUSANDS = re.compile(r"(?<=\d)[\s’',](?=\d{3}(?!\d))")
_IN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?) ?[kK]")


class DayField(forms.DateField):
    """A day within living memory: any other is a slip of the finger."""

    widget = DateBox

    def to_python(self, value: Any) -> date | None:
        """Return the day; None for an empty box."""
        on: date | None = super().to_python(value)
        if on is not None and not EARLIEST <= on <= LATEST:
            raise forms.ValidationError(MISTYPED)
        return on


class KeyField(forms.Field):
    """The hidden key of an empty form: sending it twice still makes one row."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid4)

    def to_python(self, value: Any) -> UUID | None:
        """Return the key; None for none, and for what no page of ours ever sent."""
        try:
            return UUID(str(value))
        except ValueError:
            return None


class PayField(forms.DecimalField):
    """A sum as people write it: “45,000”, “45 000” and “45k” are all the same."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        messages = {"invalid": "Write it in figures, such as 45000."}
        super().__init__(error_messages=messages, **options)

    def to_python(self, value: Any) -> Any:
        """Return the sum; None for an empty box."""
        if not isinstance(value, str):
            return super().to_python(value)
        plain = _THOUSANDS.sub("", value.strip())
        if in_thousands := _IN_THOUSANDS.fullmatch(plain):
            return Decimal(in_thousands[1]) * 1000
        return super().to_python(plain)

    def prepare_value(self, value: Any) -> Any:
        """Show whole sums without pennies: they are hardly ever told."""
        is_whole = isinstance(value, Decimal) and value == value.to_integral_value()
        return str(int(value)) if is_whole else value
