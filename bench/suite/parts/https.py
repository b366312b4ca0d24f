# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Files of 100 bytes over https."""

from .. import clients, report
from ..filesets import Made
from ..milliard import Milliard
from ..rounds import Rounds

FILES, QUICK_FILES = 50_000, 5_000


def run(bench):
    files = Made(bench.files or (QUICK_FILES if bench.quick else FILES))
    everybody = [
        clients.Wrk(2 if bench.quick else 4),
        Milliard(bench.milliard, "none", bench.options),
        Milliard(bench.milliard, "tar.zst", bench.options),
        clients.Curl(), clients.Wget2(), clients.Aria2(), clients.Rclone(),
    ]

    def task(_client):
        return bench.task(files, bench.server.serve(files, tls=True), ca=bench.server.ca)

    rows = Rounds("https", bench, everybody, task).run()
    limit = report.rate_of(rows, "wrk")
    goals = [report.Goal(f"{kind} ÷ wrk", 0.5, report.quotient(report.rate_of(rows, "milliard", kind), limit))
             for kind in ("shards", "folder")]
    return f"""## Files of 100 bytes over https

TLS 1.3, a P-256 certificate of a throwaway authority that every client but wrk verifies. {bench.rounds_told}

{report.rate_table(rows)}
{report.goal_table(goals)}"""
