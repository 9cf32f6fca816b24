"""How often programs may ask: more than a careful one does, less than a flood."""

import time

from django.core.cache import cache

_MINUTE = 60
# Two a second, all the time.
MOST_CALLS = 120
# A program has its token or hasn't: many wrong ones are somebody's trying.
MOST_MISSES = 30


def is_within(who: str, most: int) -> bool:
    """Count one more for `who`, and tell whether that makes at most `most` this minute.

    Two at one moment may count as one: it needn't be exact.
    """
    key = f"api:{who}:{int(time.time()) // _MINUTE}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, _MINUTE)
    return bool(count <= most)


def seconds_left() -> int:
    """Return after how many seconds counting begins anew."""
    return _MINUTE - int(time.time()) % _MINUTE
