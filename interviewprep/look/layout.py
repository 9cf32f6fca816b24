"""How a form lies on the page: pieces of our template pack, put in order.

A page's template opens the form and holds its buttons; `{% crispy form %}` draws what
is asked in between, as the form's own `helper` orders it.
"""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout


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
