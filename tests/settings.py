"""The settings under test: the real ones, with a throw-away database and no secrets.

`TEST_DATABASE_URL` chooses the database. Without it the tests use SQLite; nothing
here can reach the database, the keys or the mail of somebody who runs the project.
"""

import os
import tempfile
from pathlib import Path

# Each process tests in a file of its own, so that several may run at one time.
_database = Path(tempfile.gettempdir()) / f"interviewprep-tests-{os.getpid()}.sqlite3"
os.environ.update(
    {
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", f"sqlite:///{_database}"),
        "DEBUG": "false",
        "EMAIL_URL": "memory://",
        "IP_DATA_KEYS": "test:dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=",
        "LOCAL": "true",
        "SECRET_KEY": "only for tests, and known to everybody who reads this line",
    }
)

from interviewprep.settings import *  # noqa: E402, F403
from interviewprep.settings import (  # noqa: E402
    BASE_DIR,
    DATABASES,
    INSTALLED_APPS,
    MIDDLEWARE,
)

if "sqlite" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": str(_database)}

# Raises when a page asks the database once for each row.
INSTALLED_APPS += ["zeal"]
MIDDLEWARE += ["zeal.middleware.zeal_middleware"]
# Removing a passkey, confirming an address, ending other sessions: how the sign-in
# package does it is its own business.
ZEAL_ALLOWLIST = [
    {"model": "mfa.Authenticator"},
    {"model": "account.EmailAddress"},
    {"model": "sessions.Session"},
    {"model": "accounts.User", "field": "get()"},
]

# A quick hash: what the real one costs is not what these tests are about.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

# Static files come straight from where they are written, without a build.
STATIC_ROOT = BASE_DIR / ".cache" / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
JOINED_ROOT = BASE_DIR / ".cache" / "joined"
WHITENOISE_USE_FINDERS = True
# No test asks a site for anything; those of fetching have a server of their own.
FETCH_ADS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
