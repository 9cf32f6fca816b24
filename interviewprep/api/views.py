"""The pages of the API: making and revoking tokens, and what programs can ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.api.forms import TokenForm
from interviewprep.api.models import Token, make_token
from interviewprep.api.v1 import schema
from interviewprep.http import UserRequest


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that programs can ask for, as the page shows it."""

    group: str
    method: str
    path: str
    summary: str
    scope: str


@require_safe
def tokens(request: UserRequest) -> HttpResponse:
    """List a person's tokens, those that work and those that no longer do."""
    rows = Token.objects.owned_by(request.user).newest_first()
    context = {"tokens": rows, "today": timezone.now().date()}
    return render(request, "api/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]
def new(request: UserRequest) -> HttpResponse:
    """Make a token, and show its secret this one time.

    The answer is the page itself: behind a redirect, the secret would have to be kept.
    """
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        token, secret = make_token(
            request.user,
            name=form.cleaned_data["name"],
            scopes=form.cleaned_data["scopes"],
            expires_on=form.expires_on(now.date()),
            at=now,
        )
        context = {"token": token, "secret": secret}
        return render(request, "api/made.html", context)
    status = 422 if form.errors else 200
    return render(request, "api/new.html", {"form": form}, status=status)


@require_POST
def revoke(request: UserRequest, token_id: int) -> HttpResponse:
    """Let a token open nothing any more, at once and for good."""
    rows = Token.objects.owned_by(request.user)
    token = get_object_or_404(rows, pk=token_id)
    rows.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
    messages.info(request, f"“{token.name}” opens nothing any more.")
    return redirect("api:tokens")


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show what programs can ask for."""
    groups = [
        (group, list(each))
        for group, each in groupby(_operations(), key=lambda each: each.group)
    ]
    return render(request, "api/docs.html", {"groups": groups})


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """Return the OpenAPI document."""
    return JsonResponse(schema())


def _operations() -> Iterator[Operation]:
    for path, methods in schema()["paths"].items():
        for method, told in methods.items():
            yield _operation(path, method, told)


def _operation(path: str, method: str, told: dict[str, Any]) -> Operation:
    return Operation(
        group=told["tags"][0],
        method=method.upper(),
        path=path,
        summary=told["description"],
        scope=told["x-scope"],
    )
