"""Styles and scripts that a page always asks for together, sent as one file.

They stay apart in `static/`, where each is small enough to be read; a first visit
then asks for three files instead of a dozen. There is no build: Django's static files
ask this finder as they ask the others, so the joined files are found while developing,
and collected and given a hash of their own for everybody else.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage, Storage

# A joined file, and what it is of, in the order in which they apply.
JOINED = {
    "css/frame.css": ("css/tokens.css", "css/site.css"),
    "css/trying.css": ("css/panel.css", "css/landing.css"),
    "js/frame.js": (
        "js/focus.js",
        "js/drafts.js",
        "js/keys.js",
        "js/fold.js",
        "js/copy.js",
        "js/timer.js",
        "js/rank.js",
        "js/zone.js",
    ),
}


class JoinedFinder(BaseFinder):
    """Finds the joined files, and joins them anew whenever a part has changed."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        self._storage = FileSystemStorage(location=str(settings.JOINED_ROOT))

    def check(self, **_kwargs: object) -> list[Any]:
        """Find nothing wrong: there are no settings but the folder, which is made."""
        return []

    def find(self, path: str, find_all: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Return where the joined file `path` is; nothing for any other."""
        if path not in JOINED:
            return []
        made = str(_up_to_date(path))
        return [made] if find_all else made

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, Storage]]:
        """Yield each joined file with the storage it lies in."""
        for path in JOINED:
            if not matches_patterns(path, list(ignore_patterns or ())):
                _up_to_date(path)
                yield path, self._storage


def joined(path: str) -> str:
    """Return the text of the joined file `path`.

    Each script gets a block of its own, so that two may use a name for two things.
    Raises `KeyError` for a file that is not joined.
    """
    texts = [Path(_found(part)).read_text(encoding="utf-8") for part in JOINED[path]]
    if path.endswith(".js"):
        texts = [f"{{\n{text}}}\n" for text in texts]
    return "\n".join(texts)


def _found(part: str) -> str:
    where = finders.find(part)
    if where is None:
        raise FileNotFoundError(part)
    return where


def _up_to_date(path: str) -> Path:
    """Write the joined file unless it is there as it should be; return where."""
    place, text = Path(settings.JOINED_ROOT) / path, joined(path)
    if place.exists() and place.read_text(encoding="utf-8") == text:
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    # Written beside it and put in its place: another process may be reading it.
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=place.parent, delete=False
    ) as new:
        new.write(text)
    written = Path(new.name)
    written.chmod(0o644)
    return written.replace(place)
