"""Every address of the site: each package owns its own part."""

from django.urls import include, path

urlpatterns = [
    path("", include("interviewprep.pages.urls")),
    path("", include("interviewprep.accounts.sign_in_urls")),
    path("settings/", include("interviewprep.accounts.urls")),
    path("", include("interviewprep.jobs.urls")),
    path("", include("interviewprep.imports.urls")),
    path("", include("motivations.urls")),
    path("", include("interviewprep.stories.urls")),
    path("", include("interviewprep.fit.urls")),
    path("", include("interviewprep.told.urls")),
    path("", include("interviewprep.sheets.urls")),
    path("", include("interviewprep.insights.urls")),
    path("", include("interviewprep.feeds.urls")),
    path("", include("interviewprep.api.urls")),
    path("", include("interviewprep.exports.urls")),
    path("", include("interviewprep.reminders.urls")),
]
