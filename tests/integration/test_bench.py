# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""The benchmarks without the peers: test_bench.py FOLDER-OF-PROGRAMS. Its server, its checks, its tidiness."""

import glob
import io
import json
import os
import py_compile
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench")
sys.path.insert(0, BENCH)

from suite import check, report, scratch  # noqa: E402
from suite.clients import Client, Task  # noqa: E402
from suite.filesets import Made, Stored  # noqa: E402
from suite.nginx import Nginx  # noqa: E402
from suite.processes import TimedOut, measured  # noqa: E402
from suite.rounds import Result, Rounds, Row  # noqa: E402

PROGRAMS = sys.argv.pop(1)
SCRATCH = os.environ.get("TMPDIR", "/tmp")


def get(url, **how):
    with urllib.request.urlopen(url, timeout=10, **how) as answer:
        return answer.read()


class InScratch(unittest.TestCase):
    def setUp(self):
        self.parent = tempfile.mkdtemp(dir=SCRATCH)
        os.chmod(self.parent, 0o755)
        self.scratch = scratch.Scratch(self.parent)
        self.addCleanup(lambda: shutil.rmtree(self.parent))
        self.addCleanup(self.scratch.__exit__)

    def bench(self, *arguments):
        command = [sys.executable, os.path.join(BENCH, "bench.py"), "--programs", PROGRAMS, "--scratch", self.parent]
        return subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Server(InScratch):
    def setUp(self):
        super().setUp()
        self.server = Nginx(self.scratch)
        self.addCleanup(self.server.__exit__)

    def test_the_listing_has_every_name_once(self):
        url = self.server.serve(Made(2500))
        names, cursor = [], ""
        while cursor is not None:
            page = json.loads(get(f"{url}/list" + (f"?next-marker={cursor}" if cursor else "")))
            names += page["FileNames"]
            cursor = page.get("NextFile")
        self.assertEqual(names, [Made(2500).name(index) for index in range(2500)])

    def test_bodies_are_made_from_names(self):
        url = self.server.serve(Made(1000))
        self.assertEqual(get(f"{url}/get/f000000123"), b"f000000123" * 10)
        for wrong in ("get/f12", "get/g000000123", "list?next-marker=1", "list?next-marker=../0", "nothing"):
            with self.assertRaises(urllib.error.HTTPError, msg=wrong) as caught:
                get(f"{url}/{wrong}")
            caught.exception.close()
            self.assertEqual(caught.exception.code, 404)

    def test_https_is_trusted_by_its_authority_only(self):
        import ssl
        url = self.server.serve(Made(1000), tls=True) + "/get/f000000001"
        self.assertEqual(get(url, context=ssl.create_default_context(cafile=self.server.ca)), b"f000000001" * 10)
        with self.assertRaises(urllib.error.URLError):
            get(url, context=ssl.create_default_context())

    def test_stored_files_all_differ(self):
        files = Stored(self.scratch.at("stored-test"), 3, 5000)
        url = self.server.serve(files)
        bodies = [get(f"{url}/get/{files.name(index)}") for index in range(3)]
        self.assertEqual([len(body) for body in bodies], [5000] * 3)
        self.assertEqual(len(set(bodies)), 3)
        self.assertTrue(files.is_body(files.name(1), bodies[1]))
        self.assertFalse(files.is_body(files.name(1), bodies[2]))

    def test_a_process_is_measured_and_a_slow_one_ended(self):
        usage = measured([sys.executable, "-c", "x = bytearray(50_000_000); sum(range(3_000_000)); print('said')"],
                         self.scratch, 60)
        self.assertEqual((usage.status, usage.out), (0, "said\n"))
        self.assertGreater(usage.peak, 50)
        self.assertLess(usage.peak, 100)
        self.assertGreater(usage.cpu, 0.01)
        with self.assertRaises(TimedOut):
            measured(["sleep", "1000"], self.scratch, 0.2)


class Checks(InScratch):
    def setUp(self):
        super().setUp()
        self.files = Made(1200)
        self.out = self.scratch.fresh("files")

    def fill(self, count):
        for index in range(count):
            with open(os.path.join(self.out, self.files.name(index)), "w", encoding="utf-8") as file:
                file.write(self.files.name(index) * 10)

    def pack(self, shard, indexes, spoil=None):
        with tarfile.open(os.path.join(self.out, shard), "w:gz") as archive:
            for index in indexes:
                name = self.files.name(index)
                member = tarfile.TarInfo(name)
                member.size = 100
                archive.addfile(member, io.BytesIO((name if index != spoil else "g000000000").encode() * 10))

    def test_a_folder(self):
        self.fill(1200)
        self.assertIsNone(check.folder(self.out, self.files, everything=True))
        os.unlink(os.path.join(self.out, self.files.name(7)))
        self.assertEqual(check.folder(self.out, self.files), "1,199 of 1,200 files")
        self.fill(1200)
        with open(os.path.join(self.out, "left-over.part"), "w", encoding="utf-8"):
            pass
        self.assertEqual(check.folder(self.out, self.files), "1 files too many")
        os.unlink(os.path.join(self.out, "left-over.part"))
        with open(os.path.join(self.out, self.files.name(8)), "w", encoding="utf-8") as file:
            file.write("f000000009" * 10)
        self.assertEqual(check.folder(self.out, self.files, everything=True), "f000000008 has a wrong body")

    def test_shards(self):
        self.pack("a.tar.gz", range(700))
        self.pack("b.tar.gz", range(700, 1200))
        self.assertIsNone(check.shards(self.out, self.files))
        self.assertEqual(check.shard_entries(self.out), 1200)
        self.pack("b.tar.gz", range(699, 1200))
        self.assertEqual(check.shards(self.out, self.files), "1 files too many")
        self.pack("b.tar.gz", range(701, 1200))
        self.assertEqual(check.shards(self.out, self.files), "1,199 of 1,200 files")
        self.pack("b.tar.gz", range(700, 1200), spoil=800)
        self.assertEqual(check.shards(self.out, self.files), "f000000800 has a wrong body")
        self.pack("b.tar.gz", range(700, 1200))
        os.truncate(os.path.join(self.out, "b.tar.gz"), 1000)
        self.assertIn("b.tar.gz is not whole", check.shards(self.out, self.files))
        os.rename(os.path.join(self.out, "b.tar.gz"), os.path.join(self.out, "b.tar.gz.part"))
        self.assertEqual(check.shards(self.out, self.files), "b.tar.gz.part is no shard")

    @unittest.skipUnless(shutil.which("zstd"), "only where the peers are")
    def test_zstd_shards(self):
        self.pack("a.tar.gz", range(1200))
        with tarfile.open(os.path.join(self.out, "a.tar.gz")) as archive:
            archive.extractall(self.scratch.fresh("unpacked"), filter="data")
        os.unlink(os.path.join(self.out, "a.tar.gz"))
        subprocess.run(["tar", "--zstd", "-cf", os.path.join(self.out, "a.tar.zst"), "."], check=True,
                       cwd=self.scratch.at("unpacked"))
        self.assertIsNone(check.shards(self.out, self.files))
        self.assertEqual(check.shard_entries(self.out), 1200)
        os.truncate(os.path.join(self.out, "a.tar.zst"), 2000)
        self.assertIn("a.tar.zst is not whole", check.shards(self.out, self.files))
        self.assertEqual(check.shard_entries(self.out), 0)


class Copier(Client):
    """A client that leaves some files out."""

    program, stores = "bash", "folder"

    def __init__(self, name, count):
        self.name, self.count = name, count

    def command(self, task):
        names = " ".join(task.files.name(index) for index in range(self.count))
        return ["bash", "-c", f'cd "$0" && for n in {names}; do printf "$n$n$n$n$n$n$n$n$n$n" >$n; done', task.out]


class Reports(InScratch):
    """Rounds and tables."""

    rounds, warm_up, timeout, files = 2, True, 60, Made(20)

    def say(self, text):
        pass

    def record(self, result):
        self.records.append(result)

    def chosen(self, clients):
        return clients

    def test_who_misses_files_is_not_ranked(self):
        self.records = []
        clients = [Copier("whole", 20), Copier("short", 19), Copier("not there", 20)]
        clients[2].program = "no-such-program"
        rows = Rounds("test", self, clients, lambda _client: Task(self.files, "", self.scratch.fresh("files"),
                                                                  self.scratch, 1, 1)).run()
        self.assertEqual(len(self.records), 6)
        self.assertEqual(len(rows[0].good()), 2)
        self.assertGreater(rows[0].rate, 0)
        self.assertIsNone(rows[1].rate)
        table = report.rate_table(rows)
        self.assertIn("failed in 3 of 3 runs: 19 of 20 files", table)
        self.assertIn("no-such-program is not installed", table)
        self.assertLess(table.index("| whole |"), table.index("| short |"))

    def test_medians_and_goals(self):
        row = Row(Copier("some", 1))
        row.results = [Result("test", "some", "folder", number, files=100, seconds=seconds)
                       for number, seconds in ((0, 100), (1, 1), (2, 2), (3, 5))]
        self.assertEqual(row.rate, 50)
        self.assertIn("| goal | ≥ 0.5 | 0.4 | **missed** |", report.goal_table([report.Goal("goal", 0.5, 0.4)]))
        self.assertIn("| goal | ≤ 16 | 2 | met |", report.goal_table([report.Goal("goal", 16, 2, at_most=True)]))
        self.assertIn("not measured", report.goal_table([report.Goal("goal", 1)]))


class Whole(InScratch):
    """bench.py as scripts/bench starts it."""

    def leftovers(self):
        return [name for name in os.listdir(self.parent) if os.path.join(self.parent, name) != self.scratch.path]

    def processes(self):
        found = []
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                with open(path, encoding="utf-8", errors="replace") as file:
                    line = file.read()
            except OSError:
                continue
            if f"{self.parent}/{scratch.PREFIX}" in line:
                found.append(line)
        return found

    def until(self, condition, what):
        deadline = time.monotonic() + 20
        while not condition():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.02)

    def test_milliard_fetches_all(self):
        log = os.path.join(self.parent, "runs.jsonl")
        bench = self.bench("peers", "--quick", "--only", "milliard", "--files", "2000", "--json", log)
        out, err = bench.communicate(timeout=120)
        self.assertEqual(bench.returncode, 0, err)
        self.assertRegex(out, r"\| milliard \| folder \| 2,000 \| [\d,]+ \|")
        with open(log, encoding="utf-8") as file:
            runs = [json.loads(line) for line in file]
        self.assertEqual([run["problem"] for run in runs if run["stores"] == "folder"], [""])
        self.assertEqual(self.leftovers(), ["runs.jsonl"])

    def test_ended_by_a_signal_nothing_is_left(self):
        bench = self.bench("peers", "--only", "milliard", "--files", "1000000")
        self.until(lambda: any("milliard-cli" in line for line in self.processes()), "it does not begin")
        bench.send_signal(signal.SIGTERM)
        bench.communicate(timeout=30)
        self.assertEqual(bench.returncode, 128 + signal.SIGTERM)
        self.assertEqual(self.leftovers(), [])
        self.until(lambda: not self.processes(), "they go on") # a killed one may still be giving its memory back

    def test_killed_its_processes_end_and_the_next_run_clears_up(self):
        bench = self.bench("peers", "--only", "milliard", "--files", "1000000")
        self.until(lambda: any("milliard-cli" in line for line in self.processes()), "it does not begin")
        bench.kill()
        bench.communicate(timeout=30)
        self.until(lambda: not self.processes(), "they go on")
        self.assertEqual(len(self.leftovers()), 1)
        scratch.remove_abandoned(self.parent)
        self.assertEqual(self.leftovers(), [])
        self.assertTrue(os.path.isdir(self.scratch.path), "another's, in use")

    def test_every_file_of_it_compiles(self):
        for path in glob.glob(os.path.join(BENCH, "**", "*.py"), recursive=True):
            py_compile.compile(path, cfile=os.path.join(self.parent, "compiled"), doraise=True)


if __name__ == "__main__":
    unittest.main()
