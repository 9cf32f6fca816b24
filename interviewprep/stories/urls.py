"""The addresses of the story bank and of a job's proof."""

from django.urls import path

from interviewprep.stories import views

app_name = "stories"

urlpatterns = [
    path("stories/", views.stories, name="list"),
    path("stories/new/", views.new, name="new"),
    path("stories/<int:story_id>/", views.edit, name="edit"),
    path("stories/<int:story_id>/delete/", views.delete, name="delete"),
    path("stories/<int:story_id>/restore/", views.restore, name="restore"),
    path("jobs/<int:job_id>/proof/", views.proof, name="proof"),
    path("jobs/<int:job_id>/proof/from-ad/", views.from_ad, name="from_ad"),
    path("jobs/<int:job_id>/proof/new/", views.new_need, name="new_need"),
    path("proof/<int:need_id>/", views.need, name="need"),
    path("proof/<int:need_id>/delete/", views.delete_need, name="delete_need"),
    path("proof/<int:need_id>/restore/", views.restore_need, name="restore_need"),
]
