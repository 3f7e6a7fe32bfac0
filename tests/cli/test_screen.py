"""What the terminal shows: results go where they were sent, the rest beside them."""

import os
import pty
import subprocess
import sys

WATCHED = """
from guvah.cli.screen import progress, say
with progress("working") as tick:
    for number in range(3):
        tick(number, 3)
        say(f"result {number}")
"""


def test_results_go_to_the_pipe_while_somebody_watches_the_bar() -> None:
    """`guvah find x | wc -l` at a terminal: the bar is on the screen, the results are in the pipe and nowhere else."""
    screen, far_end = pty.openpty()
    env = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run([sys.executable, "-c", WATCHED], stdout=subprocess.PIPE, stderr=far_end, env=env, check=True)
    os.close(far_end)
    shown = os.read(screen, 1 << 16).decode()
    os.close(screen)
    assert done.stdout.decode() == "result 0\nresult 1\nresult 2\n"
    assert "working" in shown
    assert "result" not in shown


def test_nobody_watching_sees_no_bar() -> None:
    """In a pipe or a log there is no bar at all."""
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("result 0\nresult 1\nresult 2\n", "")
