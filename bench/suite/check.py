# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Whether a client did its work: every file there once, none besides, bodies compared byte for byte."""

import contextlib
import glob
import os
import random
import subprocess
import tarfile

SAMPLE = 500  # bodies that are looked at, unless all are

GOOD = None


def folder(path, files, everything=False):
    """GOOD, or what is wrong."""
    found = os.listdir(path)
    if problem := _names(found, files):
        return problem
    looked_at = found if everything else random.sample(found, min(SAMPLE, len(found)))
    for name in looked_at:
        if not files.is_file(name, os.path.join(path, name)):
            return f"{name} has a wrong body"
    return GOOD


def shards(path, files):
    """All bodies, since they pass by anyway. The archives are all that may be there."""
    found = []
    for name in sorted(os.listdir(path)):
        if not name.endswith((".tar.zst", ".tar.gz")):
            return f"{name} is no shard"
        try:
            with _unpacked(os.path.join(path, name)) as archive:
                for member in archive:
                    archive.members = []  # it would keep them all
                    if not member.isfile():
                        continue
                    entry = member.name.removeprefix("./")
                    found.append(entry)
                    if files.has(entry) and not files.is_body(entry, archive.extractfile(member).read()):
                        return f"{entry} has a wrong body"
        except (tarfile.TarError, EOFError, OSError) as error:
            return f"{name} is not whole: {error}"
    return _names(found, files)


def shard_entries(path):
    """How many files the shards hold, counted by tar: for numbers that are too large for shards()."""
    archives = sorted(glob.glob(os.path.join(glob.escape(path), "*.tar.*")))
    script = 'for shard; do tar --auto-compress -tf "$shard"; done | grep -vc "/$"'
    counted = subprocess.run(["bash", "-o", "pipefail", "-c", script, "count", *archives],
                             capture_output=True, text=True)
    return int(counted.stdout) if counted.returncode == 0 else 0


def _names(found, files):
    names = set(found)
    wanted = sum(files.has(name) for name in names)
    if wanted != files.count:
        return f"{wanted:,} of {files.count:,} files"
    if len(found) != files.count:
        return f"{len(found) - files.count:,} files too many"
    return GOOD


@contextlib.contextmanager
def _unpacked(path):
    """A tar archive, read once from its beginning to its end. Programs, since Python 3.13 has no zstd, and does not
    mind an archive that is cut short."""
    command = ["zstd", "-dcq"] if path.endswith(".zst") else ["gzip", "-dcq"]
    with subprocess.Popen([*command, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
            yield archive
        while process.stdout.read(1 << 16):
            pass
    if process.returncode:
        raise OSError(f"{command[0]} fails")
