# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Milliard and its peers side by side. Started by scripts/bench, whose --help has the options."""

import argparse
import contextlib
import functools
import os
import resource
import signal
import sys

sys.dont_write_bytecode = True

from suite import milliard, report  # noqa: E402
from suite.clients import Task  # noqa: E402
from suite.nginx import Nginx  # noqa: E402
from suite.parts import growth, https, large, latency, listing, peers, qnam, window  # noqa: E402
from suite.rounds import Recorder, say  # noqa: E402
from suite.scratch import Scratch  # noqa: E402

PARTS = {"peers": peers, "large": large, "https": https, "latency": latency, "growth": growth, "window": window,
         "qnam": qnam, "listing": listing}
QUICK = ("peers", "large", "https", "latency")


class Bench:
    """What the parts share: the options, the server, and where to work."""

    def __init__(self, arguments, scratch, stack):
        self.quick, self.files, self.only = arguments.quick, arguments.files, arguments.only
        self.threads, self.connections = arguments.threads, arguments.connections
        self.in_flight = self.threads * self.connections
        self.rounds = arguments.rounds
        self.warm_up = not self.quick
        self.timeout, self.options = arguments.timeout, arguments.option
        self.scratch, self.say, self.record = scratch, say, Recorder(arguments.json)
        self._stack = stack
        self.milliard = milliard.find(os.path.abspath(os.path.join(arguments.programs, "milliard-cli")))
        self.window = os.path.abspath(os.path.join(arguments.programs, "bench_window"))
        self.qnam = os.path.abspath(os.path.join(arguments.programs, "bench_qnam"))
        self.listing = os.path.abspath(os.path.join(arguments.programs, "bench_listing"))

    @functools.cached_property
    def server(self):
        return self._stack.enter_context(Nginx(self.scratch))

    @property
    def rounds_told(self):
        return f"Medians of {self.rounds} interleaved rounds." if self.rounds > 1 else "**One quick round.**"

    def chosen(self, clients):
        wanted = [name.strip().lower() for name in self.only.split(",")] if self.only else [""]
        return [client for client in clients if any(name in client.name.lower() for name in wanted)]

    def task(self, files, url, ca=""):
        return Task(files, url, self.scratch.fresh("files"), self.scratch, self.threads, self.connections, ca)


def parse(arguments):
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__, allow_abbrev=False)
    parser.add_argument("which", nargs="?", choices=[*PARTS, "all"])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--programs", required=True, help="folder of milliard-cli, bench_window, bench_qnam and bench_listing")
    for name in ("--files", "--rounds"):
        parser.add_argument(name, type=positive)
    for name, default in (("--threads", 2), ("--connections", 16), ("--timeout", 1800)):
        parser.add_argument(name, type=positive, default=default)
    parser.add_argument("--only", default="")
    parser.add_argument("--option", action="append", default=[])
    parser.add_argument("--json", default="")
    parser.add_argument("--scratch", default="/dev/shm")
    return parser.parse_args(arguments)


def positive(text):
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def stop(sign, _frame):
    for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)  # while it is cleared up
    raise SystemExit(128 + sign)


def main():
    arguments = parse(sys.argv[1:])
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, stop)
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    if arguments.which == "all":
        chosen = list(PARTS)
    elif arguments.which:
        chosen = [arguments.which]
    else:
        chosen = QUICK if arguments.quick else ["peers"]
    with Scratch(arguments.scratch) as scratch, contextlib.ExitStack() as stack:
        bench = Bench(arguments, scratch, stack)
        print(report.machine(), flush=True)
        for name in chosen:
            bench.rounds = arguments.rounds or (1 if arguments.quick else getattr(PARTS[name], "ROUNDS", 5))
            print(PARTS[name].run(bench), flush=True)


if __name__ == "__main__":
    main()
