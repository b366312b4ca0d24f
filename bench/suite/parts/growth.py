# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Time and memory at 100,000 files and a hundred times as many."""

from .. import check, report
from ..filesets import Made
from ..milliard import Milliard
from ..rounds import Rounds

ROUNDS = 3
SMALL, LARGE = 100_000, 10_000_000
LARGE_IN_FOLDER = 1_000_000  # a file system has too few inodes for more


class Sized(Milliard):
    def __init__(self, count, program, pack, options):
        super().__init__(program, pack, options)
        self.files = Made(count)
        self.name = f"milliard, {count:,} files"


def check_count(client, task, first):
    if client.packs:
        found = check.shard_entries(task.out)
        return None if found == task.files.count else f"{found:,} of {task.files.count:,} files"
    return check.folder(task.out, task.files)


def measure(bench, pack, large):
    small = SMALL
    if bench.files:
        small, large = bench.files, bench.files * (large // SMALL)
    sizes = [Sized(count, bench.milliard, pack, bench.options) for count in (small, large)]
    return Rounds("growth", bench, sizes, lambda client: bench.task(client.files, bench.server.serve(client.files)),
                  check_count).run(warm_up=False)


def run(bench):
    rows, note = measure(bench, "tar.zst", LARGE), ""
    if len(rows) < 2:
        return ""  # not among the chosen
    if rows[-1].absent:
        note = f"Into a folder, and fewer, since of shards it says: {rows[-1].absent}\n"
        rows = measure(bench, "none", LARGE_IN_FOLDER)
    small, large = rows

    def of(row, value):
        return row.median(value)

    def time(result):
        return result.seconds * 1e6 / result.files

    def peak(result):
        return result.peak

    lines = [[row.client.name, report.number(of(row, time), ".2f"), report.number(row.rate),
              report.number(of(row, peak), ".1f"), row.problem or ""] for row in rows]
    slower = report.quotient(of(large, time), of(small, time))
    more = of(large, peak) - of(small, peak) if of(large, peak) and of(small, peak) else None
    goals = [
        report.Goal("time per file, the larger number ÷ the smaller", 1.05, slower, at_most=True),
        report.Goal("peak memory of the larger number, MB", 150, of(large, peak), at_most=True),
        report.Goal("peak memory, the larger less the smaller, MB", 10, more, at_most=True),
    ]
    return f"""## Growth

Files of 100 bytes into {small.client.stores}, over http. Start and end of the program are counted.
{bench.rounds_told}
{note}
{report.table(["job", "#µs per file", "#files/s", "#peak MB", ""], lines)}
{report.goal_table(goals)}"""
