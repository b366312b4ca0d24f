# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The list/get service as the talk's designs see it."""

import os
import sys


def page_url(base, marker):
    return f"{base}/list?next-marker={marker}" if marker else f"{base}/list"


def file_url(base, name):
    return f"{base}/get/{name}"


def store(folder, name, body):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(body)


def main(design):
    """design(URL, FOLDER, WORKERS) returns how many files it has, and the failures as (name, error)."""
    base, folder, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
    done, failures = design(base, folder, workers)
    print(done, "files,", len(failures), "failures")
    for name, error in failures[:10]:
        print(name, error, file=sys.stderr)
    sys.exit(1 if failures else 0)
