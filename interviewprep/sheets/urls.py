"""The addresses of an interview's sheet and its files."""

from django.urls import path, re_path

from interviewprep.sheets import views

app_name = "sheets"

urlpatterns = [
    path("interviews/<int:interview_id>/sheet/", views.sheet, name="sheet"),
    path("interviews/<int:interview_id>/sheet.pdf", views.pdf_file, name="pdf"),
    re_path(
        r"^interviews/(?P<interview_id>[0-9]+)/sheet\.(?P<extension>docx|md|txt)$",
        views.download,
        name="download",
    ),
    path("interviews/<int:interview_id>/event.ics", views.event, name="event"),
]
