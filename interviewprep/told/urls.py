"""The addresses of what was told to whom."""

from django.urls import path

from interviewprep.told import views

app_name = "told"

urlpatterns = [
    path("jobs/<int:job_id>/told/", views.ledger, name="ledger"),
    path("jobs/<int:job_id>/told/new/", views.new, name="new"),
    path("told/<int:told_id>/", views.edit, name="edit"),
    path("told/<int:told_id>/delete/", views.delete, name="delete"),
    path("told/<int:told_id>/restore/", views.restore, name="restore"),
    path("told/<int:told_id>/fine/<int:other_id>/", views.accept, name="accept"),
    path("told/<int:told_id>/fine/<int:other_id>/undo/", views.reopen, name="reopen"),
]
