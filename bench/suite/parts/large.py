# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""One file of 1 GiB, and 1,000 files of 1 MiB."""

from .. import clients, report
from ..filesets import Stored
from ..milliard import Milliard
from ..report import Unit
from ..rounds import Rounds

MIB = 1 << 20


MEGABYTES = Unit("MB/s", lambda result: result.bytes / result.seconds / 1e6, "CPU s per GB",
                 lambda result: result.cpu * 1e9 / result.bytes, ".2f")


def run(bench):
    one = Stored(bench.scratch.at("stored-one"), 1, 1024 * MIB)
    many = Stored(bench.scratch.at("stored-many"), 1000, MIB)
    ours = Milliard(bench.milliard, "none", bench.options)

    def task_of(files):
        return lambda _client: bench.task(files, bench.server.serve(files))

    for_one = [ours, clients.Curl(parallel=False), clients.Wget2(), clients.Aria2(parts=4),
               clients.Rclone(ask_for_sizes=True)]
    for_many = [ours, Milliard(bench.milliard, "tar.zst", bench.options), clients.Curl(), clients.Wget2(),
                clients.Aria2(), clients.Rclone(ask_for_sizes=True), clients.hybrid()]
    one_rows = Rounds("one of 1 GiB", bench, for_one, task_of(one)).run()
    many_rows = Rounds("1,000 of 1 MiB", bench, for_many, task_of(many)).run()
    goal = report.Goal("one file of 1 GiB: milliard ÷ curl", 0.9,
                       report.quotient(report.rate_of(one_rows, "milliard"), report.rate_of(one_rows, "curl")))
    return f"""## Large files

Incompressible bytes, from tmpfs to tmpfs over http. {bench.rounds_told}

One file of 1 GiB:

{report.rate_table(one_rows, MEGABYTES)}
1,000 files of 1 MiB:

{report.rate_table(many_rows, MEGABYTES)}
{report.goal_table([goal])}"""
