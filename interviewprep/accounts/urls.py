"""Addresses of the settings and of one's own data."""

from django.urls import path

from interviewprep.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.settings, name="settings"),
    path("you/", views.profile, name="profile"),
    path("preferences/", views.preferences, name="preferences"),
    path("data/", views.data, name="data"),
    path("data/wipe/", views.wipe, name="wipe"),
    path("data/delete/", views.delete, name="delete"),
    path("sessions/end/", views.sign_out_everywhere, name="sign_out_everywhere"),
]
