"""The addresses of the calendar: its page in the settings, and the secret one."""

from django.urls import path

from interviewprep.feeds import views

app_name = "feeds"

urlpatterns = [
    path("settings/calendar/", views.settings, name="settings"),
    path("settings/calendar/address/", views.make, name="make"),
    path("settings/calendar/stop/", views.stop, name="stop"),
    path("calendar/<str:token>.ics", views.read, name="read"),
]
