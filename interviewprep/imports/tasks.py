"""What the worker does for imports: fetches an ad, and brings in a long table."""

from django.tasks import task

from interviewprep.accounts.keys import keys_kept
from interviewprep.imports import saving
from interviewprep.imports.ads.fetching import Fetcher
from interviewprep.imports.ads.posting import postings_in
from interviewprep.imports.models import Ad, AdState, Import
from interviewprep.imports.refusal import Refused

# Replaced in tests alone, by one that reaches a server on this machine.
fetcher = Fetcher()


@task()
def fetch_ad(ad_id: int) -> None:
    """Fetch the page of an ad that waits, and note what it says, or why it can't."""
    ad = Ad.objects.filter(pk=ad_id, state=AdState.WAITING).first()
    if ad is None:
        return
    try:
        page = fetcher.fetch(ad.url)
    except Refused as problem:
        ad.state, ad.problem = AdState.FAILED, str(problem)
    else:
        note_found(ad, page.source, page.address)
    ad.save(update_fields=["state", "problem", "found"])


@task()
def run_import(import_id: int) -> None:
    """Bring in a table with many rows; coming twice does no harm."""
    run = Import.objects.filter(pk=import_id).select_related("owner").first()
    if run is not None:
        with keys_kept():
            saving.carry_out(run)


def note_found(ad: Ad, source: str, address: str, title: str = "") -> None:
    """Note on an ad what its page, or its pasted text, says."""
    ad.found = [each.as_json() for each in postings_in(source, address, title)]
    ad.state = AdState.READ
