#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Makes a program's manual page or shell completion of what it says of itself (PROGRAM --describe), as it says --help.

    manual.py man|bash|zsh|fish PROGRAM VERSION.TXT
"""
import datetime
import json
import os
import re
import subprocess
import sys

import completion


def described(program):
    """The program's object; "commands" are the objects of its commands, with their summaries."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment.update(HOME="/HOME", LC_ALL="C.UTF-8") # defaults are somebody's, and the manual is everybody's
    said = subprocess.run([program, "--describe"], check=True, capture_output=True, env=environment, text=True, encoding="utf-8").stdout
    about, *commands = [json.loads(line) for line in said.replace("/HOME/", "~/").splitlines()]
    summaries = {command["name"]: command["summary"] for command in about.get("commands", [])}
    about["commands"] = [{**command, "summary": summaries[command["name"]]} for command in commands]
    return about


def troff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(['.])", r"\\&\1", text, flags=re.M)


def paragraphs(text):
    """Lines that are indented are a table and stay lines."""
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        table = [line for line in lines if line.startswith("  ")]
        plain = [line for line in lines if not line.startswith("  ")]
        yield ".PP\n" + "\n".join(troff(line) for line in plain)
        if table:
            yield ".RS 4\n.nf\n" + "\n".join(troff(line.strip()) for line in table) + "\n.fi\n.RE"


def option(entry):
    names = ", ".join(("\\-" if len(name) == 1 else "\\-\\-") + troff(name) for name in entry["names"])
    value = f" \\fI{troff(entry['value'])}\\fR" if entry["value"] else ""
    first, *rest = entry["description"].split("\n")
    lines = [f".TP\n\\fB{names}\\fR{value}", troff(first)]
    lines += [".br\n" + troff(line) for line in rest]
    return "\n".join(lines)


def synopsis(about, name):
    operands = "".join(f" \\fI{troff(operand['syntax'])}\\fR" for operand in about["operands"])
    return f"\\fB{troff(name)}\\fR [\\fIoptions\\fR]{operands}"


def man(about, version, day):
    name = about["name"]
    title = name.upper()
    print(f'.TH "{title}" "1" "{day}" "Milliard {version}" "User Commands"')
    print(".nh\n.ad l\n.SH NAME")
    print(f"{troff(name)} \\- download manager for listings of any length")
    print(".SH SYNOPSIS")
    if about["commands"]:
        print("\n.br\n".join(synopsis(command, f"{name} {command['name']}") for command in about["commands"]))
    else:
        print(synopsis(about, name))
    print(".SH DESCRIPTION")
    print("\n".join(paragraphs(about["description"])))
    print(".SH OPTIONS")
    print("\n".join(option(entry) for entry in about["options"]))
    if about["operands"]:
        print("\n".join(f".TP\n\\fI{troff(operand['name'])}\\fR\n{troff(operand['description'])}" for operand in about["operands"]))
    if about["commands"]:
        print(".SH COMMANDS")
    for command in about["commands"]:
        print(f".SS \"{troff(command['name'])}: {troff(command['summary'])}\"")
        print("\n".join(paragraphs(command["description"])))
        print("\n".join(option(entry) for entry in command["options"]))
    if "exitStatus" in about:
        print(".SH EXIT STATUS")
        print("\n".join(paragraphs(about["exitStatus"])))
    print(".SH FILES\n.TP\n\\fI~/.local/share/milliard\\fR\nThe journal: jobs, and how far they came. It is readable by its owner alone.")
    other = "milliard-cli" if name == "milliard" else "milliard"
    print(f".SH SEE ALSO\n\\fB{troff(other)}\\fR(1)")


def main():
    form, program, version_file = sys.argv[1:]
    sys.stdout.reconfigure(encoding="utf-8")
    about = described(program)
    if form == "man":
        version, seconds = open(version_file, encoding="utf-8").read().split()
        man(about, version, datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).strftime("%Y-%m-%d"))
    else:
        print(getattr(completion, form)(about))


main()
