"""Form widgets in the house's look: chips, segments and the private text box."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class _Drawn(forms.widgets.ChoiceWidget):
    """Choices drawn as labelled pills; written in Python, as it is the faster way."""

    container_class = "chips"
    option_class = "chip"

    def _render(
        self,
        template_name: str,  # noqa: ARG002  the signature is Django's
        context: dict[str, Any],
        renderer: object = None,  # noqa: ARG002
    ) -> SafeString:
        """Draw the whole group, or one option when Django asks for that alone."""
        widget = context["widget"]
        if "optgroups" not in widget:
            return self._option(widget)
        options = (
            (self._option(option),)
            for _group, group_options, _index in widget["optgroups"]
            for option in group_options
        )
        return format_html(
            '<div class="{}">{}</div>',
            self.container_class,
            format_html_join("", "{}", options),
        )

    def _option(self, option: dict[str, Any]) -> SafeString:
        """Draw one choice: its input lies under the words that name it."""
        return format_html(
            '<label class="{}" for="{}"><input type="{}" name="{}" value="{}"{}>'
            "<span>{}</span></label>",
            self.option_class,
            option["attrs"].get("id", ""),
            option["type"],
            option["name"],
            "" if option["value"] is None else option["value"],
            flatatt(option["attrs"]),
            option["label"],
        )


class ChipsSelectMultiple(_Drawn, forms.CheckboxSelectMultiple):
    """Pick any of a few: spruce chips, for things that may be said."""

    container_class = "chips chips-said"


class ChipsRadio(_Drawn, forms.RadioSelect):
    """Pick one of a few: spruce chips, for things that may be said."""

    container_class = "chips chips-said"


class PrivateChipsSelectMultiple(_Drawn, forms.CheckboxSelectMultiple):
    """Pick any of a few: plum chips, for things that stay with the user."""


class PrivateChipsRadio(_Drawn, forms.RadioSelect):
    """Pick one of a few: plum chips, for things that stay with the user."""


class Segmented(_Drawn, forms.RadioSelect):
    """Pick one of two to four short words that lie side by side."""

    container_class = "seg"
    option_class = "seg-item"


class QuickSelect(forms.Select):
    """A list to choose from, without groups: for pages that hold dozens of them.

    Drawn in Python, it costs half of what Django's own templates take.
    """

    def _render(
        self,
        template_name: str,  # noqa: ARG002  the signature is Django's
        context: dict[str, Any],
        renderer: object = None,  # noqa: ARG002
    ) -> SafeString:
        widget = context["widget"]
        options = (
            (option["value"], flatatt(option["attrs"]), option["label"])
            for _group, group_options, _index in widget["optgroups"]
            for option in group_options
        )
        return format_html(
            '<select name="{}"{}>{}</select>',
            widget["name"],
            flatatt(widget["attrs"]),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class HintedChoices(forms.CheckboxSelectMultiple):
    """Pick any of a few, each with a line below its name that says what it means."""

    hints: Mapping[str, str] = {}

    def create_option(self, *given: Any, **more: Any) -> dict[str, Any]:
        """Give the option its hint, by its value; the rest is Django's."""
        option: dict[str, Any] = super().create_option(*given, **more)
        return {**option, "hint": self.hints.get(str(option["value"]), "")}


class Suggested(forms.TextInput):
    """One line of text, with words of which the browser offers those that fit."""

    def __init__(
        self, suggestions: Sequence[str] = (), attrs: dict[str, Any] | None = None
    ) -> None:
        """Take what to suggest, and more attributes of the box in ``attrs``."""
        super().__init__(attrs)
        self.suggestions = suggestions

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """Draw the box, and the list that the browser picks from."""
        listed = {**(attrs or {}), "list": f"{name}-suggestions"}
        box = super().render(name, value, listed, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((each,) for each in self.suggestions)
        )
        return format_html(
            '{}<datalist id="{}-suggestions">{}</datalist>', box, name, options
        )


class DateBox(forms.DateInput):
    """A day, picked from the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Write the day the way browsers read it, whatever the language."""
        super().__init__(attrs, format="%Y-%m-%d")


class TimeBox(forms.TimeInput):
    """A time of day, picked with the browser's own control."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Write the time the way browsers read it, whatever the language."""
        super().__init__(attrs, format="%H:%M")


class DateAndTime(forms.SplitDateTimeWidget):
    """A day and a time of day in two boxes that are named apart."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Take more attributes, for both boxes, in ``attrs``."""
        given = attrs or {}
        boxes = (
            DateBox({**given, "aria-label": "Day"}),
            TimeBox({**given, "aria-label": "Time"}),
        )
        forms.MultiWidget.__init__(self, boxes)


class PrivateTextarea(forms.Textarea):
    """A text box for blunt words: plum, and hidden by the quiet screen."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Take more attributes in ``attrs``; ``rows`` is 4 where it is not given."""
        given = attrs or {}
        classes = f"mine {given.get('class', '')}".strip()
        private = {"rows": 4, "data-private": True, "spellcheck": "true"}
        super().__init__({**private, **given, "class": classes})
