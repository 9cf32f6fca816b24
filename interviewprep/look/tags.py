"""Template tags and filters that every page has without loading them."""

import functools

from django import template
from django.conf import settings
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.static import static as django_static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from interviewprep.look.icons import ICONS, MARK

register = template.Library()

_OPEN = '<svg class="i" viewBox="0 0 20 20" aria-hidden="true">'
_ICON_TAGS = {
    name: mark_safe(f"{_OPEN}{shape}</svg>")  # noqa: S308  our own markup
    for name, shape in ICONS.items()
}
_MARK_TAG = mark_safe(MARK)  # noqa: S308  our own markup


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw the icon ``name``, hidden from screen readers: a word stands beside it.

    Raises ``KeyError`` for a name that ``interviewprep.look.icons`` does not hold.
    """
    return _ICON_TAGS[name]


@register.simple_tag
def mark() -> SafeString:
    """Draw the brand mark, in the colours its surroundings give the two halves."""
    return _MARK_TAG


class _KeptURLNode(URLNode):
    """An address that is the same on every page, looked up once for all of them."""

    def render(self, context: template.Context) -> str:  # noqa: ARG002  Django’s own
        return _address(str(self.view_name.var), get_urlconf(), get_script_prefix())


@functools.lru_cache(maxsize=500)
def _address(view: str, urlconf: str | None, prefix: str) -> str:  # noqa: ARG001
    """Look an address up; where the site is mounted is part of what is kept."""
    return str(conditional_escape(reverse(view, urlconf)))


@register.tag
def url(parser: template.base.Parser, token: template.base.Token) -> URLNode:
    """Do what Django's own tag does; keep the addresses that nothing varies.

    Each page leads to a score of these, and looking one up costs as much as a whole
    row of the list.
    """
    node = django_url(parser, token)
    name = node.view_name
    is_constant = isinstance(name.var, str) and not name.filters
    if node.args or node.kwargs or node.asvar or not is_constant:
        return node
    return _KeptURLNode(name, [], {}, None)


@register.simple_tag
def static(path: str) -> str:
    """Return the address of a static file, as Django's tag of that name does.

    For the frame of every page, which names a score of files: looked up once.
    """
    return _static_address(path, settings.STATIC_URL)


@functools.lru_cache(maxsize=500)
def _static_address(path: str, _base: str) -> str:
    return str(django_static(path))


@register.simple_tag(takes_context=True)
def current(context: template.Context, places: str) -> SafeString:
    """Mark a navigation link when the request is in one of its ``places``.

    Each place is a URL name (``pages:today``) or a whole namespace (``jobs``), with
    spaces between them; the first one is what the link itself opens. Returns the
    ``aria-current`` attribute: ``page`` for that page itself, ``true`` for the rest of
    its section, and nothing elsewhere or where there is no request.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if match is None:
        return SafeString("")
    own, *_ = names = places.split()
    if match.view_name in (own, f"{own}:list"):
        return SafeString('aria-current="page"')
    inside = match.view_name in names or not set(names).isdisjoint(match.namespaces)
    return SafeString('aria-current="true"' if inside else "")


@register.filter
def minutes(seconds: int) -> str:
    """Say ``seconds`` as whole minutes, rounded up, one at the least: ``5 min``."""
    return f"{max(1, -(-seconds // 60))} min"


@register.filter
def clock(seconds: int) -> str:
    """Say ``seconds`` as a stopwatch does: ``1:05``."""
    return f"{seconds // 60}:{seconds % 60:02d}"
