# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A server 50 ms away: files/s should be connections / 0.05 s."""

import contextlib
import json
import os
import subprocess
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


@contextlib.contextmanager
def delayed_network():
    """A network namespace of this process's own whose loopback is slow; it goes with the last process in it."""
    before = os.open("/proc/self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.unshare(os.CLONE_NEWNET)
        for command in ("ip link set lo up", "tc qdisc add dev lo root netem delay 25ms limit 1000000"):
            done = subprocess.run(command.split(), capture_output=True, text=True)
            if done.returncode:
                raise OSError(done.stderr.strip())
        yield
    finally:
        os.setns(before, os.CLONE_NEWNET)
        os.close(before)


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
    """serve(count) gives the files and where they are."""
    duration = QUICK_DURATION if bench.quick else DURATION
    files, url = serve(int(connections / SECONDS * duration))
    ours = [Milliard(bench.milliard, pack, bench.options) for pack in ("none", "tar.zst")]
    everybody = [clients.Wrk(duration), *ours]
    threads = min(bench.threads, connections)

    def task(_client):
        made = bench.task(files, url)
        made.threads, made.connections = threads, connections // threads
        return made

    rows = Rounds(f"latency, {connections} connections", bench, everybody, task).run()
    expected = connections / SECONDS
    return [[f"{connections:,}", f"{row.client.name}, {row.client.stores}", report.number(expected),
             report.number(row.rate), report.ratio(row.rate, expected), row.problem or ""] for row in rows]


def run(bench):
    lines, how = [], NETEM
    try:
        with delayed_network(), Nginx(bench.scratch, "nginx-delayed") as server:
            for connections in CONNECTIONS:
                def made(count, server=server):
                    files = Made(count, PAGE)
                    return files, server.serve(files)
                lines += measure(bench, connections, made)
    except OSError as error:
        how = DEMO
        bench.say(f"latency: no netem ({error}): taking the demo service")
        for connections in CONNECTIONS:
            count = int(connections / SECONDS * (QUICK_DURATION if bench.quick else DURATION))
            with demo_server(bench, count) as url:
                files = Listed(url)
                lines += measure(bench, connections, lambda _count: (files, url))
    return f"""## A server 50 ms away

Files of 100 bytes, pages of {PAGE:,} names; the server is {how}. Expected are connections / 0.05 s;
start and first page are counted. {bench.rounds_told}

{report.table(["#connections", "client", "#expected files/s", "#files/s", "#part of it", ""], lines)}"""
