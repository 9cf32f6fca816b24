"""The addresses of a job's questions and of its scorecard."""

from django.urls import path

from interviewprep.fit import ad_views, views

app_name = "fit"

urlpatterns = [
    path("jobs/<int:job_id>/ask/", views.ask, name="ask"),
    path("jobs/<int:job_id>/ask/new/", views.new_question, name="new_question"),
    path("ask/<int:question_id>/", views.question, name="question"),
    path(
        "ask/<int:question_id>/delete/", views.delete_question, name="delete_question"
    ),
    path(
        "ask/<int:question_id>/restore/",
        views.restore_question,
        name="restore_question",
    ),
    path("jobs/<int:job_id>/ad/", ad_views.ad, name="ad"),
    path("jobs/<int:job_id>/ad/ask/", ad_views.ask_all, name="ask_all"),
    path("jobs/<int:job_id>/ad/ask/<slug:family>/", ad_views.ask_one, name="ask_one"),
    path("jobs/<int:job_id>/fit/", views.criteria, name="criteria"),
    path("jobs/<int:job_id>/fit/new/", views.new_criterion, name="new_criterion"),
    path("fit/<int:criterion_id>/", views.criterion, name="criterion"),
    path(
        "fit/<int:criterion_id>/delete/",
        views.delete_criterion,
        name="delete_criterion",
    ),
    path(
        "fit/<int:criterion_id>/restore/",
        views.restore_criterion,
        name="restore_criterion",
    ),
]
