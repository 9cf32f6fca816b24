"""The imports' share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, told
from interviewprep.imports.models import Ad, Import


def export(user: User) -> Part:
    """Return what came in lately; the jobs themselves are the jobs' own share.

    It passes within weeks, so it is told and not brought back.
    """
    ads = Ad.objects.owned_by(user).order_by("pk")
    runs = Import.objects.owned_by(user).order_by("pk")
    facts = ("name", "source", "state", "counts", "made_at", "done_at", "taken_back_at")
    return told(
        ads=list(ads.values("url", "state", "found", "made_at")),
        imports=list(runs.values(*facts)),
    )
