# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The engine against a bare QNetworkAccessManager loop: a program of its own, in one process."""

import subprocess

from .. import processes


def run(bench):
    command = [bench.qnam, "--scratch", bench.scratch.at("tmp"), "--threads", str(bench.threads),
               "--connections", str(bench.connections)]
    if bench.files or bench.quick:
        command += ["--files", str(bench.files or 10_000)]
    command += ["--rounds", str(bench.rounds)]
    process = processes.start(command, stdout=subprocess.PIPE, text=True,
                              env=processes.clean_environment(bench.scratch))
    try:
        said, _ = process.communicate(timeout=bench.timeout)
    finally:
        processes.end(process)
    if process.returncode:
        said = f"**bench_qnam failed with exit status {process.returncode}**\n"
    return "## The engine against a bare QNetworkAccessManager loop\n\n" + said
