"""Adapting the encoder to reasons: small additions to its weights, found by gradient.

Low-rank adaptation (Hu and others, 2021): every weight matrix stays as it is and gets
the product of two slim ones added, which are all that is trained and kept. Needs JAX
and optax, seldom run.
"""

import importlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.encoder import (
    DIMENSIONS,
    LINEAR,
    MOST_PIECES,
    Base,
    Floats,
    Layer,
    name_of,
    states,
)

RANK = 16
ROUNDS = 5
BATCH = 32
STEP = 1e-3
DECAY = 0.01
STEEPEST = 1.0
DROPPED = 0.1
LOUDNESS = 4.0
"""What a meaning is multiplied by before its themes are weighed."""

_BUCKET = 16
_HIDDEN = -1e9
_SORTED_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts in pieces, and for each the shares of the classes that are right."""

    pieces: list[list[int]]
    shares: Floats


@dataclass(frozen=True, slots=True)
class Batch:
    """A few texts of about the same length, filled up to the longest."""

    embedded: Floats
    seen: Floats
    shares: Floats


def adapt(base: Base, lesson: Lesson, seed: int) -> dict[str, Floats]:
    """Return the slim arrays that make the encoder tell the classes apart.

    They are named as `name_of` names them, in half precision. The same lesson and seed
    give the same arrays on the same machine.
    """
    jax, optax = (importlib.import_module(name) for name in ("jax", "optax"))
    random = np.random.default_rng(seed)
    trained = start(base, lesson.shares.shape[1], random)
    steps = ROUNDS * math.ceil(len(lesson.pieces) / BATCH)
    method = optax.chain(
        optax.clip_by_global_norm(STEEPEST),
        optax.adamw(
            optax.schedules.warmup_cosine_decay_schedule(0, STEP, steps // 10, steps),
            weight_decay=DECAY,
        ),
    )

    def improved(trained: Any, state: Any, batch: Any, key: Any) -> Any:
        slope = jax.grad(_loss)(trained, base.layers, batch, key)
        change, state = method.update(slope, state, trained)
        return optax.apply_updates(trained, change), state

    improve = jax.jit(improved)
    state, key = method.init(trained), jax.random.key(seed)
    for number, batch in enumerate(batches(base, lesson, random)):
        step_key = jax.random.fold_in(key, number)
        parts = (batch.embedded, batch.seen, batch.shares)
        trained, state = improve(trained, state, parts, step_key)
    return {
        name: np.asarray(each).astype(np.float16)
        for name, each in trained["added"].items()
    }


def start(base: Base, classes: int, random: np.random.Generator) -> dict[str, Any]:
    """Return what training begins with: additions of nothing, and a rough head."""
    added: dict[str, Floats] = {}
    for number, layer in enumerate(base.layers):
        for part in LINEAR:
            wide, narrow = getattr(layer, part).weight.shape
            down = random.standard_normal((wide, RANK)) / math.sqrt(wide)
            added[name_of(number, part, "down")] = down.astype(np.float32)
            added[name_of(number, part, "up")] = np.zeros(
                (RANK, narrow), dtype=np.float32
            )
    head = random.standard_normal((DIMENSIONS, classes)) * 0.02
    bias = np.zeros(classes, dtype=np.float32)
    return {"added": added, "head": head.astype(np.float32), "bias": bias}


def batches(base: Base, lesson: Lesson, random: np.random.Generator) -> Iterator[Batch]:
    """Yield every text once a round, with others about as long, in random order."""
    lengths = np.array([len(pieces) for pieces in lesson.pieces])
    for _ in range(ROUNDS):
        order = random.permutation(len(lengths))
        groups: list[NDArray[np.int64]] = []
        for begin in range(0, len(order), BATCH * _SORTED_AT_ONCE):
            some = order[begin : begin + BATCH * _SORTED_AT_ONCE]
            some = some[np.argsort(lengths[some], kind="stable")]
            groups += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
        for place in random.permutation(len(groups)):
            yield batch_of(base, lesson, groups[int(place)])


def batch_of(base: Base, lesson: Lesson, chosen: NDArray[np.int64]) -> Batch:
    """Return some texts as one batch; a short one is filled with texts of no weight.

    Lengths are rounded up, so that few shapes need to be compiled.
    """
    pieces = [lesson.pieces[int(place)] for place in chosen]
    longest = min(-(-max(map(len, pieces)) // _BUCKET) * _BUCKET, MOST_PIECES)
    embedded = np.zeros((BATCH, longest, DIMENSIONS), dtype=np.float32)
    seen = np.full((BATCH, longest), _HIDDEN, dtype=np.float32)
    shares = np.zeros((BATCH, lesson.shares.shape[1]), dtype=np.float32)
    seen[len(pieces) :, 0] = 0
    for row, numbers in enumerate(pieces):
        embedded[row, : len(numbers)] = base.embedded(numbers)
        seen[row, : len(numbers)] = 0
        shares[row] = lesson.shares[int(chosen[row])]
    return Batch(embedded, seen, shares)


def _loss(
    trained: Mapping[str, Any], layers: Sequence[Layer], batch: Any, key: Any
) -> Any:
    """Return how far the classes found are from the right ones, a text on average."""
    jax = importlib.import_module("jax")
    embedded, seen, shares = batch
    found = states(
        importlib.import_module("jax.numpy"),
        with_added(layers, trained["added"]),
        embedded,
        seen,
    )
    heard = (seen == 0)[..., None]
    meaning = (found * heard).sum(axis=1) / heard.sum(axis=1)
    kept = jax.random.bernoulli(key, 1 - DROPPED, meaning.shape)
    meaning = meaning * LOUDNESS * kept / (1 - DROPPED)
    scores = meaning @ trained["head"] + trained["bias"]
    return -(shares * jax.nn.log_softmax(scores)).sum() / len(shares)


def with_added(layers: Sequence[Layer], added: Mapping[str, Any]) -> list[Layer]:
    """Return the layers, each matrix with the two slim ones beside it."""
    return [
        layer._replace(
            **{
                part: getattr(layer, part)._replace(
                    down=added[name_of(number, part, "down")],
                    up=added[name_of(number, part, "up")],
                )
                for part in LINEAR
            }
        )
        for number, layer in enumerate(layers)
    ]
