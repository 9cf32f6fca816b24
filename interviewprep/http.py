"""What every request and response keeps to: one clock, no caches, no odd bytes."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django_htmx.middleware import HtmxDetails

from interviewprep.sealed import PrivateTextLocked

if TYPE_CHECKING:
    from interviewprep.accounts.models import User

_DAY = 24 * 60 * 60
# OWASP ASVS 5.0, 7.3.1 and 7.3.2 ask for both limits and leave the lengths open.
_LONGEST_SESSION = 90 * _DAY

type Responder = Callable[[HttpRequest], HttpResponse]

# Everything that a page about words has no business with.
_UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _UNUSED)


class UserRequest(HttpRequest):
    """A request by somebody who has signed in, as typed for views behind a sign-in."""

    user: "User"
    htmx: HtmxDetails


def refuse_null_bytes(get_response: Responder) -> Responder:
    """Middleware: a NUL in an address is never meant, and PostgreSQL can't take it."""

    def respond(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            raise BadRequest("NUL in the address")
        return get_response(request)

    return respond


def permissions_policy(get_response: Responder) -> Responder:
    """Middleware: pages may not ask the browser for a camera, a place, or the like."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return respond


def private_pages(get_response: Responder) -> Responder:
    """Middleware: no browser or proxy keeps the page of somebody who is signed in.

    Signing out also clears what the browser holds of this site, so that the Back
    button on a shared computer shows nothing.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        came_signed_in = request.user.is_authenticated
        response = get_response(request)
        leaves_signed_in = request.user.is_authenticated
        if came_signed_in or leaves_signed_in:
            patch_cache_control(response, no_store=True, private=True)
        if came_signed_in and not leaves_signed_in:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return respond


def session_limits(get_response: Responder) -> Responder:
    """Middleware: a session ends after 14 quiet days, and after 90 days in any case.

    The first limit is SESSION_COOKIE_AGE, counted anew each day that somebody comes.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, int(time.time()))
        return get_response(request)

    return respond


def _keep_or_end(request: HttpRequest, now: int) -> None:
    since = request.session.setdefault("since", now)
    if now - since > _LONGEST_SESSION:
        logout(request)
    elif now - request.session.get("seen", 0) > _DAY:
        # Written once a day, so that reading a page rarely costs a write.
        request.session["seen"] = now


def time_zone(get_response: Responder) -> Responder:
    """Middleware: somebody who is signed in reads and types times of their own zone."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(request.user.zone):
            return get_response(request)

    return respond


class LockedNotes:
    """Middleware: says calmly that the private notes a page needs are locked."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer 503 instead of an error page; nothing was written."""
        if not isinstance(exception, PrivateTextLocked):
            return None
        return render(request, "accounts/locked.html", status=503)
