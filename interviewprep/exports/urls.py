"""The addresses of the ways out and back in."""

from django.urls import path

from interviewprep.exports.views import everything, reports, sheets, tables

app_name = "exports"

urlpatterns = [
    path("jobs/export.csv", tables.jobs, name="jobs"),
    path("jobs/<int:job_id>/sheets.zip", sheets.sheets, name="sheets"),
    path("reports/activity/", reports.activity, name="activity"),
    path("reports/activity.pdf", reports.activity_file, name="activity_pdf"),
    path("settings/data/take/", everything.take, name="take"),
    path("settings/data/download/", everything.download, name="everything"),
    path("settings/data/restore/", everything.restore, name="restore"),
    path(
        "settings/data/restored/<int:addition_id>/take-out/",
        everything.take_out,
        name="take_out",
    ),
]
