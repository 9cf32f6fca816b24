"""Pages where somebody sets how things are, and takes or removes what is theirs."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.accounts import portability
from interviewprep.accounts.settings_forms import (
    DeleteForm,
    PreferencesForm,
    ProfileForm,
    WipeForm,
)
from interviewprep.http import UserRequest


@require_safe
def settings(request: UserRequest) -> HttpResponse:
    """Show everything that can be set, and how it is now."""
    addresses = EmailAddress.objects.filter(user=request.user)
    second_steps = Authenticator.objects.filter(user=request.user)
    context = {
        "confirmed": addresses.filter(verified=True).exists(),
        "second_steps": set(second_steps.values_list("type", flat=True)),
    }
    return render(request, "accounts/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: UserRequest) -> HttpResponse:
    """Set what to call somebody."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("accounts:settings")
    return render(request, "accounts/profile.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: UserRequest) -> HttpResponse:
    """Set time zone, speed of speech, paper, appearance, titles and shortcuts."""
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("accounts:settings")
    return render(request, "accounts/preferences.html", {"form": form})


@require_safe
def data(request: UserRequest) -> HttpResponse:
    """Offer the three things that can be done with everything one keeps here."""
    return render(request, "accounts/data.html")


@require_http_methods(["GET", "HEAD", "POST"])
def wipe(request: UserRequest) -> HttpResponse:
    """Ask once, then empty every private note; there is no way back."""
    form = WipeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        portability.wipe_private_notes(request.user)
        messages.success(request, "Your private notes are gone. Your lines are here.")
        return redirect("accounts:data")
    return render(request, "accounts/wipe.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]
def delete(request: UserRequest) -> HttpResponse:
    """Ask for the password and a few typed words, then delete the account."""
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = request.user
        confirmed = EmailAddress.objects.get_verified(user)
        logout(request)
        portability.delete_account(user)
        if confirmed:
            get_adapter().send_mail("accounts/email/deleted", confirmed.email, {})
        messages.success(request, "Your account and everything in it are deleted.")
        return redirect("pages:landing")
    return render(request, "accounts/delete.html", {"form": form})


@require_POST
def sign_out_everywhere(request: UserRequest) -> HttpResponse:
    """End every session, this one too, wherever it is."""
    portability.end_sessions(request.user)
    logout(request)
    return redirect("pages:landing")
