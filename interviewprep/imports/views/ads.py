"""The pages on which an ad becomes a job: give it, wait for it, look it over."""

from urllib.parse import quote

from allauth.core import ratelimit
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from interviewprep.http import UserRequest
from interviewprep.imports import tasks
from interviewprep.imports.ad_forms import AdForm, PostingForm
from interviewprep.imports.models import Ad, AdState
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Job

_ENOUGH = (
    "That’s twenty addresses within an hour, which is all we open. Paste the ad’s "
    "text, or come back later."
)
# Addresses longer than this are cut off by some servers on the way.
_LONGEST = 8000
_BOOKMARKLET = """
(()=>{const e=encodeURIComponent,c=(s,n)=>[...s].slice(0,n).join('');
let s=c(String(getSelection()),6000),
o=%s+'?url='+e(c(location.href,1000))+'&title='+e(c(document.title,200))+'&text=';
while(s&&o.length+e(s).length>%d)s=c(s,s.length-200);
open(o+e(s))})()
"""


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: UserRequest) -> HttpResponse:
    """Take an ad as text, as a file or by its address; a bookmark fills the boxes."""
    if request.method != "POST":
        given = {name: request.GET.get(name, "") for name in ("url", "title", "text")}
        return _asked(request, AdForm(initial=given))
    form = AdForm(request.POST, files=request.FILES)
    if not form.is_valid():
        return _asked(request, form, status=422)
    ad = Ad(owner=request.user, url=form.cleaned_data["url"])
    if form.source:
        tasks.note_found(ad, form.source, ad.url, form.cleaned_data["title"])
    elif not ratelimit.consume(request, action="fetch_ad", user=request.user):
        form.add_error("url", _ENOUGH)
        return _asked(request, form, status=429)
    ad.save()
    if ad.is_waiting:
        tasks.fetch_ad.enqueue(ad.pk)
    return redirect(ad)


def _asked(request: UserRequest, form: AdForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "fetches": settings.FETCH_ADS}
    return render(request, "imports/give.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: UserRequest, ad_id: int) -> HttpResponse:
    """Show what was read of an ad, and keep it once somebody says so."""
    ad = get_object_or_404(Ad.objects.owned_by(request.user), pk=ad_id)
    ad.owner = request.user
    if request.GET.get("poll") and not ad.is_waiting:
        return HttpResponseClientRefresh()
    kept = Job.objects.owned_by(request.user).filter(submit_key=ad.submit_key).first()
    if kept is not None:
        return redirect(kept)
    if ad.state != AdState.READ:
        return _not_read(request, ad)
    place = _place(request, ad)
    if place is None:
        return render(request, "imports/which.html", {"ad": ad})
    is_sent = request.method == "POST"
    form = PostingForm(ad, ad.found[place], request.POST if is_sent else None)
    if is_sent and form.is_valid():
        return redirect("motivations:why", _kept(ad, form).pk)
    status = 422 if form.errors else 200
    return render(
        request, "imports/review.html", {"ad": ad, "form": form}, status=status
    )


def _not_read(request: UserRequest, ad: Ad) -> HttpResponse:
    """Show that an ad is on its way, or why it won't come."""
    if ad.state == AdState.FAILED:
        form = AdForm(initial={"url": ad.url})
        return render(request, "imports/failed.html", {"ad": ad, "form": form})
    template = "imports/waiting.html"
    part = f"{template}#progress" if request.htmx else template
    return render(request, part, {"ad": ad})


def _place(request: UserRequest, ad: Ad) -> int | None:
    """Return which of an ad's postings is meant; None if that has to be asked."""
    if len(ad.found) == 1:
        return 0
    chosen = request.GET.get("n", "")
    is_one = chosen.isascii() and chosen.isdigit() and len(chosen) < 3  # noqa: PLR2004
    return int(chosen) if is_one and int(chosen) < len(ad.found) else None


def _kept(ad: Ad, form: PostingForm) -> Job:
    """Save the job; of two presses, the second gets the first one's."""
    try:
        with transaction.atomic():
            job = form.save()
            tracking.record_start(job, at=timezone.now())
    except IntegrityError:
        return Job.objects.get(owner=ad.owner, submit_key=ad.submit_key)
    return job


@require_safe
def bookmarklet(request: UserRequest) -> HttpResponse:
    """Give the bookmark that sends an open page here, and say how to use it."""
    context = {"bookmark": _bookmark(request)}
    return render(request, "imports/bookmarklet.html", context)


def _bookmark(request: UserRequest) -> SafeString:
    """Return the bookmark's address: a script for the browser's bar, never for here."""
    here = request.build_absolute_uri(reverse("imports:give"))
    script = " ".join(_BOOKMARKLET.split()) % (f"'{quote(here, safe=':/')}'", _LONGEST)
    return mark_safe(f"javascript:{quote(script, safe='')}")  # noqa: S308  quoted whole
