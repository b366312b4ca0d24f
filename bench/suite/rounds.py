# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Interleaved rounds: each runs every client once, in random order, so that a noisy minute meets all of them."""

import json
import random
import statistics
import sys
from dataclasses import asdict, dataclass, field

from . import check
from .clients import Unusable
from .processes import TimedOut, measured


@dataclass
class Result:
    part: str
    client: str
    stores: str
    round: int  # 0: warm-up
    files: int = 0
    bytes: int = 0
    seconds: float = 0
    cpu: float = 0
    peak: float = 0
    problem: str = ""
    details: dict = field(default_factory=dict)


@dataclass
class Row:
    """All that is known of one client in one part."""

    client: object
    results: list = field(default_factory=list)
    absent: str = ""  # why it took no part

    def good(self):
        return [result for result in self.results if not result.problem and result.round]

    @property
    def problem(self):
        bad = [result.problem for result in self.results if result.problem]
        return f"failed in {len(bad)} of {len(self.results)} runs: {bad[0]}" if bad else self.absent

    def values(self, value):
        return [value(result) for result in self.good()]

    def median(self, value):
        values = self.values(value)
        return statistics.median(values) if values and not self.problem else None

    @property
    def rate(self):
        return self.median(per_second)


def per_second(result):
    return result.files / result.seconds


class Rounds:
    """run() fills a Row for each client. make_task(client) says what it has to do, and check_out(client, task)
    what is wrong with what it left."""

    def __init__(self, part, bench, clients, make_task, check_out=None):
        self.part, self.bench, self.make_task = part, bench, make_task
        self.check_out = check_out or check_files
        self.rows = [Row(client, absent=client.missing()) for client in bench.chosen(clients)]

    def run(self, warm_up=True):
        for number in range(0 if warm_up and self.bench.warm_up else 1, self.bench.rounds + 1):
            for row in random.sample(self.rows, len(self.rows)):
                if not row.absent:
                    self._run_one(row, number)
        return self.rows

    def _run_one(self, row, number):
        client = row.client
        result = Result(self.part, client.name, client.stores, number)
        task = self.make_task(client)
        try:
            usage = measured(client.command(task), task.scratch, self.bench.timeout)
            result.cpu, result.peak = usage.cpu, usage.peak
            result.files, result.seconds, problem = client.outcome(task, usage)
            result.bytes = result.files * task.files.size
            result.details = client.details(usage)
            result.problem = problem or self.check_out(client, task, first=not row.results) or ""
        except Unusable as error:
            row.absent = str(error)
        except TimedOut as error:
            result.problem = row.absent = str(error)
        if not row.absent or result.problem:
            row.results.append(result)
            self.bench.record(asdict(result))
        self._tell(row, result, number)
        task.scratch.fresh("files")

    def _tell(self, row, result, number):
        which = f"round {number}" if number else "warm-up"
        said = row.absent or result.problem
        if not said:
            speed = f"{per_second(result):,.0f} files/s"
            if result.bytes > 100_000 * result.files:
                speed = f"{result.bytes / result.seconds / 1e6:,.0f} MB/s"
            said = f"{speed} ({result.seconds:.2f} s, CPU {result.cpu:.2f} s, {result.peak:.0f} MB)"
        self.bench.say(f"{self.part}, {which}, {row.client.name}: {said}")


def check_files(client, task, first):
    if client.stores == "shards":
        return check.shards(task.out, task.files)
    if client.stores == "folder":
        return check.folder(task.out, task.files, everything=first and hasattr(client, "pack"))
    return None


class Recorder:
    """Every run as a line of JSON."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8") if path else None

    def __call__(self, result):
        if self.file:
            self.file.write(json.dumps(result) + "\n")
            self.file.flush()


def say(text):
    print(text, file=sys.stderr, flush=True)
