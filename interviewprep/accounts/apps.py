"""Connects people's keys to sealed text when the project starts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People: their account, their settings, their keys, and their own data."""

    name = "interviewprep.accounts"

    def ready(self) -> None:
        """Hand the keyring over: sealed text itself knows nothing of accounts."""
        from interviewprep.accounts import checks  # noqa: F401
        from interviewprep.accounts.keys import DatabaseKeyring
        from interviewprep.sealed.cipher import use_keyring

        use_keyring(DatabaseKeyring())
