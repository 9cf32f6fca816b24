"""Setting up a calendar that apps subscribe to, and what they get when they read it."""

import hashlib

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.accounts.adapters import on_our_site
from interviewprep.feeds.calendar import calendar_file
from interviewprep.feeds.entries import entries_of
from interviewprep.feeds.forms import FeedForm
from interviewprep.feeds.limits import MOST_MISSES, MOST_READS, is_within
from interviewprep.feeds.models import Feed, new_address
from interviewprep.http import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: UserRequest) -> HttpResponse:
    """Show how the calendar is set up, and change what it shows."""
    feed = Feed.objects.filter(owner=request.user).first()
    if feed is None:
        return render(request, "feeds/settings.html")
    form = FeedForm(request.POST if request.method == "POST" else None, instance=feed)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved. Calendar apps show it when they next look.")
        return redirect("feeds:settings")
    status = 422 if form.errors else 200
    context = {"feed": feed, "form": form}
    return render(request, "feeds/settings.html", context, status=status)


@require_POST
def make(request: UserRequest) -> HttpResponse:
    """Make the secret address, or a new one, and show it this one time.

    The answer is the page itself: behind a redirect, the address would have to be kept.
    """
    token = new_address(request.user, at=timezone.now())
    address = on_our_site(reverse("feeds:read", args=[token]))
    context = {"address": address, "subscribe": _webcal(address)}
    return render(request, "feeds/address.html", context)


@require_POST
def stop(request: UserRequest) -> HttpResponse:
    """Take the calendar down: its address stops working at once."""
    Feed.objects.filter(owner=request.user).delete()
    messages.info(request, "Your calendar’s address no longer works.")
    return redirect("feeds:settings")


@login_not_required
@require_safe
def read(request: HttpRequest, token: str) -> HttpResponseBase:
    """Answer a calendar app with the calendar that its address opens."""
    feed = Feed.objects.opened_by(token).select_related("owner").first()
    who = f"feed-{feed.pk}" if feed else str(get_adapter().get_client_ip(request))
    if not is_within(who, MOST_READS if feed else MOST_MISSES):
        return _unkept(HttpResponse(status=429, headers={"Retry-After": "3600"}))
    if feed is None:
        raise Http404
    now = timezone.now()
    content = calendar_file(feed, entries_of(feed, now=now), feed.owner.zone)
    Feed.objects.all().note_read(feed, on=now.date())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response["ETag"] = etag
    found = get_conditional_response(request, etag=etag, response=response)
    return _unkept(found or response)


def _unkept(response: HttpResponseBase) -> HttpResponseBase:
    """Tell everybody on the way to keep no copy, and search engines to look away."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response


def _webcal(address: str) -> str:
    """Return the address that opens a device's own calendar app; it needs HTTPS."""
    secure = "https://"
    return f"webcal://{address[len(secure) :]}" if address.startswith(secure) else ""
