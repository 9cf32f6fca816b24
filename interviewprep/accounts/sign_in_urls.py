"""Allauth's pages under their own names, at addresses of ours."""

from allauth.account import views as account
from allauth.mfa.base import views as two_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from interviewprep.accounts import sign_up

_two_step = [
    path("", two_step.index, name="mfa_index"),
    path("app/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "codes/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

_passkeys = [
    path("", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("new/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]

_settings = [
    path("email/", sign_up.email, name="account_email"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", account.password_set, name="account_set_password"),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("two-step/", include(_two_step)),
    path("passkeys/", include(_passkeys)),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", two_step.reauthenticate, name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]

_password_reset = [
    path("", account.password_reset, name="account_reset_password"),
    path("sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

urlpatterns = [
    path("signup/", sign_up.sign_up, name="account_signup"),
    path("login/", account.login, name="account_login"),
    path("login/code/", two_step.authenticate, name="mfa_authenticate"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("login/inactive/", account.account_inactive, name="account_inactive"),
    path("logout/", account.logout, name="account_logout"),
    path("password/reset/", include(_password_reset)),
    path(
        "email/sent/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    re_path(
        r"^email/confirm/(?P<key>[-:\w]+)/$",
        account.confirm_email,
        name="account_confirm_email",
    ),
    path("settings/", include(_settings)),
]
