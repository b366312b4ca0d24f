# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The peers: how each is asked for a set of files, in the best way it has for very many small ones."""

import importlib.util
import os
import re
import shutil
import sys
from dataclasses import dataclass

TALK = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "talk")


class Unusable(Exception):
    """This client cannot take part at all, for example because it knows no such option."""


@dataclass
class Task:
    """One run of one client. Its lists are made before the clock runs."""

    files: object  # of filesets
    url: str  # SET; SET/list and SET/get/NAME below it
    out: str  # an empty folder
    scratch: object
    threads: int
    connections: int  # of each thread
    ca: str = ""

    @property
    def in_flight(self):
        return self.threads * self.connections

    def file_url(self, index):
        return f"{self.url}/get/{self.files.name(index)}"

    def list_of(self, kind, line):
        """A file with a line for each file; made once."""
        where = re.sub(r"\W+", "-", self.url)
        path = self.scratch.at(f"{kind}-{where}")
        if not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(line(index) for index in range(self.files.count))
        return path

    def urls(self):
        return self.list_of("urls", lambda index: self.file_url(index) + "\n")


class Client:
    """One row of a table."""

    name = ""
    stores = "folder"
    program = ""
    share = 1.0  # of the files; the slow get fewer, and files/s stay comparable
    processes = 1  # peak memory is that of one of them

    def missing(self):
        return "" if shutil.which(self.program) else f"{self.program} is not installed"

    def command(self, task):
        raise NotImplementedError

    def outcome(self, task, usage):
        """(files, seconds, what is wrong or None) of a run, before the files are looked at."""
        problem = None if usage.status == 0 else f"exit status {usage.status}: {last_line(usage.err)}"
        return task.files.count, usage.seconds, problem

    def details(self, usage):
        """What else it tells of a run, by name."""
        return {}


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1][:120] if lines else "no message"


class Wrk(Client):
    """The limit: asks for one file again and again, and throws the bodies away."""

    name, stores, program = "wrk", "nothing", "wrk"

    def __init__(self, duration):
        self.duration = duration

    def command(self, task):
        return ["wrk", "-t1", f"-c{task.in_flight}", f"-d{self.duration}s", "--timeout", "30s", task.file_url(0)]

    def outcome(self, task, usage):
        found = re.search(r"(\d+) requests in ([\d.]+)(ms|s|m)\b", usage.out)
        if usage.status != 0 or not found:
            return 0, usage.seconds, "wrk failed: " + last_line(usage.err)
        bad = re.search(r"Non-2xx.*|Socket errors.*", usage.out)
        requests = int(found[1])
        return requests, requests / float(re.search(r"Requests/sec:\s+([\d.]+)", usage.out)[1]), bad and bad[0]


class Curl(Client):
    program = "curl"

    def __init__(self, parallel=True):
        self.parallel = parallel
        self.name = "curl -Z" if parallel else "curl"

    def command(self, task):
        config = task.list_of("curl", lambda index: f"url = {task.file_url(index)}\n")
        return ["curl", "-q", "--no-progress-meter", "--fail",
                *(["-Z", "--parallel-max", str(task.in_flight)] if self.parallel else []),
                *(["--cacert", task.ca] if task.ca else []),
                "--remote-name-all", "--output-dir", task.out, "-K", config]


class Wget2(Client):
    name, program = "wget2", "wget2"

    def command(self, task):
        return ["wget2", "--no-config", "-q", f"--max-threads={task.in_flight}",
                *([f"--ca-certificate={task.ca}"] if task.ca else []), "-P", task.out, "-i", task.urls()]


class Aria2(Client):
    program = "aria2c"

    def __init__(self, parts=1):
        self.parts = parts  # of each file, at the same time
        self.name = f"aria2, {parts} parts" if parts > 1 else "aria2"

    def command(self, task):
        return ["aria2c", "--no-conf", "-q", f"-j{task.in_flight}", f"-x{self.parts}", f"-s{self.parts}",
                "--file-allocation=none", "--deferred-input=true",
                *([f"--ca-certificate={task.ca}"] if task.ca else []), "-d", task.out, "-i", task.urls()]


class Rclone(Client):
    """Told the names, and not to look at the folder before. Asking for sizes first costs small files half of their
    speed and makes large ones four times as fast."""

    name, program = "rclone copy", "rclone"

    def __init__(self, ask_for_sizes=False):
        self.ask_for_sizes = ask_for_sizes

    def command(self, task):
        names = task.list_of("names", lambda index: task.files.name(index) + "\n")
        return ["rclone", "--config", "", "-q", "copy", "--http-url", f"{task.url}/get/",
                *([] if self.ask_for_sizes else ["--http-no-head"]),
                *(["--ca-cert", task.ca] if task.ca else []),
                "--files-from-raw", names, "--no-traverse", "--no-check-dest", "--retries", "1",
                "--transfers", str(task.in_flight), "--checkers", str(task.in_flight), ":http:", task.out]


class Talk(Client):
    """One of the talk's designs, in bench/talk/."""

    def __init__(self, name, script, workers, share, processes=1, module="requests"):
        self.name, self.script, self.workers, self.share = name, script, workers, share
        self.processes, self.module = processes, module

    def missing(self):
        return "" if importlib.util.find_spec(self.module) else f"Python's {self.module} is not installed"

    def command(self, task):
        return [sys.executable, "-B", os.path.join(TALK, self.script), task.url, task.out, str(self.workers)]


def talk_designs():
    cores = os.cpu_count()
    return [
        Talk("Python, synchronous", "synchronous.py", 1, 0.1),
        Talk("Python, 10 threads", "threads.py", 10, 0.1),
        Talk("Python, 100 threads", "threads.py", 100, 0.1),
        Talk(f"Python, {cores} processes", "processes.py", cores, 0.2, cores + 1),
        Talk("Python, asyncio", "asynchronous.py", 32, 0.2, 1, "aiohttp"),
        hybrid(),
    ]


def hybrid():
    cores = os.cpu_count()
    return Talk(f"Python, {2 * cores} processes with asyncio", "hybrid.py", 2 * cores, 0.5, 2 * cores + 1, "aiohttp")
