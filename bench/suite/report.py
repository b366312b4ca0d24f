# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Results as Markdown."""

import os
import platform
import re
import shutil
import subprocess
import time
from dataclasses import dataclass

from .rounds import per_second


def table(header, rows):
    """A header that begins with "#" is a number's, at the right."""
    lines = ["| " + " | ".join(name.removeprefix("#") for name in header) + " |",
             "| " + " | ".join("---:" if name.startswith("#") else "---" for name in header) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def number(value, form=",.0f"):
    return "–" if value is None else format(value, form)


def ratio(ours, theirs, form=".2f"):
    return number(ours / theirs, form) if ours and theirs else "–"


def row_of(rows, name, stores=None):
    for row in rows:
        if row.client.name.startswith(name) and stores in (None, row.client.stores):
            return row
    return None


def rate_of(rows, name, stores=None):
    row = row_of(rows, name, stores)
    return row and row.rate


@dataclass
class Unit:
    """What of a result is shown as its speed and as its cost."""

    name: str
    speed: object
    cost_name: str
    cost: object
    cost_form: str = ",.0f"


FILES = Unit("files/s", per_second, "CPU s per 10⁶ files", lambda result: result.cpu * 1e6 / result.files)


def rate_table(rows, unit=FILES):
    """One line a client, the fastest first; what went wrong stands where the figures would."""
    folder, shards = rate_of(rows, "milliard", "folder"), rate_of(rows, "milliard", "shards")
    lines = []
    for row in sorted(rows, key=lambda row: -(row.rate or 0)):
        lines.append(_rate_line(row, unit, folder, shards))
    return table(["client", "stores in", "#files", f"#{unit.name}", "#lowest – highest", "#our folder ÷ it",
                  "#our shards ÷ it", f"#{unit.cost_name}", "#peak MB"], lines)


def _rate_line(row, unit, folder, shards):
    if row.rate is None:
        return [row.client.name, row.client.stores, f"**{row.problem or 'no run'}**", *["–"] * 6]
    values = row.values(unit.speed)
    peak = number(row.median(lambda result: result.peak))
    files = number(row.median(lambda result: result.files))
    return [row.client.name, row.client.stores, "–" if row.client.stores == "nothing" else files,
            number(row.median(unit.speed)), f"{min(values):,.0f} – {max(values):,.0f}", ratio(folder, row.rate),
            ratio(shards, row.rate), number(row.median(unit.cost), unit.cost_form),
            peak if row.client.processes == 1 else f"{peak} × {row.client.processes}"]


@dataclass
class Goal:
    text: str
    wanted: float
    measured: float = None
    at_most: bool = False

    def line(self):
        sign = "≤" if self.at_most else "≥"
        return [self.text, f"{sign} {self.wanted:g}", number(self.measured, ".3g"), self.verdict()]

    def verdict(self):
        if self.measured is None:
            return "not measured"
        met = self.measured <= self.wanted if self.at_most else self.measured >= self.wanted
        return "met" if met else "**missed**"


def quotient(ours, theirs):
    return ours / theirs if ours and theirs else None


def goal_table(goals):
    return table(["goal", "#wanted", "#measured", ""], [goal.line() for goal in goals])


def machine():
    """Where and with what this was measured."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*:\s*(.*)", file.read())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = [f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores that client and server share, "
             f"{memory:.0f} GiB, Linux {platform.release()}; {time.strftime('%Y-%m-%d')}, "
             f"load average {os.getloadavg()[0]:.2f} when it began.",
             "Versions: " + ", ".join(filter(None, map(_version, VERSIONS))) + "."]
    return "\n".join(lines) + "\n"


VERSIONS = {"nginx": ["nginx", "-v"], "wrk": ["wrk", "-v"], "curl": ["curl", "-V"], "wget2": ["wget2", "--version"],
            "aria2": ["aria2c", "-v"], "rclone": ["rclone", "version"], "Python": ["python3", "-V"]}


def _version(name):
    command = VERSIONS[name]
    if not shutil.which(command[0]):
        return None
    said = subprocess.run(command, capture_output=True, text=True, timeout=30)
    found = re.search(r"\d+\.\d+[.\d]*", said.stdout + said.stderr)
    return f"{name} {found[0]}" if found else None
