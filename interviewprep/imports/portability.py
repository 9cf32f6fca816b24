"""The imports' share of what a person can download."""

from typing import Any

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, told
from interviewprep.imports.models import Ad, Import


def export(user: User) -> Part:
    """Return what came in lately; the jobs themselves are the jobs' own share.

    It passes within weeks, so it is told and not brought back.
    """
    return told(
        ads=[_ad(each) for each in Ad.objects.owned_by(user).order_by("pk")],
        imports=[_run(each) for each in Import.objects.owned_by(user).order_by("pk")],
    )


def _ad(ad: Ad) -> dict[str, Any]:
    return {
        "url": ad.url,
        "state": ad.state,
        "found": ad.found,
        "made_at": ad.made_at.isoformat(),
    }


def _run(run: Import) -> dict[str, Any]:
    return {
        "name": run.name,
        "source": run.source,
        "state": run.state,
        "counts": run.counts,
        "made_at": run.made_at.isoformat(),
    }
