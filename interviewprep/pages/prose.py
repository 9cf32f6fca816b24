"""The pages that explain: how it works, privacy, accessibility, help, support."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Tell in a page how a blunt reason becomes a sheet."""
    return render(request, "pages/how.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell what is kept, what is sealed, and what is never done."""
    return render(request, "pages/privacy.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tell what was tested, what was not, and the keys."""
    return render(request, "pages/accessibility.html")


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Answer what people ask first."""
    return render(request, "pages/help.html")


@login_not_required
@require_safe
def support(request: HttpRequest) -> HttpResponse:
    """List where to find help with danger, despair, harassment or discrimination."""
    return render(request, "pages/support.html")


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers to the mark; they ask here on answers that name no icon."""
    return redirect(static("favicon.svg"))
