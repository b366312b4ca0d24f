# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Milliard itself, as its command line."""

import json
import os
import subprocess

from .clients import Client, Unusable, last_line

USAGE = 2  # exit status: an option that it does not know


class Milliard(Client):
    def __init__(self, program, pack="none", options=()):
        self.program, self.pack, self.options = program, pack, list(options)
        self.packs = pack != "none"
        self.stores = "shards" if self.packs else "folder"
        self.name = f"milliard, {pack}" if self.packs else "milliard"
        self.verified = False

    def source(self, task):
        return "list+" + task.url if task.files.count > 1 else task.file_url(0)

    def data(self, task):
        return task.scratch.at("data")

    def command(self, task):
        task.scratch.fresh("data")
        return [self.program, "get", self.source(task), "-o", task.out, "--threads", str(task.threads),
                "--connections", str(task.connections), "--json", "--data-dir", self.data(task),
                *(["--pack", self.pack] if self.packs else []), *(["--ca-file", task.ca] if task.ca else []),
                *self.options]

    def outcome(self, task, usage):
        if usage.status == USAGE:
            raise Unusable("not offered by this build: " + last_line(usage.err).removeprefix("milliard-cli: "))
        files, seconds, problem = super().outcome(task, usage)
        finished = last_event(usage.out)
        if problem:
            problem = problem.replace("no message", str(finished.get("message"))[:200])
        if not problem and finished.get("done") != task.files.count:
            problem = f"says that {finished.get('done', 0):,} of {task.files.count:,} files are done"
        if not problem and self.packs and not self.verified:
            problem = self.verify(task)
            self.verified = not problem
        return files, seconds, problem

    def verify(self, task):
        """Its own opinion of its shards; None when they are whole or it has no such command."""
        done = subprocess.run([self.program, "verify", "--data-dir", self.data(task)], capture_output=True, text=True,
                              timeout=600)
        return None if done.returncode in (0, USAGE) else "verify: " + last_line(done.stderr or done.stdout)


def last_event(output):
    lines = output.strip().splitlines()
    try:
        event = json.loads(lines[-1]) if lines else {}
    except ValueError:
        event = {}
    return event if isinstance(event, dict) else {}


def find(program):
    if not os.access(program, os.X_OK):
        raise FileNotFoundError(f"there is no program {program}; scripts/bench builds it")
    return program
