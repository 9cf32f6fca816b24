"""The form of the sheet: how it should be printed this time."""

from dataclasses import replace

from django import forms

from interviewprep.look.layout import Pieces, Tick
from interviewprep.sheets.sheet import Options


class PrintForm(forms.Form):
    """What may be asked of a PDF: its address holds the answers, nothing keeps them."""

    large = forms.BooleanField(label="Large type", required=False)
    quiet = forms.BooleanField(label="Leave out how long lines take", required=False)
    black = forms.BooleanField(label="Black only", required=False)

    @property
    def helper(self) -> Pieces:
        return Pieces(Tick("large"), Tick("quiet"), Tick("black"))

    def wanted(self, usual: Options) -> Options:
        """Return the `usual` options with what was ticked."""
        self.full_clean()
        ticked = self.cleaned_data
        return replace(
            usual,
            is_large_type=ticked["large"],
            hides_times=ticked["quiet"],
            is_black_only=ticked["black"],
        )
