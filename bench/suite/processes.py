# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Starting and ending processes; each client in a session of its own, so that all of it can be ended."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass

MEASURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "measure.py")


@dataclass
class Usage:
    status: int
    seconds: float
    cpu: float  # seconds, the client's alone
    peak: float  # MB, of its largest process
    out: str
    err: str


class TimedOut(Exception):
    pass


def clean_environment(scratch, **more):
    """The same for every client: no proxy, and no settings of whoever runs this but a sanitizer's."""
    return {
        **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "HOME": scratch.at("home"),
        "TMPDIR": scratch.at("tmp"),
        **more,
    }


def start(command, **how):
    """Ends with this process, even when that is killed."""
    return subprocess.Popen(["setpriv", "--pdeathsig", "TERM", *command], start_new_session=True, **how)


def end(process, patience=5):
    """The process and its whole group."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            pass
        try:
            process.wait(patience)
            if sign == signal.SIGKILL:
                return
        except subprocess.TimeoutExpired:
            pass


def measured(command, scratch, timeout, env=None):
    """Runs a client to its end. TimedOut when it takes longer than `timeout` seconds."""
    report = scratch.at("usage")
    with open(scratch.at("out"), "w+") as out, open(scratch.at("err"), "w+") as err:
        process = start([sys.executable, "-I", "-S", MEASURE, report, *command], stdin=subprocess.DEVNULL,
                        stdout=out, stderr=err, env=env or clean_environment(scratch), cwd=scratch.path)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise TimedOut(f"not done after {timeout} s") from None
        finally:
            end(process)
        out.seek(0)
        err.seek(0)
        with open(report) as file:
            status, seconds, cpu, peak = file.read().split()
        os.unlink(report)
        return Usage(int(status), float(seconds), float(cpu), float(peak) * 1024 / 1e6, out.read(), err.read())
