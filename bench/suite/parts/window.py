# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""What the window costs: a job that it watches, beside the same job without it."""

import os
import shutil

from .. import report
from ..clients import Client, Unusable, last_line
from ..filesets import Made
from ..milliard import USAGE, Milliard, last_event
from ..rounds import Rounds

FILES, QUICK_FILES = 200_000, 20_000


class CommandLine(Milliard):
    """Timed by itself, from the job's start to its end, as the window is."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.name = "milliard-cli"

    def outcome(self, task, usage):
        files, _, problem = super().outcome(task, usage)
        return files, last_event(usage.out).get("seconds") or usage.seconds, problem


class Window(Client):
    """bench_window: the real window on a display without a screen."""

    name, program = "the window", "xvfb-run"

    def __init__(self, bench_window, pack, options):
        self.bench_window, self.options = bench_window, options
        self.pack, self.packs = pack, pack != "none"
        self.stores = "shards" if self.packs else "folder"

    def missing(self):
        if not os.access(self.bench_window, os.X_OK):
            return "bench_window is not built"
        return "" if shutil.which(self.program) else "xvfb-run is not installed"

    def command(self, task):
        return ["xvfb-run", "-a", self.bench_window, "--json", "--source", "list+" + task.url, "--output", task.out,
                "--scratch", task.scratch.at("tmp"),
                "--threads", str(task.threads), "--connections", str(task.connections),
                *(["--pack", self.pack] if self.packs else []), *self.options]

    def outcome(self, task, usage):
        if usage.status == USAGE:
            raise Unusable("not offered by this build: " + last_line(usage.err))
        told = last_event(usage.out)
        problem = f"exit status {usage.status}: {last_line(usage.err)}" if usage.status or not told else None
        return told.get("done", 0), told.get("seconds") or usage.seconds, problem

    def details(self, usage):
        return {key: value for key, value in last_event(usage.out).items() if key.startswith("late")}


def run(bench):
    files = Made(bench.files or (QUICK_FILES if bench.quick else FILES))
    sections = []
    for pack in ("none", "tar.zst"):
        both = [CommandLine(bench.milliard, pack, bench.options), Window(bench.window, pack, bench.options)]
        rows = Rounds("window", bench, both, lambda _client: bench.task(files, bench.server.serve(files))).run()
        sections.append(section(rows, both[0].stores))
    return f"""## The window

{files.count:,} files of 100 bytes; the real window watches the job, and a timer of 10 ms in its thread notes how
late it is. Each times its job itself, from start to end. {bench.rounds_told}

""" + "\n".join(sections)


def section(rows, stores):
    command_line, window = (report.row_of(rows, name) for name in ("milliard-cli", "the window"))
    if not (command_line and window):
        return ""

    def late(which):
        return window.median(lambda result: result.details.get(which))

    lines = [[row.client.name, report.number(row.rate), row.problem or ""] for row in (command_line, window)]
    if window.rate:
        lines[1][-1] = f"timer late: median {late('lateMedianMs'):.1f}, 99 % within {late('late99Ms'):.1f}, " \
                       f"worst {late('lateWorstMs'):.1f} ms"
    goals = [report.Goal(f"{stores}: window ÷ command line", 0.95, report.quotient(window.rate, command_line.rate)),
             report.Goal(f"{stores}: timer late, 99th percentile, ms", 16, late("late99Ms"), at_most=True)]
    return f"Into {stores}:\n\n" + report.table(["", "#files/s", ""], lines) + "\n" + report.goal_table(goals)
