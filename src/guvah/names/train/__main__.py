"""`python -m guvah.names.train`: learns from the project's own data and writes `weights.npz` and `units.npz`.

Owns the order of the learning and the files. The same data and seed give the same bytes; --check says whether the files
in the project are those its data give.
"""

import argparse
import io
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guvah.names.rewriting import UNITS
from guvah.names.train.boosting import fit
from guvah.names.train.estimating import estimate
from guvah.names.train.lexicon import elements
from guvah.names.train.pairing import shown
from guvah.names.train.units import counted
from guvah.names.weights import FILE, Weights

SEED = 7
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def learned(seed: int = SEED) -> Weights:
    """The weights and the verdict learned from the project's data."""
    known = elements()
    pairs = shown(known, seed)
    verdict = fit(pairs.findings, pairs.same, pairs.weight)
    held = estimate(known, seed)
    return Weights(held.numbers, held.pair, held.gap, held.expected, held.spread, held.vowel, verdict)


def weights_packed(held: Weights) -> bytes:
    """The bytes of `weights.npz`."""
    return packed(
        {
            "signs": np.frombuffer("\n".join(held.numbers).encode(), np.uint8),
            "pair": held.pair,
            "gap": held.gap,
            "expected": held.expected,
            "spread": held.spread,
            "vowel": held.vowel,
            **{f"verdict_{name}": found for name, found in held.verdict.items()},
        }
    )


def units_packed() -> bytes:
    """The bytes of `units.npz`: for each language and spelling its units and how often three follow each other."""
    arrays = {}
    for (language, kind), (units, grams) in counted(elements()).items():
        lines = (f"{' '.join(home)}\t{' '.join(written)}" for home, written in units)
        arrays[f"units_{language}_{kind}"] = np.frombuffer("\n".join(lines).encode(), np.uint8)
        arrays[f"grams_{language}_{kind}"] = np.array(grams, np.uint16)
    return packed(arrays)


def packed(arrays: dict[str, NDArray[Any]]) -> bytes:
    """The bytes of an .npz without the time of its making, not compressed: compressors differ between machines."""
    built = io.BytesIO()
    with zipfile.ZipFile(built, "w") as file:
        for name, array in arrays.items():
            held_back = io.BytesIO()
            np.lib.format.write_array(held_back, np.ascontiguousarray(array), allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", _LONG_AGO), held_back.getvalue())
    return built.getvalue()


def main(arguments: list[str]) -> int:
    """Learn, then write or compare; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m guvah.names.train", description="Learn the weights of names.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--check", action="store_true", help="compare with the file in the project, write nothing")
    chosen = parser.parse_args(arguments)
    start = time.process_time()
    made = {FILE: weights_packed(learned(chosen.seed)), UNITS: units_packed()}
    size = sum(map(len, made.values()))
    sys.stdout.write(f"{len(elements())} elements learned in {time.process_time() - start:.0f} s; {size} bytes\n")
    folder = Path(__file__).parent.parent
    if chosen.check:
        other = [name for name, data in made.items() if (folder / name).read_bytes() != data]
        sys.stdout.write(
            f"Not what the data give: {', '.join(other)}.\n" if other else "The files are what the data give.\n"
        )
        return 1 if other else 0
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
