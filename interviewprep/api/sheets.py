"""Sheets, and whose token it is, for programs."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Router

from interviewprep.accounts.adapters import on_our_site
from interviewprep.api.access import TokenRequest, needs, owner_of
from interviewprep.api.kinds import Number
from interviewprep.api.models import Scope
from interviewprep.api.problems import COMMON, OF_ROW
from interviewprep.api.told import Me, SheetWhole
from interviewprep.jobs.models import Interview
from interviewprep.sheets import filenames
from interviewprep.sheets.gather import sheet_of
from interviewprep.sheets.pdf import pdf

router = Router(tags=["Sheets"])
me_router = Router(tags=["You"])
READS = needs(Scope.SHEETS_READ)
_PDF_SAYS = {
    **READS["openapi_extra"],
    "responses": {
        200: {
            "description": "The sheet as PDF.",
            "content": {
                "application/pdf": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    },
}


@me_router.get("/me", url_name="me", response={200: Me, **COMMON}, **needs(None))
def get_me(request: TokenRequest) -> dict[str, Any]:
    """Tell whose token this is, what it may do, and until when it works."""
    owner, token = owner_of(request), request.auth
    return {
        "name": owner.name,
        "time_zone": owner.time_zone,
        "token": token.name,
        "scopes": token.scopes.split(),
        "expires_on": token.expires_on,
    }


@router.get(
    "/rounds/{round_id}/sheet",
    url_name="sheet",
    response={200: SheetWhole, **OF_ROW},
    **READS,
)
def get_sheet(request: TokenRequest, round_id: Number) -> dict[str, Any]:
    """Return the talking points of a round; nothing private is ever in them."""
    interview = _interview_or_404(request, round_id)
    sheet = asdict(sheet_of(interview, owner_of(request)))
    address = reverse("v1:sheet_pdf", args=[interview.pk])
    return {**sheet, "pdf": on_our_site(address)}


@router.get(
    "/rounds/{round_id}/sheet.pdf",
    url_name="sheet_pdf",
    response=OF_ROW,
    auth=READS["auth"],
    openapi_extra=_PDF_SAYS,
)
def get_sheet_pdf(request: TokenRequest, round_id: Number) -> HttpResponse:
    """Return the sheet of a round as PDF."""
    sheet = sheet_of(_interview_or_404(request, round_id), owner_of(request))
    response = HttpResponse(pdf(sheet).content, content_type="application/pdf")
    response["Content-Disposition"] = filenames.attachment(sheet, "pdf")
    return response


def _interview_or_404(request: TokenRequest, round_id: int) -> Interview:
    rows = Interview.objects.owned_by(owner_of(request)).kept().select_related("job")
    rows = rows.defer("notes", "said", "job__notes", "job__posting")
    return get_object_or_404(rows, pk=round_id)
