"""Confidence: how often a reading like this one turned out to be right."""

from typing import cast

import numpy as np

from motivations.reframing.encoder import Floats

_LEAST = 1e-4


def signs_of(scores: Floats, cued: Floats, reason: float) -> Floats:
    """Return what tells how sure the ranked readings of one text are, a row for each.

    `scores` are the readings' shares, best first; `cued` tells whether a wording gave
    each away; `reason` is how likely the text holds a reason at all.
    """
    ahead = scores - np.append(scores[1:], 0)
    columns = (
        _log_odds(scores),
        np.arange(len(scores)) == 0,
        (np.arange(len(scores)) == 0) * ahead,
        cued,
        np.full(len(scores), _log_odds(np.float32(reason))),
        np.ones(len(scores)),
    )
    return np.stack([np.asarray(each, dtype=np.float32) for each in columns], axis=1)


def confidence_of(signs: Floats, weights: Floats) -> Floats:
    """Return the share of readings with such signs that were right."""
    return cast("Floats", 1 / (1 + np.exp(-(signs @ weights))))


def _log_odds(shares: Floats | np.float32) -> Floats:
    kept = np.clip(shares, _LEAST, 1 - _LEAST)
    return cast("Floats", np.log(kept / (1 - kept)))
