#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Turns CHANGELOG.md into what packages want of it.

    changes.py debian|rpm|appstream CHANGELOG VERSION.TXT [MAINTAINER]

A section of the changelog is "## Unreleased" or "## NUMBER (YYYY-MM-DD)", its items begin with "- ". What is unreleased
belongs to the version that is built, at the time of its commit.
"""
import datetime
import re
import sys
import textwrap
from xml.sax.saxutils import escape


def sections(changelog, version, seconds):
    """(version, time, items) of each section, the newest first."""
    found = []
    for line in open(changelog, encoding="utf-8"):
        line = line.rstrip()
        if heading := re.fullmatch(r"## (\S+)(?: \((\d{4}-\d\d-\d\d)\))?", line):
            name, day = heading.groups()
            if name == "Unreleased":
                name, time = version, datetime.datetime.fromtimestamp(seconds, datetime.UTC)
            elif day:
                time = datetime.datetime.fromisoformat(day + "T12:00:00+00:00")
            else:
                sys.exit(f"{changelog}: the section of {name} has no day")
            found.append((name, time, []))
        elif line.startswith("- ") and found:
            found[-1][2].append(line[2:])
        elif line.startswith("  ") and found and found[-1][2]:
            found[-1][2][-1] += " " + line.strip()
    found = [section for section in found if section[2]]
    if not found or found[0][0] != version:
        sys.exit(f"{changelog}: nothing is said of {version}, which is built")
    return found


def debian(found, maintainer):
    for version, time, items in found:
        print(f"milliard ({version}) unstable; urgency=medium\n")
        for item in items:
            print(textwrap.fill(item, 78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False))
        print(f"\n -- {maintainer}  {time:%a, %d %b %Y %H:%M:%S} +0000\n")


def rpm(found, maintainer):
    for version, time, items in found:
        print(f"* {time:%a %b %d %Y} {maintainer} - {version}")
        for item in items:
            text = item.replace("%", "%%")
            print(textwrap.fill(text, 78, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False))
        print()


def without_address(code):
    """A plain address is refused there: the scheme alone stays, or the words beside it."""
    address = re.fullmatch(r"([\w+()]+)://\S*", code)
    return address[1] if address else re.sub(r"\s*\S+://\S*", "", code)


def appstream(found, _):
    print("  <releases>")
    for version, time, items in found:
        kind = "stable" if re.fullmatch(r"[0-9.]+", version) else "development"
        print(f'    <release version="{version}" date="{time:%Y-%m-%d}" type="{kind}">\n      <description>\n        <ul>')
        for item in items:
            text = re.sub(r"`([^`]+)`", lambda code: without_address(code[1]), item)
            text = re.sub(r"\*([^*]+)\*", r"\1", text)
            print(f"          <li>{escape(text)}</li>")
        print("        </ul>\n      </description>\n    </release>")
    print("  </releases>")


def main():
    form, changelog, version_file, *maintainer = sys.argv[1:]
    version, seconds = open(version_file, encoding="utf-8").read().split()
    sys.stdout.reconfigure(encoding="utf-8")
    {"debian": debian, "rpm": rpm, "appstream": appstream}[form](sections(changelog, version, int(seconds)), *maintainer or [""])


main()
