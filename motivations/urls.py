"""The addresses of the heart: everything under a job's Why and Say."""

from django.urls import path, register_converter

from motivations.converters import MotivationConverter
from motivations.views import aloud, around, closing, lines, questions, say, tastes, why

register_converter(MotivationConverter, "motivation")

app_name = "motivations"

urlpatterns = [
    # Why: choose, rank, answer
    path("jobs/<int:job_id>/why/", why.why, name="why"),
    path(
        "jobs/<int:job_id>/why/<motivation:motivation>/check/",
        questions.check,
        name="check",
    ),
    path(
        "jobs/<int:job_id>/why/<motivation:motivation>/<int:number>/",
        questions.question,
        name="question",
    ),
    path(
        "jobs/<int:job_id>/why/<motivation:motivation>/<int:number>/draft/",
        questions.draft,
        name="draft",
    ),
    # A question that goes through several gaps: the second one, the third
    path(
        "jobs/<int:job_id>/why/<motivation:motivation>/<int:number>/<int:part>/",
        questions.question,
        name="gap",
    ),
    path(
        "jobs/<int:job_id>/why/<motivation:motivation>/<int:number>/<int:part>/draft/",
        questions.draft,
        name="gap_draft",
    ),
    # Say: find a line
    path("jobs/<int:job_id>/say/", lines.say, name="say"),
    path("jobs/<int:job_id>/say/<motivation:motivation>/", say.panel, name="panel"),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/use/", say.use_line, name="use"
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/words/",
        say.own_words,
        name="words",
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/themes/",
        around.tick_themes,
        name="themes",
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/deny/", around.deny, name="deny"
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/anyway/",
        around.line_anyway,
        name="anyway",
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/press/",
        around.press,
        name="press",
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/not-me/",
        tastes.not_me,
        name="not_me",
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/not-me/<int:taste_id>/undo/",
        tastes.me_after_all,
        name="me_after_all",
    ),
    path("jobs/<int:job_id>/say/<motivation:motivation>/ask/", around.ask, name="ask"),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/facts/",
        around.facts,
        name="facts",
    ),
    path(
        "jobs/<int:job_id>/say/<motivation:motivation>/aloud/",
        aloud.shown_aloud,
        name="shown_aloud",
    ),
    path("jobs/<int:job_id>/say/close/", closing.closing, name="closing"),
    # Say: lines that are kept
    path("jobs/<int:job_id>/say/<int:line_id>/", lines.line, name="line"),
    path(
        "jobs/<int:job_id>/say/<int:line_id>/aloud/",
        aloud.kept_aloud,
        name="kept_aloud",
    ),
    path(
        "jobs/<int:job_id>/say/<int:line_id>/delete/", lines.delete, name="delete_line"
    ),
    path(
        "jobs/<int:job_id>/say/<int:line_id>/restore/",
        lines.restore,
        name="restore_line",
    ),
]
