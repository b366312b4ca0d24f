# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Runs a command and writes what it cost: measure.py REPORT COMMAND…

A process of its own, and a small one, since Linux counts what a parent occupies at the fork as the child's peak.
"""

import os
import sys
import time

start = time.monotonic()
# setpriv: whoever is measured ends when the measuring does.
child = os.posix_spawnp("setpriv", ["setpriv", "--pdeathsig", "KILL", *sys.argv[2:]], os.environ)
_, status, usage = os.wait4(child, 0)
seconds = time.monotonic() - start
with open(sys.argv[1], "w") as report:
    cpu = usage.ru_utime + usage.ru_stime  # with its children, of which the peak is the largest's
    report.write(f"{os.waitstatus_to_exitcode(status)} {seconds} {cpu} {usage.ru_maxrss}")
