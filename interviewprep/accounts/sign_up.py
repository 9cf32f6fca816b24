"""Signing up with what a visitor wrote, and changing an address without losing it."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.models import EmailAddress
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from interviewprep.accounts import carry
from interviewprep.accounts.forms import CarryForm, SignUpForm


class SignUpView(allauth_views.SignupView):  # type: ignore[misc]
    """Two boxes; a line that a visitor wrote comes along in the form body."""

    @method_decorator(login_not_required)
    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Keep the line of somebody who is signed in already, and start."""
        if request.method == "POST" and request.user.is_authenticated:
            form = CarryForm(request.POST)
            if form.is_valid():
                carry.receive(request.user, form.brought())
                return redirect("pages:start")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign up, or show the two boxes to somebody who only brings a line yet."""
        if "email" not in request.POST:
            context = self.get_context_data(form=self._brought())
            page: HttpResponse = self.render_to_response(context)
            return page
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: SignUpForm) -> HttpResponse:
        """Make the account, then hand over what came along."""
        answer: HttpResponse = super().form_valid(form)
        if self.request.user.is_authenticated:
            carry.receive(self.request.user, form.brought())
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether a line comes along; the page itself doesn't repeat it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["brings_line"] = bool(context["form"]["line"].value())
        return context

    def _brought(self) -> SignUpForm:
        form = CarryForm(self.request.POST)
        form.is_valid()
        return SignUpForm(initial={**form.cleaned_data})


class EmailView(allauth_views.EmailView):  # type: ignore[misc]
    """The address somebody signs in with: one at a time, the new one once confirmed."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask the new address; until it answers, the confirmed one stays.

        An address that was never confirmed has nothing to protect, and is replaced
        at once, so that the account is never left without one.
        """
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            user = self.request.user
            user.refresh_from_db()
            if not user.email:
                new = EmailAddress.objects.get(user=user)
                new.set_as_primary()
        return answer


sign_up = SignUpView.as_view()
email = EmailView.as_view()
