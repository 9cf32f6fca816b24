"""The addresses of the API, of its documents, and of a person's tokens."""

from django.urls import include, path

from interviewprep.api import v1, views

_pages = (
    [
        path("settings/tokens/", views.tokens, name="tokens"),
        path("settings/tokens/new/", views.new, name="new"),
        path("settings/tokens/<int:token_id>/revoke/", views.revoke, name="revoke"),
        path("api/", views.docs, name="docs"),
        path("api/v1/openapi.json", views.openapi, name="openapi"),
    ],
    "api",
)

urlpatterns = [
    path("", include(_pages)),
    path("api/v1/", include((v1.patterns(), "v1"))),
]
