"""`make demo`, as a newcomer meets it: from nothing to a public site on this machine."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demonstration_ends_at_a_site_that_answers(tmp_path: Path) -> None:
    """The demonstration says where the site is, the site answers there, and Ctrl-C ends it without a trace."""
    guvah = str(Path(sys.executable).with_name("guvah"))
    command = [guvah, "demo", "--out", str(tmp_path / "demo"), "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    ) as demo:
        told = ""
        for line in demo.stdout or ():
            told += line
            if "Then try" in line:
                break
        address = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert address, told
        with urllib.request.urlopen(f"{address[0]}ug/index.html", timeout=10) as answer:
            assert 'dir="rtl"' in answer.read().decode()
        demo.send_signal(signal.SIGINT)
        _, err = demo.communicate(timeout=30)
    assert demo.returncode == 130
    assert "Traceback" not in err
