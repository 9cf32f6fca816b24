"""Rows to train on: every text as a whole first, then the clauses of them all."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.encoder import Floats
from motivations.reframing.looking import Look, Terms


def texts_of(looks: Sequence[Look]) -> NDArray[np.int64]:
    """Return for each row the place of its text."""
    clauses = [place for place, look in enumerate(looks) for _ in look.stretches[1:]]
    return np.array([*range(len(looks)), *clauses], dtype=np.int64)


def wholes_first(parts: Sequence[Floats]) -> Floats:
    """Return the rows of every text, those of whole texts first."""
    return np.vstack([*(rows[:1] for rows in parts), *(rows[1:] for rows in parts)])


def meanings_of(looks: Sequence[Look]) -> Floats:
    """Return the rows of what every text and clause means."""
    return wholes_first([np.asarray(look.meanings) for look in looks])


def terms_of_all(looks: Sequence[Look]) -> list[Terms]:
    """Return the terms of every text and clause, in the order of the rows."""
    clauses = [terms for look in looks for terms in look.terms[1:]]
    return [*(look.terms[0] for look in looks), *clauses]
