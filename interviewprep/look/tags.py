"""Template tags and filters that every page has without loading them."""

from django import template
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
