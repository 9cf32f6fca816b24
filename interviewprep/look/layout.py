"""How a form lies on the page: pieces of our template pack, put in order.

A page's template opens the form and holds its buttons; `{% crispy form %}` draws what
is asked in between, as the form's own `helper` orders it.
"""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject, Row
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class Pieces(FormHelper):  # type: ignore[misc]
    """Draws these pieces, and no more, inside a form that the page opens."""

    def __init__(self, *pieces: Any) -> None:
        """Take layout objects and names of fields, first to last."""
        super().__init__()
        self.form_tag = False
        self.disable_csrf = True
        # The summary of errors stands where the page wants it.
        self.form_show_errors = False
        self.layout = Layout(*pieces)


class Whole(Pieces):
    """Draws all of a form that the page opens, its summary of errors first.

    Pieces that a form doesn't have this time are left out.
    """

    def __init__(self, *pieces: Any) -> None:
        """Take layout objects and names of fields, first to last."""
        super().__init__(*pieces)
        self.form_show_errors = True

    def render_layout(self, form: BaseForm, *given: Any, **more: Any) -> SafeString:
        """Draw the form, for crispy-forms, which says what is `given`."""
        self.layout.fields = _pieces_in(form, self.layout.fields)
        drawn: SafeString = super().render_layout(form, *given, **more)
        return drawn


def _pieces_in(form: BaseForm, pieces: Iterable[Any]) -> list[Any]:
    """Return the pieces whose fields the form has, whole or in part."""
    kept = []
    for piece in pieces:
        if isinstance(piece, str):
            kept += [piece] if piece in form.fields else []
            continue
        piece.fields = _pieces_in(form, piece.fields)
        kept += [piece] if piece.fields else []
    return kept


class Folded(LayoutObject):  # type: ignore[misc]
    """Fields that can wait, folded away under a heading that says what is in there."""

    template = "%s/layout/folded.html"

    def __init__(self, heading: str, *fields: Any, is_open: bool = False) -> None:
        """Take the heading, the fields, and whether they stand open at first."""
        self.heading = heading
        self.fields = list(fields)
        self.is_open = is_open

    def render(
        self, form: BaseForm, context: Any, template_pack: str, **more: Any
    ) -> SafeString:
        """Draw the fold, open where something in it needs another look."""
        boxes = [form[pointer.name] for pointer in self.get_field_names()]
        shown = [box for box in boxes if not box.is_hidden]
        return render_to_string(
            self.get_template_name(template_pack),
            {
                "heading": self.heading,
                "fields": self.get_rendered_fields(
                    form, context, template_pack, **more
                ),
                "filled": sum(_is_filled(box) for box in shown),
                "is_open": self.is_open or any(box.errors for box in boxes),
            },
        )


def _is_filled(box: BoundField) -> bool:
    """Tell whether a box holds more than what it held before anybody came."""
    value = box.value()
    return bool(value) and value != box.field.initial


class Side(Row):  # type: ignore[misc]
    """Short fields that lie side by side where there is room."""


class Bare(Field):  # type: ignore[misc]
    """A box without a visible label, where its place on the page says what it is."""

    template = "%s/bare.html"


class Group(Field):  # type: ignore[misc]
    """Choices that belong to one thing, under a small heading."""

    template = "%s/group.html"


class Tick(Field):  # type: ignore[misc]
    """A single box to tick, close to its neighbours."""

    template = "%s/tick.html"


class Honest(Field):  # type: ignore[misc]
    """The tick by which a person stands behind their words."""

    template = "%s/honest.html"


class Ranking(Field):  # type: ignore[misc]
    """A list to pick from and to put in order: with buttons, or by dragging."""

    template = "%s/ranking.html"


class Claims(Field):  # type: ignore[misc]
    """What a line claims: each to be ticked, or denied with a button of its own."""

    template = "%s/claims.html"

    def __init__(self, name: str, *, deny_at: str) -> None:
        """Take the field's name, and the address that a denied claim is sent to."""
        super().__init__(name)
        self.deny_at = deny_at

    def render(self, *given: Any, **more: Any) -> Any:
        """Draw the claims, for crispy-forms, which says what is `given`."""
        return super().render(*given, extra_context={"deny_at": self.deny_at}, **more)
