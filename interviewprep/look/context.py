"""What every template may ask about how the page should look."""

from django.http import HttpRequest

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def theme(request: HttpRequest) -> dict[str, str]:
    """Give templates ``theme``: ``light``, ``dark``, or empty for the device's own.

    A signed-in person's own choice comes first, then this browser's cookie. Anything
    that is not a known theme counts as no choice.
    """
    user = getattr(request, "user", None)
    chosen = getattr(user, "theme", "") or request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": chosen if chosen in THEMES else ""}
