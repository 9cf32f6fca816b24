"""The addresses of the tracker. The overview looks across packages: see pages."""

from django.urls import path

from interviewprep.jobs.views import (
    bulk,
    details,
    documents,
    interviews,
    jobs,
    listing,
    moving,
    people,
    saved_views,
    timeline,
)

app_name = "jobs"

TIMELINE = [
    path("jobs/<int:job_id>/timeline/", timeline.timeline, name="timeline"),
    path("events/<int:event_id>/", timeline.event, name="event"),
    path("events/<int:event_id>/delete/", timeline.delete, name="delete_event"),
    path("events/<int:event_id>/restore/", timeline.restore, name="restore_event"),
]
PEOPLE = [
    path("jobs/<int:job_id>/people/", people.people, name="people"),
    path("jobs/<int:job_id>/people/new/", people.new_of_job, name="new_job_person"),
    path("people/", people.everybody, name="everybody"),
    path("people/new/", people.new, name="new_person"),
    path("people/contacts.vcf", people.cards, name="cards"),
    path("people/<int:person_id>/", people.edit, name="person"),
    path("people/<int:person_id>/contact.vcf", people.card, name="card"),
    path("people/<int:person_id>/delete/", people.delete, name="delete_person"),
    path("people/<int:person_id>/restore/", people.restore, name="restore_person"),
]
FILES = [
    path("jobs/<int:job_id>/files/", documents.documents, name="documents"),
    path("files/", documents.everything, name="files"),
    path("files/<int:document_id>/", documents.edit, name="document"),
    path("files/<int:document_id>/download/", documents.download, name="download"),
    path("files/<int:document_id>/delete/", documents.delete, name="delete_document"),
    path(
        "files/<int:document_id>/restore/", documents.restore, name="restore_document"
    ),
]
urlpatterns = [
    *TIMELINE,
    *PEOPLE,
    *FILES,
    path("jobs/", listing.jobs, name="list"),
    path("jobs/new/", details.new, name="new"),
    path("jobs/bulk/", bulk.bulk, name="bulk"),
    path("jobs/bulk/<uuid:key>/undo/", bulk.undo, name="undo_batch"),
    path("jobs/lists/new/", saved_views.new, name="new_view"),
    path("jobs/lists/<int:view_id>/delete/", saved_views.delete, name="delete_view"),
    path("jobs/lists/<int:view_id>/restore/", saved_views.restore, name="restore_view"),
    path("jobs/<int:job_id>/details/", details.details, name="details"),
    path("jobs/<int:job_id>/move/", moving.move, name="move"),
    path("jobs/<int:job_id>/move/undo/", moving.undo_move, name="undo_move"),
    path("jobs/<int:job_id>/close/", moving.close, name="close"),
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
