#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Reads the real window as a screen reader does, by AT-SPI: every control of the window and of its dialogs has a name and a
role, and the cells of the table say what they mean.

  accessible_tree.py PROGRAM

Starts an X server, a session bus and AT-SPI of its own. Status 77: this machine has none of them to start.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

LIMIT = 60  # seconds for anything that is waited for


def inside(program):
    """The part that has the bus."""
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
    Atspi.init()

    role = Atspi.Role
    # What people act on must have a name, so that a reader can say what it is.
    controls = {role.PUSH_BUTTON, role.CHECK_BOX, role.RADIO_BUTTON, role.COMBO_BOX, role.ENTRY, role.TEXT, role.SPIN_BUTTON,
                role.MENU, role.MENU_ITEM, role.CHECK_MENU_ITEM, role.RADIO_MENU_ITEM, role.PAGE_TAB, role.LIST, role.TABLE,
                role.TREE_TABLE, role.TREE, role.TOGGLE_BUTTON, role.SLIDER, role.PROGRESS_BAR, role.LIST_ITEM}
    problems = []

    def children(node):
        try:
            count = node.get_child_count()
            return [child for child in (node.get_child_at_index(i) for i in range(min(count, 500))) if child]
        except Exception:  # it went away while it was read
            return []

    def walk(node, path=()):
        yield node, path
        for child in children(node):
            yield from walk(child, path + (node.get_role_name() + " \"" + (node.get_name() or "") + "\"",))

    def wait(what, find):
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            found = find()
            if found:
                return found
            time.sleep(0.2)
        sys.exit(f"no {what} within {LIMIT} s")

    def application():
        desktop = Atspi.get_desktop(0)
        return next((app for app in children(desktop) if "milliard" in (app.get_name() or "").lower()), None)

    def is_showing(node):
        states = node.get_state_set()
        return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)

    def check(where, top):
        """Names of all controls under it; how many there were."""
        seen = 0
        for node, path in walk(top):
            if node.get_role() not in controls or not is_showing(node):
                continue
            # The inner parts of a compound control, such as a combo box's list, are told by the control itself.
            if any(part.startswith(("combo box", "spin button")) for part in path):
                continue
            seen += 1
            if not (node.get_name() or "").strip():
                problems.append(f"{where}: a {node.get_role_name()} without a name in {' > '.join(path[-4:])}")
        return seen

    def press(node):
        actions = Atspi.Accessible.get_action_iface(node)
        for i in range(actions.get_n_actions() if actions else 0):
            if actions.get_action_name(i).lower() in ("press", "showmenu", "click", "toggle"):
                return actions.do_action(i)
        return False

    def menu_item(app, name):
        for node, _ in walk(app):
            if node.get_role() in (role.MENU_ITEM, role.CHECK_MENU_ITEM) and (node.get_name() or "").startswith(name):
                return node
        return None

    data = tempfile.mkdtemp()
    window = subprocess.Popen([program, "--demo", "--data-dir", data],
                              env={**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "HOME": data,
                                   "LANGUAGE": "en", "LC_ALL": "C.UTF-8"})
    try:
        app = wait("application on the bus", application)
        frame = wait("main window", lambda: next((c for c in children(app) if c.get_role() == role.FRAME and is_showing(c)), None))
        told = re.compile(r"^[\d,]+ of (at least )?[\d,]+ files, ")
        wait("cell that says how far a job is", lambda: any(told.match(node.get_name() or "") for node, _ in walk(frame)))
        counts = {"window": check("main window", frame)}
        roles = {node.get_role() for node, _ in walk(frame)}
        for wanted in (role.MENU_BAR, role.TOOL_BAR, role.TREE, role.LIST, role.PAGE_TAB, role.STATUS_BAR, role.ENTRY if role.ENTRY in roles else role.TEXT):
            if wanted not in roles:
                problems.append(f"main window: nothing has the role {Atspi.role_get_name(wanted)}")
        for name in ("New Listing Download", "Add Download", "Preferences", "Categories"):
            item = wait(f"menu item {name}", lambda: menu_item(frame, name))
            if not press(item):
                problems.append(f"{name}: the menu item cannot be pressed")
                continue
            dialog = wait(f"dialog of {name}", lambda: next((c for c in children(app) if c.get_role() != role.FRAME and is_showing(c)), None))
            counts[name] = check(name, dialog)
            pages = [node for node, _ in walk(dialog) if node.get_role() == role.LIST_ITEM] if name == "Preferences" else []
            for page in pages:
                title = page.get_name()
                if press(page):
                    time.sleep(0.3)
                    counts[f"{name}, {title}"] = check(f"{name}, {title}", dialog)
            title = dialog.get_name()
            leave = next((node for node, _ in walk(dialog)
                          if node.get_role() == role.PUSH_BUTTON and node.get_name().replace("&", "") in ("Cancel", "Close")), None)
            if leave:
                press(leave)
                wait(f"end of {title}", lambda: all(c.get_name() != title or not is_showing(c) for c in children(app)))
        for where, seen in counts.items():
            print(f"{where}: {seen} controls")
            if seen < 3:
                problems.append(f"{where}: only {seen} controls were found")
    finally:
        window.terminate()
        try:
            window.wait(20)
        except subprocess.TimeoutExpired:
            window.kill()
        shutil.rmtree(data, ignore_errors=True)
    for problem in sorted(set(problems)):
        print("FAIL:", problem)
    sys.exit(1 if problems else 0)


def outside(program):
    """An X server and a session bus, with AT-SPI on it."""
    launcher = "/usr/libexec/at-spi-bus-launcher"
    for needed in ("Xvfb", "dbus-run-session"):
        if not shutil.which(needed):
            print(f"no {needed}: skipped")
            sys.exit(77)
    if not os.path.exists(launcher):
        print("no AT-SPI: skipped")
        sys.exit(77)
    read, write = os.pipe()
    started = []
    runtime = tempfile.mkdtemp()
    try:
        started.append(subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"], pass_fds=[write],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(write)
        number = os.read(read, 20).decode().strip()
        environment = {**os.environ, "DISPLAY": ":" + number, "XDG_RUNTIME_DIR": runtime}
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "NO_AT_BRIDGE", "AT_SPI_BUS_ADDRESS"):
            environment.pop(name, None)
        if shutil.which("openbox"):
            started.append(subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        script = f'"{launcher}" --launch-immediately & launcher=$!; "$@"; status=$?; kill $launcher; exit $status'
        return subprocess.run(["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, os.path.abspath(__file__), "--inside", program],
                              env=environment, check=False).returncode
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
        shutil.rmtree(runtime, ignore_errors=True)


if sys.argv[1:2] == ["--inside"]:
    inside(sys.argv[2])
else:
    sys.exit(outside(sys.argv[1]))
