"""The forms of getting in: signing up and in, passwords, addresses, second steps."""

import zoneinfo
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.base import forms as two_step_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from interviewprep.accounts import carry
from interviewprep.accounts.models import User
from interviewprep.text import clean_text

PASSWORD_HELP = "At least 10 characters. A few words together make a good one."  # noqa: S105
EMAIL_LIMIT = 254
MISTYPED = "That isn’t a whole e-mail address. It looks like name@example.com."


class _Plain(forms.Form):
    """Gives allauth's forms our words, and labels instead of placeholders."""

    words: dict[str, str] = {}
    helps: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Passwords are typed once: they can be pasted, shown and reset.
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = MISTYPED
                # The column's own limit, from RFC 5321, which allauth leaves out.
                field.validators.append(MaxLengthValidator(EMAIL_LIMIT, MISTYPED))


class _Carried(forms.CharField):
    """A hidden box that brings a visitor's words along, cut where they'd not fit."""

    widget = forms.HiddenInput

    def __init__(self, limit: int) -> None:
        super().__init__(required=False)
        self.limit = limit

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "", self.limit)


class CarryForm(forms.Form):
    """The hidden boxes by which a visitor's words reach their new account."""

    blunt = _Carried(carry.BLUNT_LIMIT)
    line = _Carried(carry.LINE_LIMIT)
    theme = _Carried(carry.KEY_LIMIT)
    motivation = _Carried(carry.KEY_LIMIT)

    def brought(self) -> carry.Carry:
        """Return what came along; the form must have been found valid."""
        names = ("blunt", "line", "theme", "motivation")
        return carry.Carry(**{name: self.cleaned_data[name] for name in names})


class SignUpForm(_Plain, CarryForm, allauth_forms.SignupForm):  # type: ignore[misc]
    """Two boxes to start with, and the time zone that the browser knows.

    Whoever types the address and password of an account that exists is signed in to
    it; whoever types another password starts an account of their own. So the answer
    never tells whether an address is known.
    """

    time_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-time-zone": True})
    )
    words = {"email": "E-mail", "password1": "Password"}
    helps = {"password1": PASSWORD_HELP}
    field_order = ["email", "password1"]
    known: User | None = None

    def clean(self) -> dict[str, Any]:
        """Find out who this is, if they have an account and know its password."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self.known = get_adapter().authenticate(
                context.request, email=cleaned["email"], password=cleaned["password1"]
            )
        return cleaned

    def clean_time_zone(self) -> str:
        """Take the browser's word where it makes sense, else keep to UTC."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if zone in zoneinfo.available_timezones() else "UTC"

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Return the new person, or the answer to one who has an account already."""
        if self.known is None:
            new: tuple[User | None, HttpResponse | None] = super().try_save(request)
            return new
        email = self.cleaned_data["email"]
        start = resolve_url(settings.ACCOUNT_SIGNUP_REDIRECT_URL)
        login = Login(user=self.known, email=email, redirect_url=start)
        return None, perform_password_login(request, {"email": email}, login)

    def signup(self, request: HttpRequest, user: User) -> None:  # noqa: ARG002
        """Keep what else the form told about a new person."""
        user.time_zone = self.cleaned_data["time_zone"]
        user.save(update_fields=["time_zone"])


class SignInForm(_Plain, allauth_forms.LoginForm):  # type: ignore[misc]
    """E-mail and password; staying signed in is a choice."""

    words = {
        "login": "E-mail",
        "password": "Password",
        "remember": "Stay signed in on this device",
    }


class ReauthenticateForm(_Plain, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that can't be taken back."""

    words = {"password": "Password"}


class AddEmailForm(_Plain, allauth_forms.AddEmailForm):  # type: ignore[misc]
    """The address that a person wants to use from now on."""

    words = {"email": "New e-mail"}


class ChangePasswordForm(_Plain, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new one."""

    words = {"oldpassword": "Current password", "password1": "New password"}
    helps = {"password1": PASSWORD_HELP}


class SetPasswordForm(_Plain, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    """A first password, for an account that has none."""

    words = {"password1": "Password"}
    helps = {"password1": PASSWORD_HELP}


class ResetPasswordForm(_Plain, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """Asks for a link, which goes to confirmed addresses alone.

    An address that nobody has confirmed may be a slip of the keyboard: a link sent
    there would open the account, and its private notes, to a stranger.
    """

    words = {"email": "E-mail"}

    def clean_email(self) -> str:
        """Find the account that has confirmed this address, if there is one."""
        email: str = super().clean_email()
        self.users = list(User.objects.who_confirmed(email))
        return email


class ResetPasswordKeyForm(_Plain, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, chosen through the link in the mail."""

    words = {"password1": "New password"}
    helps = {"password1": PASSWORD_HELP}


class TwoStepForm(_Plain, two_step_forms.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in: a code from the app, or a recovery code."""

    words = {"code": "Code"}


class TwoStepReauthenticateForm(_Plain, two_step_forms.ReauthenticateForm):  # type: ignore[misc]
    """A code from the app, before something that can't be taken back."""

    words = {"code": "Code"}


class ActivateTOTPForm(_Plain, totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which shows that the app has been set up."""

    words = {"code": "The six digits that the app shows"}


class AddPasskeyForm(_Plain, passkey_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey or security key, and what to call it."""

    words = {
        "name": "What should we call it?",
        "passwordless": "Sign in with it alone, without a password",
    }
    helps = {"name": "“My laptop”, for example."}


class EditPasskeyForm(_Plain, passkey_forms.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    words = {"name": "What should we call it?"}
