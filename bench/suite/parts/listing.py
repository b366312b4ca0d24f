# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A bucket's listing, many ranges of keys at once beside page after page, and a HEAD for each key; nothing is downloaded."""

import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit

from .. import processes, report

ROUNDS = 1  # serial, it takes a minute, and nearly all of that is waiting
KEYS, QUICK_KEYS = 1_000_000, 50_000
HEADS, QUICK_HEADS = 20_000, 2_000  # one for each of so many keys
AT_ONCE = 32  # as many as ranges are listed at once
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


async def ask_for_each(endpoint, count):
    address = urlsplit(endpoint)
    wanted = iter(range(count))

    async def connection():
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        for index in wanted:
            writer.write(b"HEAD /bucket/img/%07d.jpg HTTP/1.1\r\nHost: %s\r\n\r\n" % (index, address.netloc.encode()))
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200 ") or b"Content-Length: 100\r\n" not in head:
                raise RuntimeError(f"HEAD: {head!r}")
        writer.close()

    began = time.monotonic()
    await asyncio.gather(*[connection() for _ in range(AT_ONCE)])
    return time.monotonic() - began


def run(bench):
    keys = bench.files or (QUICK_KEYS if bench.quick else KEYS)
    heads = min(keys, QUICK_HEADS if bench.quick else HEADS)
    asked = []
    runs = {"parallel": [], "serial": []}
    with bucket(bench, keys) as endpoint:
        for _ in range(bench.rounds):
            for how, results in runs.items():
                bench.say(f"listing: {how}")
                results.append(listed(bench, endpoint, how))
            bench.say("listing: HEAD")
            asked.append(asyncio.run(ask_for_each(endpoint, heads)))

    def median(how, what):
        return statistics.median(result[what] for result in runs[how])

    sums = {result["sum"] for results in runs.values() for result in results}
    same = len(sums) == 1 and all(result["entries"] == keys for results in runs.values() for result in results)
    lines = [[how, report.number(median(how, "seconds"), ".2f"), report.number(keys / median(how, "seconds")),
              report.number(median(how, "pages")), report.number(median(how, "cpu"), ".2f"),
              report.number(median(how, "peak"), ".1f")] for how in runs]
    each = statistics.median(asked) / heads
    lines.append([f"HEAD for each of {heads:,} keys", report.number(each * heads, ".2f"), report.number(1 / each), *[report.number(None)] * 3])
    share = median("parallel", "seconds") / each / keys
    goal = report.Goal("serial ÷ parallel", 8, median("serial", "seconds") / median("parallel", "seconds"))
    return f"""## Listing of a bucket

{keys:,} keys from a server on loopback that answers 1,000 of them a page, 50 ms after it was asked. Pages are those that were asked for,
with those that end within a range or are empty. {bench.rounds_told}

{report.table(["listing", "#s", "#keys/s", "#pages", "#CPU s", "#peak MB"], lines)}
{"Both listed the same keys, each once." if same else "**They did not list the same keys.**"}
HEAD is asked by {AT_ONCE} connections at once, as many as ranges are listed. It takes as long as the parallel listing of all keys where {share:.2%} of them
are wanted, {share * keys:,.0f} here; of more than that the listing is sooner done.

{report.goal_table([goal])}"""
