# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""A folder on tmpfs for all that a run makes, removed when it ends however it ends."""

import fcntl
import os
import shutil
import tempfile

PREFIX = "milliard-bench."


class Scratch:
    def __init__(self, parent):
        remove_abandoned(parent)
        self.path = tempfile.mkdtemp(prefix=PREFIX, dir=parent)
        os.chmod(self.path, 0o755)  # nginx's workers are another user where root starts it
        self._lock = lock(self.path)
        os.mkdir(self.at("home"))
        os.mkdir(self.at("tmp"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)

    def at(self, *parts):
        return os.path.join(self.path, *parts)

    def fresh(self, name):
        """An empty folder of that name; what it held is gone."""
        path = self.at(name)
        shutil.rmtree(path, ignore_errors=True)
        os.mkdir(path)
        return path


def lock(path):
    """Held as long as this process lives; an open folder, or None if another has it."""
    folder = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return folder
    except OSError:
        os.close(folder)
        return None


def remove_abandoned(parent):
    """What runs that were killed could not remove."""
    for entry in os.scandir(parent):
        if not entry.name.startswith(PREFIX) or entry.stat(follow_symlinks=False).st_uid != os.geteuid():
            continue
        if (held := lock(entry.path)) is not None:
            shutil.rmtree(entry.path, ignore_errors=True)
            os.close(held)
