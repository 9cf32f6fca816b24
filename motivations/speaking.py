"""What comes of saying a line aloud: it is noted, or a shorter one helps."""

from django import forms
from django.utils import timezone

from motivations.models import Aloud, Length, Line

_SHORTER = {Length.FULL: Length.SHORT, Length.SHORT: Length.BREATH}


class AloudForm(forms.Form):
    """How it went, as the person says: nobody listened, and nothing is graded."""

    how = forms.ChoiceField(choices=Aloud)


def shorter_than(length: Length) -> Length | None:
    """Return the next shorter length; None when it is one breath already."""
    return _SHORTER.get(length)


def note_aloud(line: Line, how: Aloud) -> None:
    """Keep with a line how it went when it was said aloud just now."""
    line.aloud, line.aloud_at = how, timezone.now()
    line.save(update_fields=["aloud", "aloud_at"])


def forget_aloud(line: Line) -> None:
    """Forget how the old words went, as the line is about to say others."""
    line.aloud, line.aloud_at = "", None
