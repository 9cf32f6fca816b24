"""The addresses of the ways out and back in."""

from django.urls import path

from interviewprep.exports.views import everything

app_name = "exports"

urlpatterns = [
    path("settings/data/take/", everything.take, name="take"),
    path("settings/data/download/", everything.download, name="everything"),
    path("settings/data/restore/", everything.restore, name="restore"),
]
