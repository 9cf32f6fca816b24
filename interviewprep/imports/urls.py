"""The addresses at which ads and tables come in."""

from django.urls import path

from interviewprep.imports.views import ads, tables

app_name = "imports"

urlpatterns = [
    path("jobs/new/from-ad/", ads.give, name="give"),
    path("jobs/new/from-ad/<int:ad_id>/", ads.review, name="ad"),
    path("jobs/new/bookmark/", ads.bookmarklet, name="bookmarklet"),
    path("imports/", tables.upload, name="list"),
    path("imports/<int:import_id>/", tables.look, name="import"),
    path("imports/<int:import_id>/skipped.csv", tables.skipped, name="skipped"),
    path("imports/<int:import_id>/take-back/", tables.take_back, name="take_back"),
    path("imports/<int:import_id>/bring-back/", tables.bring_back, name="bring_back"),
    path("imports/<int:import_id>/drop/", tables.drop, name="drop"),
]
