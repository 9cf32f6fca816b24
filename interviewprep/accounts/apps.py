"""Connects people's keys to sealed text when the project starts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People: their account, their settings, their keys, and their own data."""

    name = "interviewprep.accounts"

    def ready(self) -> None:
        """Hand the keyring over: sealed text itself knows nothing of accounts."""
        from interviewprep.accounts import portability  # noqa: PLC0415
        from interviewprep.accounts.keys import DatabaseKeyring  # noqa: PLC0415
        from interviewprep.sealed.cipher import use_keyring  # noqa: PLC0415

        use_keyring(DatabaseKeyring())
        portability.register("account", portability.export_account)
