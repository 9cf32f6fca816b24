"""Refuses settings under which an account would be less safe than it looks."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import checks

from interviewprep.accounts.keys import BadDataKeys, operator_keys


@checks.register(checks.Tags.security)
def check_hosts(**_options: Any) -> Iterable[checks.CheckMessage]:
    """Refuse to answer under any name: a forged one would end up in our pages."""
    if "*" in settings.ALLOWED_HOSTS:
        hint = "Name the hosts that this copy answers to."
        yield checks.Error("ALLOWED_HOSTS has a “*”.", hint=hint, id="accounts.E001")


@checks.register(checks.Tags.security)
def check_data_keys(**_options: Any) -> Iterable[checks.CheckMessage]:
    """Warn of keys that can't be read: the site runs, and private notes are locked."""
    try:
        operator_keys(settings.IP_DATA_KEYS)
    except BadDataKeys as problem:
        yield checks.Warning(str(problem), id="accounts.W001")


@checks.register(checks.Tags.security, deploy=True)
def check_proxy(**_options: Any) -> Iterable[checks.CheckMessage]:
    """Warn when every visitor would count as one, and be limited as one."""
    behind_proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if behind_proxy and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        hint = "Set TRUSTED_PROXY_COUNT to how many proxies lie before this copy."
        text = "Behind a proxy, all visitors seem to come from one address."
        yield checks.Warning(text, hint=hint, id="accounts.W002")
