#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""What is installed beside the programs: one version everywhere, and completions that the shells themselves take.

    test_installed.py BUILD-TREE
"""
import glob
import gzip
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as xml

import yaml # comes with python3-moto

tree = os.path.abspath(sys.argv.pop(1))
files = f"{tree}/installer/out"
source = os.path.abspath(f"{os.path.dirname(__file__)}/../..")
programs = f"{tree}/bin"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def said(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=60, **more).stdout


def before_packing(generator, folder, **more):
    """What CPack runs on what it has installed into the folder."""
    said(shutil.which("cmake"), f"-DCPACK_GENERATOR={generator}", f"-DCPACK_TEMPORARY_INSTALL_DIRECTORY={folder}", "-DCPACK_PACKAGING_INSTALL_PREFIX=/usr",
         f"-DCPACK_MILLIARD_VERSION_FILE={tree}/core/version.txt", "-P", f"{source}/installer/before_packing.cmake", env={**os.environ, **more})


class OneVersion(unittest.TestCase):
    version = read(f"{tree}/core/version.txt").split()[0]

    def test_programs(self):
        for program in ("milliard", "milliard-cli"):
            self.assertEqual(said(f"{programs}/{program}", "--version"), f"{program} {self.version}\n")

    def test_metainfo(self):
        (metainfo,) = [name for name in os.listdir(files) if name.endswith(".metainfo.xml")]
        releases = xml.parse(f"{files}/{metainfo}").getroot().find("releases")
        self.assertEqual(releases[0].get("version"), self.version)
        self.assertGreater(len(releases[0].find("description/ul")), 0)

    def test_changelogs(self):
        with gzip.open(f"{files}/changelog.gz", "rt", encoding="utf-8") as changes:
            self.assertTrue(changes.readline().startswith(f"milliard ({self.version}) "))
        with open(f"{files}/changelog.rpm", encoding="utf-8") as changes:
            self.assertTrue(changes.readline().endswith(f" - {self.version}\n"))

    def test_manuals(self):
        for program in ("milliard", "milliard-cli"):
            with gzip.open(f"{files}/{program}.1.gz", "rt", encoding="utf-8") as manual:
                self.assertIn(f'"Milliard {self.version}"', manual.readline())

    def test_desktop_id(self):
        (desktop,) = [name for name in os.listdir(files) if name.endswith(".desktop")]
        name = desktop.removesuffix(".desktop")
        self.assertIn(f"\nIcon={name}\n", read(f"{files}/{desktop}"))
        root = xml.parse(f"{files}/{name}.metainfo.xml").getroot()
        self.assertEqual((root.find("id").text, root.find("launchable").text), (name, desktop))
        self.assertIn("\nDBusActivatable=true\n", read(f"{files}/{desktop}"))
        provided = root.find("provides")
        self.assertEqual(provided.find("dbus").text, name)
        self.assertIn(f"\nMimeType={''.join(kind.text + ';' for kind in provided.findall('mediatype'))}\n", read(f"{files}/{desktop}"))

    def test_service(self):
        """It starts the program where it is installed, wherever that was configured to be; also by way of another root, and of CPack."""
        def install(prefix, **more):
            said("cmake", "--install", tree, "--component", "gui", "--prefix", prefix, env={**os.environ, **more})

        def service(root):
            (path,) = glob.glob(f"{root}/share/dbus-1/services/*.service")
            name = os.path.basename(path).removesuffix(".service")
            return read(path).replace(f"\nName={name}\n", "\n")

        with tempfile.TemporaryDirectory() as folder:
            install(f"{folder}/there")
            self.assertEqual(service(f"{folder}/there"), f"[D-BUS Service]\nExec={folder}/there/bin/milliard\n")
            self.assertTrue(os.access(f"{folder}/there/bin/milliard", os.X_OK))
            install("/opt/mine", DESTDIR=f"{folder}/root")
            self.assertEqual(service(f"{folder}/root/opt/mine"), "[D-BUS Service]\nExec=/opt/mine/bin/milliard\n")
            for generator in ("DEB", "RPM"):
                install(f"{folder}/{generator}/gui/usr")
                before_packing(generator, f"{folder}/{generator}")
                self.assertEqual(service(f"{folder}/{generator}/gui/usr"), "[D-BUS Service]\nExec=/usr/bin/milliard\n")
            zsh = [sorted(os.listdir(f"{folder}/{generator}/gui/usr/share/zsh")) for generator in ("DEB", "RPM")]
            self.assertEqual(zsh, [["vendor-completions"], ["site-functions"]])

    def test_packing_elsewhere(self):
        """Where there is no GNU, nothing of it is called."""
        with tempfile.TemporaryDirectory() as folder:
            for generator in ("NSIS", "DragNDrop"):
                before_packing(generator, folder, PATH="")


class Flatpak(unittest.TestCase):
    """What the manifest builds, as far as it can be seen without building it."""
    id = re.search(r"set\(MILLIARD_ID (\S+)\)", read(f"{source}/CMakeLists.txt"))[1]
    manifest = yaml.safe_load(read(f"{source}/installer/{id}.yaml"))
    runtime = {"EXPAT", "KF6Archive", "KF6Plotting", "OpenSSL", "PkgConfig", "Python3", "Qt6", "Threads"}

    def test_id(self):
        self.assertEqual(self.manifest["id"], self.id)
        self.assertIn(self.manifest["command"], os.listdir(programs))

    def test_has_all_that_is_required(self):
        asked = set()
        for path in (f"{source}/CMakeLists.txt", *glob.glob(f"{source}/*/CMakeLists.txt")):
            if os.path.dirname(path) not in (f"{source}/tests", f"{source}/bench"):
                asked |= set(re.findall(r"(?:find_package|pkg_check_modules)\((\S+)[^)]*\bREQUIRED\b", read(path)))
        modules = {module["name"] for module in self.manifest["modules"]} - {"milliard"}
        self.assertEqual(asked - self.runtime, modules)

    def test_sources_are_certain(self):
        for module in self.manifest["modules"]:
            for origin in module["sources"]:
                if origin["type"] == "dir":
                    self.assertIn("build", origin["skip"])
                else:
                    key, digits = ("commit", 40) if origin["type"] == "git" else ("sha256", 64)
                    self.assertRegex(origin[key], f"^[0-9a-f]{{{digits}}}$", module["name"])

    def test_may_talk_to_what_the_program_asks(self):
        code = "".join(read(path) for path in glob.glob(f"{source}/ui/*.cpp"))
        for name in ("org.freedesktop.FileManager1", "org.freedesktop.Notifications", "org.freedesktop.NetworkManager", "org.freedesktop.login1"):
            self.assertIn(f'"{name}"', code)
            bus = "--system-talk-name" if name.endswith(("NetworkManager", "login1")) else "--talk-name"
            self.assertIn(f"{bus}={name}", self.manifest["finish-args"])


class Manual(unittest.TestCase):
    def test_has_every_option_that_help_names(self):
        commands = re.findall(r"^  (\S+) +\S", said(f"{programs}/milliard-cli", "--help").split("Commands:")[1].split("\n\n")[0], re.M)
        self.assertIn("get", commands)
        manual = read(f"{files}/milliard-cli.man").replace("\\-", "-")
        for command in commands:
            part = manual.split(f'.SS "{command}: ')[1].split(".SS")[0]
            for option in re.findall(r"^  (?:-\w, )?(--[\w-]+)", said(f"{programs}/milliard-cli", command, "--help"), re.M):
                self.assertIn(option, part, command)


class Completion(unittest.TestCase):
    """Each shell is asked for what it offers behind some words."""

    def check(self, offered):
        self.assertIn("demo-server", offered("milliard-cli dem"))
        self.assertNotIn("get", offered("milliard-cli dem"))
        self.assertIn("--limit-requests", offered("milliard-cli get --limit"))
        self.assertNotIn("--limit-requests", offered("milliard-cli jobs --"))
        self.assertEqual({"tar.zst", "tar.gz"}, offered("milliard-cli get --pack ta"))
        self.assertIn("--data-dir", offered("milliard --da"))
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(f"{folder}/target")
            for words in ("get -o", "extract", "compress"):
                self.assertIn("target", {os.path.basename(name.rstrip("/")) for name in offered(f"milliard-cli {words} {folder}/t")}, words)
        self.assertEqual({"set", "remove"}, offered("milliard-cli secret "))
        self.assertEqual(set(), {"set", "remove"} & offered("milliard-cli secret set "))
        for line, values in (("--pack=ta", {"tar.zst", "tar.gz"}), ("--transport=", {"auto", "beast", "qt"})):
            option = line.split("=")[0]
            self.assertEqual(values, {name.removeprefix(option + "=") for name in offered(f"milliard-cli get {line}")}, line)

    def in_bash(self, line):
        """What is offered behind the line, and the line that bash makes of it, where there are folders named get and target."""
        with tempfile.TemporaryDirectory() as home:
            for folder in ("get", "target"):
                os.mkdir(f"{home}/{folder}")
            with open(f"{home}/settings", "w", encoding="utf-8") as settings:
                settings.write(f"""for program in milliard milliard-cli; do
                        . {files}/$program.bash
                        function=_${{program//-/_}}
                        eval "real$(declare -f $function)"
                        eval "$function() {{ real$function; printf '%s\\n' \\"\\${{COMPREPLY[@]}}\\" >{home}/offered; }}"
                    done
                    finished() {{ printf '%s' "$READLINE_LINE" >{home}/line; : >{home}/done; }}
                    bind -x '"\\C-o": finished'
                    PS1='ready>'
                    """)
            terminal(["bash", "--noprofile", "--rcfile", f"{home}/settings", "-i"], home, line + "\t\x0f")
            return set(read(f"{home}/offered").split()), read(f"{home}/line")

    def test_bash(self):
        self.check(lambda line: self.in_bash(line)[0])

    def test_bash_line(self):
        for typed, line in (("ge", "get "), ("get -o tar", "get -o target/"), ("get --pack=tar.z", "get --pack=tar.zst "), ("get --transport=q", "get --transport=qt ")):
            self.assertEqual(self.in_bash(f"milliard-cli {typed}")[1], f"milliard-cli {line}")

    @unittest.skipUnless(shutil.which("fish"), "there is no fish")
    def test_fish(self):
        def offered(line):
            with tempfile.TemporaryDirectory() as home:
                script = f"source {files}/{line.split(' ')[0]}.fish; complete -C '{line}'"
                lines = said("fish", "--no-config", "-c", script, env={**os.environ, "HOME": home}).splitlines()
            return {line.split("\t")[0] for line in lines}
        self.check(offered)

    @unittest.skipUnless(shutil.which("zsh"), "there is no zsh")
    def test_zsh(self):
        def offered(line):
            # zsh completes in its line editor alone, so there has to be a terminal; what it would offer is printed by a key.
            with tempfile.TemporaryDirectory() as home:
                for program in ("milliard", "milliard-cli"):
                    shutil.copy(f"{files}/{program}.zsh", f"{home}/_{program}")
                with open(f"{home}/.zshrc", "w", encoding="utf-8") as settings:
                    settings.write(f"""fpath=({home} $fpath)
                        autoload -Uz compinit && compinit -u -d {home}/dump
                        PS1='ready>'
                        compadd() {{ # the matches of each call, into a file instead of onto the line
                            local -a found; builtin compadd -O found "$@"; print -rl -- $IPREFIX${{^found}} >>{home}/offered
                            builtin compadd "$@"
                        }}
                        finished() {{ zle complete-word; : >{home}/done }}; zle -N finished; bindkey '^I' finished
                        """)
                terminal(["zsh", "-i"], home, line + "\t")
                return set(read(f"{home}/offered").split()) if os.path.exists(f"{home}/offered") else set()
        self.check(offered)


def terminal(command, home, keys):
    """Types into a shell whose prompt is ready>, until its settings make HOME/done."""
    pid, master = pty.fork()
    if pid == 0:
        os.environ.update(HOME=home, ZDOTDIR=home, TERM="dumb", LC_ALL="C.UTF-8")
        os.chdir(home)
        os.execvp(command[0], command)
    end = time.monotonic() + 30
    seen = b""
    typed = False
    try:
        while not os.path.exists(f"{home}/done"):
            if time.monotonic() > end:
                raise AssertionError(f"the shell does not answer: {seen!r}")
            if select.select([master], [], [], 0.1)[0]:
                seen += os.read(master, 65536)
            if not typed and b"ready>" in seen:
                os.write(master, keys.encode())
                typed = True
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(master)


if __name__ == "__main__":
    unittest.main(verbosity=2)
