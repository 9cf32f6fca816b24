"""How often calendars may be asked for: more than any app does, less than a flood."""

import time

from django.core.cache import cache

_HOUR = 60 * 60
# Apps read every quarter of an hour at most; somebody may have a few of them.
MOST_READS = 120
# Nobody types an address by hand: many wrong ones are somebody's trying.
MOST_MISSES = 60


def is_within(who: str, most: int) -> bool:
    """Count one more for `who`, and tell whether that makes at most `most` this hour.

    Two at one moment may count as one: it needn't be exact.
    """
    key = f"calendar-feed:{who}:{int(time.time()) // _HOUR}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, _HOUR)
    return bool(count <= most)
