# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A bucket's listing, many ranges of keys at once beside page after page; nothing is downloaded."""

import contextlib
import json
import os
import statistics
import subprocess
import sys

from .. import processes, report

ROUNDS = 1  # serial, it takes a minute, and nearly all of that is waiting
KEYS, QUICK_KEYS = 1_000_000, 50_000
SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "s3_server.py")


@contextlib.contextmanager
def bucket(bench, keys):
    process = processes.start([sys.executable, SERVER, "--keys", str(keys)], stdout=subprocess.PIPE, text=True,
                              env=processes.clean_environment(bench.scratch))
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        processes.end(process)
        process.stdout.close()


def listed(bench, endpoint, how):
    options = {"endpoint": endpoint, "anonymous": True, "listing": how}
    usage = processes.measured([bench.listing, "s3://bucket", json.dumps(options)], bench.scratch, bench.timeout)
    if usage.status:
        raise RuntimeError(f"bench_listing, {how}: {usage.err.strip()}")
    return {**json.loads(usage.out), "cpu": usage.cpu, "peak": usage.peak}


def run(bench):
    keys = bench.files or (QUICK_KEYS if bench.quick else KEYS)
    runs = {"parallel": [], "serial": []}
    with bucket(bench, keys) as endpoint:
        for _ in range(bench.rounds):
            for how, results in runs.items():
                bench.say(f"listing: {how}")
                results.append(listed(bench, endpoint, how))

    def median(how, what):
        return statistics.median(result[what] for result in runs[how])

    sums = {result["sum"] for results in runs.values() for result in results}
    same = len(sums) == 1 and all(result["entries"] == keys for results in runs.values() for result in results)
    lines = [[how, report.number(median(how, "seconds"), ".2f"), report.number(keys / median(how, "seconds")),
              report.number(median(how, "pages")), report.number(median(how, "cpu"), ".2f"),
              report.number(median(how, "peak"), ".1f")] for how in runs]
    goal = report.Goal("serial ÷ parallel", 8, median("serial", "seconds") / median("parallel", "seconds"))
    return f"""## Listing of a bucket

{keys:,} keys from a server on loopback that answers 1,000 of them a page, 50 ms after it was asked. Pages are those that were asked for,
with those that end within a range or are empty. {bench.rounds_told}

{report.table(["listing", "#s", "#keys/s", "#pages", "#CPU s", "#peak MB"], lines)}
{"Both listed the same keys, each once." if same else "**They did not list the same keys.**"}

{report.goal_table([goal])}"""
