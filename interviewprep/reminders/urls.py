"""The addresses of reminders: their settings, what Today's list sends, and the end."""

from django.urls import path

from interviewprep.reminders import views

app_name = "reminders"

urlpatterns = [
    path("settings/reminders/", views.settings, name="settings"),
    path("today/<str:about>/<int:number>/done/", views.done, name="done"),
    path("today/<str:about>/<int:number>/later/", views.later, name="later"),
    path("today/<str:about>/<int:number>/undo/", views.undo, name="undo"),
    path("reminders/stop/<str:token>/", views.stop, name="stop"),
]
