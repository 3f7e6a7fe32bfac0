"""`python -m guvah.names.train`: learns the weights from the project's own data and writes `weights.npz`.

Owns the order of the learning and the file. The same data and seed give the same bytes; --check says whether the file
in the project is the one its data give.
"""

import argparse
import io
import sys
import time
import zipfile
from pathlib import Path

import numpy as np

from guvah.names.train.boosting import fit
from guvah.names.train.estimating import estimate
from guvah.names.train.lexicon import elements
from guvah.names.train.pairing import shown
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


def packed(held: Weights) -> bytes:
    """The file's bytes: an .npz without the time of its making."""
    arrays = {
        "signs": np.frombuffer("\n".join(held.numbers).encode(), np.uint8),
        "pair": held.pair,
        "gap": held.gap,
        "expected": held.expected,
        "spread": held.spread,
        "vowel": held.vowel,
        **{f"verdict_{name}": found for name, found in held.verdict.items()},
    }
    built = io.BytesIO()
    with zipfile.ZipFile(built, "w") as file:
        for name, array in arrays.items():
            held_back = io.BytesIO()
            np.lib.format.write_array(held_back, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, held_back.getvalue())
    return built.getvalue()


def main(arguments: list[str]) -> int:
    """Learn, then write or compare; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m guvah.names.train", description="Learn the weights of names.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--check", action="store_true", help="compare with the file in the project, write nothing")
    chosen = parser.parse_args(arguments)
    start = time.process_time()
    data = packed(learned(chosen.seed))
    path = Path(__file__).parent.parent / FILE
    sys.stdout.write(f"{len(elements())} elements learned in {time.process_time() - start:.0f} s; {len(data)} bytes\n")
    if chosen.check:
        same = path.exists() and path.read_bytes() == data
        sys.stdout.write("The weights are those of the data.\n" if same else "The weights are not those of the data.\n")
        return 0 if same else 1
    path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
