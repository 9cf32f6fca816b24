"""Our rules for what allauth mails and shows: little, neutral, to its owner only."""

import logging
from typing import Any
from urllib.parse import urljoin

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from interviewprep.accounts.models import User
from interviewprep.mail_address import reaches_people

_MAIL_SENT = "account/messages/email_confirmation_sent.txt"

logger = logging.getLogger(__name__)


def on_our_site(path: str) -> str:
    """Return the full address of a page, from SITE_URL and never from the request.

    A forged Host header would otherwise end up in mail, with a reset key behind it.
    """
    return urljoin(f"{settings.SITE_URL}/", path)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mails only what was asked for; notices go to confirmed addresses alone."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": (
            "That e-mail and password don’t belong together. Check both, and try again."
        ),
        "enter_current_password": "That isn’t your current password.",
        "incorrect_password": "That isn’t your password.",
        "too_many_login_attempts": (
            "That was a lot of tries. Wait five minutes, then try again."
        ),
        "rate_limited": "That was a lot of tries. Wait a moment, then try again.",
        "invalid_password_reset": "This link has been used, or it’s too old.",
    }

    def format_email_subject(self, subject: str) -> str:
        """Leave subjects plain: a lock screen must not tell of a job search."""
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link that lets somebody choose a new password."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", args=[uid, token])
        return on_our_site(path)

    def get_email_confirmation_url(
        self,
        request: HttpRequest,  # noqa: ARG002
        emailconfirmation: Any,
    ) -> str:
        """Return the link that confirms an address."""
        path = reverse("account_confirm_email", args=[emailconfirmation.key])
        return on_our_site(path)

    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        """Send one mail; its text may tell of other accounts with this address.

        A mail server that doesn't answer is logged and stops nobody: what the person
        did is done, and the answer mustn't tell whether there was a mail to send.
        """
        user: User | None = context.get("user")
        others = User.objects.filter(email=email).exclude(pk=user.pk if user else None)
        extra = {
            "has_another": others.exists(),
            "login_url": on_our_site(reverse("account_login")),
            "signup_url": on_our_site(reverse("account_signup")),
            "reset_url": on_our_site(reverse("account_reset_password")),
        }
        try:
            super().send_mail(template_prefix, email, {**context, **extra})
        except OSError:
            logger.exception("A mail could not be sent.")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what happened, but never that a mail is coming where none can."""
        announces_mail = message_template == _MAIL_SENT
        if not announces_mail or reaches_people(settings.MAILERS["default"]["BACKEND"]):
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell of a change, unless the address was never confirmed.

        `email`, where it is given, is the address that was confirmed before.
        """
        confirmed = EmailAddress.objects.filter(user=user, verified=True)
        if email or confirmed.exists():
            super().send_notification_mail(template_prefix, user, context, email)


class TwoStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Names this site in the authenticator app, and says plainly that a code failed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code isn’t right. Take the newest one and try again.",
    }

    def get_totp_issuer(self) -> str:
        """Return the name that the authenticator app shows."""
        return str(settings.SITE_NAME)
