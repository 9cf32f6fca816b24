"""The addresses of Insights."""

from django.urls import path, re_path

from interviewprep.insights import views

app_name = "insights"

urlpatterns = [
    path("insights/", views.insights, name="insights"),
    re_path(
        r"^insights/picture\.(?P<extension>svg|png)$", views.download, name="download"
    ),
]
