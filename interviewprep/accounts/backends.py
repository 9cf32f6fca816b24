"""Tells who signs in, taking the same time whether or not an address is known."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from interviewprep.accounts.models import User

# An address that nobody has confirmed may belong to several accounts (see
# docs/security.md). A fixed number of hashes hides how many there are.
TRIED_ACCOUNTS = 3


class EmailBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signs in by e-mail and password: the confirmed account of an address first."""

    def _authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002
        **credentials: Any,
    ) -> User | None:
        email = credentials.get("email") or credentials.get("username") or ""
        password = credentials["password"]
        candidates: list[User] = list(
            User.objects.signing_in_as(email)[:TRIED_ACCOUNTS]
        )
        for user in candidates:
            if self._check_password(user, password):
                return user
        for _missing in range(TRIED_ACCOUNTS - len(candidates)):
            self._mitigate_timing_attack(password)
        self._did_check_password = True
        return None
