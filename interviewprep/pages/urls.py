"""The addresses that look across packages, and the pages open to everybody."""

from django.urls import path

from interviewprep.pages import deleted, health, prose, search, start, today, trying

app_name = "pages"

urlpatterns = [
    path("", trying.landing, name="landing"),
    path("try/", trying.attempt, name="try"),
    path("try/line/", trying.line, name="try_line"),
    path("how/", prose.how, name="how"),
    path("privacy/", prose.privacy, name="privacy"),
    path("accessibility/", prose.accessibility, name="accessibility"),
    path("help/", prose.help_page, name="help"),
    path("support/", prose.support, name="support"),
    path("favicon.ico", prose.favicon, name="favicon"),
    path("health/", health.health, name="health"),
    path("settings/deleted/", deleted.deleted, name="deleted"),
    path("search/", search.search, name="search"),
    path("start/", start.start, name="start"),
    path("today/", today.today, name="today"),
    path("jobs/<int:job_id>/", today.overview, name="overview"),
]
