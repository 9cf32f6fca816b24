"""The addresses of the tracker. The overview looks across packages: see pages."""

from django.urls import path

from interviewprep.jobs.views import details, interviews, jobs

app_name = "jobs"

urlpatterns = [
    path("jobs/", jobs.board, name="list"),
    path("jobs/new/", details.new, name="new"),
    path("jobs/<int:job_id>/details/", details.details, name="details"),
    path("jobs/<int:job_id>/move/", jobs.move, name="move"),
    path("jobs/<int:job_id>/move/undo/", jobs.undo_move, name="undo_move"),
    path("jobs/<int:job_id>/close/", jobs.close, name="close"),
    path("jobs/<int:job_id>/delete/", jobs.delete, name="delete"),
    path("jobs/<int:job_id>/restore/", jobs.restore, name="restore"),
    path("jobs/<int:job_id>/interviews/", interviews.interviews, name="interviews"),
    path("jobs/<int:job_id>/interviews/new/", interviews.new, name="new_interview"),
    path("interviews/<int:interview_id>/", interviews.edit, name="interview"),
    path(
        "interviews/<int:interview_id>/cancel/",
        interviews.cancel,
        name="cancel_interview",
    ),
    path(
        "interviews/<int:interview_id>/delete/",
        interviews.delete,
        name="delete_interview",
    ),
    path(
        "interviews/<int:interview_id>/restore/",
        interviews.restore,
        name="restore_interview",
    ),
]
