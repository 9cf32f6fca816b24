"""Settings for every way of running: what varies is read from the environment.

Unsafe conveniences (a debug page, plain HTTP cookies, mail printed to the console)
exist only under DEBUG, which is off unless asked for. `make run` sets what it needs.
"""

from pathlib import Path

import dj_database_url
import django_stubs_ext
from django.utils.csp import CSP
from environs import Env

from interviewprep.mail_address import mailer
from interviewprep.secrets_file import first_run_secrets

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

DEBUG = env.bool("DEBUG", default=False)
# A person's own machine, served over plain HTTP on the loopback address.
LOCAL = env.bool("LOCAL", default=False)
STATE_DIR = Path(env.str("STATE_DIR", default=str(BASE_DIR)))

# --- secrets -----------------------------------------------------------------
_secrets = first_run_secrets(STATE_DIR / ".secrets", env)
SECRET_KEY = _secrets.secret_key
# Keys that wrap each person's own key: "k2:<base64>,k1:<base64>", current first.
IP_DATA_KEYS = _secrets.data_keys

# --- where it answers ----------------------------------------------------------
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_NAME = "interviewprep"

INSTALLED_APPS = [
    "interviewprep",
    "interviewprep.accounts",
    "interviewprep.jobs",
    "interviewprep.stories",
    "interviewprep.fit",
    "interviewprep.imports",
    "motivations",
    "interviewprep.told",
    "interviewprep.feeds",
    "interviewprep.exports",
    "interviewprep.reminders",
    "interviewprep.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_htmx",
    "django_ox",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "interviewprep.api.problems.machine_answers",
    "interviewprep.http.refuse_null_bytes",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "interviewprep.http.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "interviewprep.http.private_pages",
    "interviewprep.http.session_limits",
    "interviewprep.http.time_zone",
    "interviewprep.accounts.keys.one_request_at_a_time",
    "interviewprep.http.LockedNotes",
]

ROOT_URLCONF = "interviewprep.urls"
WSGI_APPLICATION = "interviewprep.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["interviewprep.look.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "interviewprep.look.context.theme",
            ],
        },
    }
]

CRISPY_TEMPLATE_PACK = "house"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("house",)
CRISPY_FAIL_SILENTLY = False

# --- data ----------------------------------------------------------------------
# SQLite: WAL so that readers never wait, IMMEDIATE so that two writers queue rather
# than fail, FULL so that what was acknowledged survives a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY"
    ),
}
# PostgreSQL: the pool bounds connections; the check survives a database restart.
POSTGRESQL_OPTIONS = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}

_database = dj_database_url.parse(
    env.str("DATABASE_URL", default=f"sqlite:///{STATE_DIR / 'interviewprep.sqlite3'}")
)
if _database["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES = {"default": {**_database, "OPTIONS": SQLITE_OPTIONS}}
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES = {
        "default": {
            **_database,
            "OPTIONS": POSTGRESQL_OPTIONS,
            "CONN_MAX_AGE": 0,
            "CONN_HEALTH_CHECKS": True,
        }
    }

CACHES = {
    "default": {
        # Shared by every worker: rate limits must count once, not once a process.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    }
}

TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "OPTIONS": {
            "SCHEDULES": {
                "remind": {
                    "task": "interviewprep.reminders.sending.remind",
                    "cron": "*/10 * * * *",
                },
                "sweep": {
                    "task": "interviewprep.pages.sweeping.sweep",
                    "cron": "30 3 * * *",
                },
            },
        },
    }
}
# The worker touches this file as it goes, so that /health/ can tell that it lives.
WORKER_HEARTBEAT = STATE_DIR / ".run" / "worker-heartbeat"

# --- what comes in ---------------------------------------------------------------
# Opening an address that somebody typed makes this machine go there. One person's own
# machine may; a shared site's operator decides (docs/security.md says how it is
# guarded).
FETCH_ADS = env.bool("FETCH_ADS", default=DEBUG or LOCAL)

# --- people ----------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
# An address is unique once it is confirmed, and not before: see docs/security.md.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["interviewprep.accounts.backends.EmailBackend"]
PASSWORD_HASHERS = ["interviewprep.accounts.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
        )
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:today"
ACCOUNT_LOGOUT_REDIRECT_URL = "pages:landing"

ACCOUNT_ADAPTER = "interviewprep.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_REDIRECT_URL = "pages:start"
# Nobody waits for a mail to start; resetting a password needs a confirmed address.
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Beside the usual limits: how many lines one address may try without an account, how
# many heavy files a person may ask for, how many they may bring back or keep, and how
# many ads they may have fetched.
ACCOUNT_RATE_LIMITS = {
    "export": "30/h/user",
    "fetch_ad": "20/h/user",
    "restore": "20/h/user",
    "try_line": "20/h/ip",
    "upload": "60/h/user",
}
ACCOUNT_FORMS = {
    "add_email": "interviewprep.accounts.forms.AddEmailForm",
    "change_password": "interviewprep.accounts.forms.ChangePasswordForm",
    "login": "interviewprep.accounts.forms.SignInForm",
    "reauthenticate": "interviewprep.accounts.forms.ReauthenticateForm",
    "reset_password": "interviewprep.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "interviewprep.accounts.forms.ResetPasswordKeyForm",
    "set_password": "interviewprep.accounts.forms.SetPasswordForm",
    "signup": "interviewprep.accounts.forms.SignUpForm",
}
MFA_ADAPTER = "interviewprep.accounts.adapters.TwoStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# The code before and after count too: phones' clocks are seldom right.
MFA_TOTP_TOLERANCE = 1
# A copy without mail can't confirm anybody, and must offer a second step all the same.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "interviewprep.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "interviewprep.accounts.forms.AddPasskeyForm",
    "authenticate": "interviewprep.accounts.forms.TwoStepForm",
    "edit_webauthn": "interviewprep.accounts.forms.EditPasskeyForm",
    "reauthenticate": "interviewprep.accounts.forms.TwoStepReauthenticateForm",
}
# Browsers allow passkeys on plain HTTP only for localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or LOCAL
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
USERSESSIONS_TRACK_ACTIVITY = False

# Notices name companies and people: they stay on this side, not in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- mail ------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="interviewprep@localhost")
MAILERS = {"default": mailer(env.str("EMAIL_URL", default="console://"))}

# --- pages -----------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = STATE_DIR / "static-build"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "interviewprep.look.joining.JoinedFinder",
]
# Where what pages ask for together is joined; made anew whenever it is gone.
JOINED_ROOT = STATE_DIR / ".run" / "joined"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- files on their way in ------------------------------------------------------
FILE_UPLOAD_HANDLERS = [
    "interviewprep.uploads.CappedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# No form of ours takes more than one.
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# --- browser safety -----------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Everything below asks for HTTPS; a person's own loopback address has none.
_https = not (DEBUG or LOCAL)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=_https)
# A monitor on the same machine asks past the proxy, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_NAME = "__Host-sessionid" if _https else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _https else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- logs: what happened and where, never what was typed ------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"redacted": {"()": "interviewprep.redaction.RedactingFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "redacted"}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.db.backends": {"level": "WARNING"},
        # Names passkeys as they are used.
        "fido2": {"level": "WARNING"},
    },
}
DEFAULT_EXCEPTION_REPORTER = "interviewprep.redaction.RedactingReporter"
