"""A small site of its own, so that the frame is tested apart from any real page."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from interviewprep.look.widgets import ChipsRadio, PrivateTextarea


class NoteForm(forms.Form):
    """What the test page asks."""

    blunt = forms.CharField(
        label="What you really think",
        widget=PrivateTextarea({"data-draft-url": "/draft/"}),
    )
    tone = forms.ChoiceField(
        label="Tone",
        choices=[("warm", "Warm"), ("plain", "Plain")],
        widget=ChipsRadio,
        required=False,
    )


@login_not_required
def note(request: HttpRequest) -> HttpResponse:
    """Show the test page; a message with its undo address when asked for one."""
    form = NoteForm(request.POST or None)
    if "said" in request.GET:
        messages.success(request, "Moved to Closed.", extra_tags="/undo/1/")
    values = {"form": form, "order": request.POST.getlist("order")}
    return render(request, "frame_page.html", values)


@login_not_required
def draft(request: HttpRequest) -> HttpResponse:
    """Take a draft, and refuse one without words."""
    return HttpResponse(status=204 if request.POST.get("blunt") else 400)


@login_not_required
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Stand for any other page of the site."""
    return HttpResponse(f"<!doctype html><title>{request.path}</title>")


def places(space: str, *names: str):
    """Give ``space`` a page for each of ``names``."""
    pages = [path(f"{name}/", elsewhere, name=name) for name in names]
    return path(f"{space}/", include((pages, space)))


urlpatterns = [
    path("", note),
    path("draft/", draft),
    path("favicon.ico", elsewhere),
    places(
        "pages",
        "landing",
        "how",
        "privacy",
        "accessibility",
        "help",
        "search",
        "today",
        "start",
    ),
    places("jobs", "list", "new", "everybody", "files"),
    places("stories", "list"),
    places("insights", "insights"),
    places("accounts", "settings"),
    path("login/", elsewhere, name="account_login"),
    path("signup/", elsewhere, name="account_signup"),
    path("logout/", elsewhere, name="account_logout"),
]
