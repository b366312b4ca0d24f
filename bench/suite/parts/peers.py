# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Files of 100 bytes, Milliard and its peers."""

from .. import clients, report
from ..filesets import Made
from ..milliard import Milliard
from ..rounds import Rounds

FILES, QUICK_FILES = 100_000, 10_000


def run(bench):
    files = bench.files or (QUICK_FILES if bench.quick else FILES)
    everybody = [
        clients.Wrk(2 if bench.quick else 4),
        Milliard(bench.milliard, "none", bench.options),
        Milliard(bench.milliard, "tar.zst", bench.options),
        clients.Curl(), clients.Wget2(), clients.Aria2(), clients.Rclone(),
        *clients.talk_designs(),
    ]

    def task(client):
        some = Made(max(1000, int(files * client.share)))
        return bench.task(some, bench.server.serve(some))

    rows = Rounds("peers", bench, everybody, task).run()
    return f"""## Files of 100 bytes

Over http, {bench.in_flight} requests in flight for everyone ({bench.threads} threads of {bench.connections} for
Milliard, whose journal is on; the talk's designs have their own numbers). Everything is on tmpfs; bodies are the
name ten times. Slow clients get fewer files. wrk, the limit, asks for one file over and over and stores nothing.
CPU is the client's alone, peak memory that of its largest process. {bench.rounds_told}

{report.rate_table(rows)}
{report.goal_table(goals(rows))}"""


def goals(rows):
    folder, shards = report.rate_of(rows, "milliard", "folder"), report.rate_of(rows, "milliard", "shards")

    def goal(kind, ours, name, wanted):
        return report.Goal(f"{kind} ÷ {name}", wanted, report.quotient(ours, report.rate_of(rows, name)))

    hybrid = clients.hybrid().name
    return [goal("shards", shards, "wrk", 0.5), goal("shards", shards, "curl -Z", 2.5),
            goal("shards", shards, hybrid, 6), goal("shards", shards, "aria2", 7),
            goal("folder", folder, "wrk", 0.4), goal("folder", folder, "curl -Z", 1.5)]
