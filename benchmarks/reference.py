"""The site, and beside it the least that a page for somebody signed in can cost."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from interviewprep.urls import urlpatterns as ours


def reference(request: HttpRequest) -> HttpResponse:
    """Answer with one line, after a session and a person were read: two queries."""
    return HttpResponse(f"Signed in as {request.user}.")


urlpatterns = [*ours, path("reference/", reference, name="reference")]
