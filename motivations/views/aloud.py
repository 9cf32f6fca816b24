"""After saying a line aloud: smooth, or stumbled and so something shorter."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from interviewprep.http import UserRequest
from motivations.models import Aloud, Length, Line, Motivation
from motivations.panel import Panel
from motivations.speaking import AloudForm, note_aloud, shorter_than
from motivations.views.ownership import line_or_404, panel_or_404

NOTED = "Good. It’s noted with your line."
NOT_YET_YOURS = "Good. Once you use this line, that’s noted with it."
SHORTER = "Here’s a shorter one. Fewer words leave fewer to trip over."
ANOTHER = "It’s one breath already. Here’s another way to put it."
SHORTEN = "Noted. Take out what you tripped over, or find a shorter one."


@require_POST
def shown_aloud(
    request: UserRequest, job_id: int, motivation: Motivation
) -> HttpResponse:
    """Take in how the line that the panel shows went when it was said aloud."""
    shown = panel_or_404(request, job_id, motivation)
    form = AloudForm(request.POST)
    if not (form.is_valid() and shown.shows_lines):
        return HttpResponseBadRequest()
    how = Aloud(form.cleaned_data["how"])
    kept = shown.reason.job.lines.kept().filter(text=shown.line.text).first()
    if kept:
        note_aloud(kept, how)
    if how == Aloud.SMOOTH:
        messages.success(request, NOTED if kept else NOT_YET_YOURS)
        carried = "" if kept else f"&aloud={how}"
        return redirect(f"{shown.address(shown.place)}{carried}")
    return _something_shorter(request, shown)


def _something_shorter(request: UserRequest, shown: Panel) -> HttpResponse:
    """Lead to a shorter line; where there is none, to another one."""
    shorter = shorter_than(Length(shown.length))
    messages.info(request, SHORTER if shorter else ANOTHER)
    if shorter:
        return redirect(replace(shown, length=shorter).address(0))
    return redirect(shown.address(shown.place + 1))


@require_POST
def kept_aloud(request: UserRequest, job_id: int, line_id: int) -> HttpResponse:
    """Take in how a line that is kept went when it was said aloud."""
    line = line_or_404(request, job_id, line_id)
    form = AloudForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    how = Aloud(form.cleaned_data["how"])
    note_aloud(line, how)
    if how == Aloud.SMOOTH:
        messages.success(request, NOTED)
        return redirect("motivations:say", job_id)
    messages.info(request, SHORTEN)
    return redirect(_where_it_is_shorter(line))


def _where_it_is_shorter(line: Line) -> str:
    """Return where a shorter line is found: on its panel, else where it is changed."""
    shorter = shorter_than(Length(line.length))
    if line.reason is None or line.is_own_words or shorter is None:
        return line.get_absolute_url()
    return f"{line.reason.panel_address}?tone={line.tone}&length={shorter}"
