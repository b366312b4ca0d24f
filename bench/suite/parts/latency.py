# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A server 50 ms away: files/s should be connections / 0.05 s."""

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.request

from .. import clients, processes, report
from ..filesets import Made
from ..milliard import Milliard
from ..nginx import Nginx
from ..rounds import Rounds

SECONDS = 0.05
CONNECTIONS = (100, 500, 2000)
PAGE = 10_000  # names: with 1,000, the chain of the listing alone would end at 20,000 files/s
DURATION, QUICK_DURATION = 10, 1  # seconds that a job should take

NETEM = "nginx behind `tc netem` on the loopback of a network namespace: 25 ms each way"
DEMO = "`milliard-cli demo-server --latency 50`, since this machine has no `tc netem` to put before nginx"


class Listed:
    """The demo service's own files; of their bodies only the size is known here."""

    size = 100

    def __init__(self, url):
        self.names, cursor = [], ""
        while cursor is not None:
            with urllib.request.urlopen(f"{url}/list" + (f"?next-marker={cursor}" if cursor else "")) as answer:
                page = json.load(answer)
            self.names += page["FileNames"]
            cursor = page.get("NextFile")
        self.count, self._set = len(self.names), set(self.names)

    def name(self, index):
        return self.names[index]

    def has(self, name):
        return name in self._set

    def is_body(self, _name, body):
        return len(body) == self.size

    def is_file(self, _name, path):
        return os.path.getsize(path) == self.size


class NoNetem(Exception):
    pass


@contextlib.contextmanager
def nginx_far_away(bench):
    """serve(count) of an nginx in a network namespace of its own, which goes with the last process in it."""
    before = os.open("/proc/self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.unshare(os.CLONE_NEWNET)
    except OSError as error:
        os.close(before)
        raise NoNetem(str(error)) from None
    try:
        slow_down_loopback()
        with Nginx(bench.scratch, "nginx-far-away") as server:
            def serve(count):
                files = Made(count, PAGE)
                return files, server.serve(files)
            yield serve
    finally:
        os.setns(before, os.CLONE_NEWNET)
        os.close(before)


def slow_down_loopback():
    try:
        for command in ("ip link set lo up", "tc qdisc add dev lo root netem delay 25ms limit 1000000"):
            subprocess.run(command.split(), capture_output=True, text=True, check=True)
    except subprocess.CalledProcessError as error:
        raise NoNetem(error.stderr.strip()) from None
    except FileNotFoundError as error:
        raise NoNetem(str(error)) from None
    with socket.create_server(("127.0.0.1", 0)) as server:
        began = time.monotonic()
        socket.create_connection(server.getsockname()).close()
    if time.monotonic() - began < 0.9 * SECONDS:
        raise NoNetem("it does not delay")


@contextlib.contextmanager
def demo_far_away(bench):
    """serve(count) of a demo service for each number of files."""
    with contextlib.ExitStack() as servers:
        def serve(count):
            servers.close()
            url = servers.enter_context(demo_server(bench, count))
            return Listed(url), url
        yield serve


@contextlib.contextmanager
def demo_server(bench, count):
    command = [bench.milliard, "demo-server", "--files", str(count), "--page", str(PAGE), "--latency", "50"]
    process = processes.start(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield process.stdout.readline().strip().rpartition(" ")[2]
    finally:
        processes.end(process)
        process.stdout.close()


def measure(bench, connections, serve):
    duration = QUICK_DURATION if bench.quick else DURATION
    expected = connections / SECONDS
    files, url = serve(int(expected * duration))
    everybody = [clients.Wrk(duration), Milliard(bench.milliard, "none", bench.options),
                 Milliard(bench.milliard, "tar.zst", bench.options)]

    def task(_client):
        made = bench.task(files, url)
        made.threads = min(bench.threads, connections)
        made.connections = connections // made.threads
        return made

    rows = Rounds(f"latency, {connections} connections", bench, everybody, task).run()
    return [[f"{connections:,}", f"{row.client.name}, {row.client.stores}", report.number(expected),
             report.number(row.rate), report.ratio(row.rate, expected), row.problem or ""] for row in rows]


def run(bench):
    try:
        with nginx_far_away(bench) as serve:
            how, lines = NETEM, [measure(bench, connections, serve) for connections in CONNECTIONS]
    except NoNetem as error:
        bench.say(f"latency: no netem ({error}): taking the demo service")
        with demo_far_away(bench) as serve:
            how, lines = DEMO, [measure(bench, connections, serve) for connections in CONNECTIONS]
    return f"""## A server 50 ms away

Files of 100 bytes, pages of {PAGE:,} names; the server is {how}. Expected are connections / 0.05 s;
start and first page are counted; wrk shows what the server gives. {bench.rounds_told}

{report.table(["#connections", "client", "#expected files/s", "#files/s", "#part of it", ""], sum(lines, []))}"""
