#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
#
# Starts the real program with the demo download on an X server of its own, light and dark, waits until it is done,
# and keeps pictures of the running and the finished window. Fails if the download is not done in time.
#   window_under_xvfb.sh PROGRAM FOLDER-FOR-PICTURES
# Status 77: there is no X server to start here.
set -u
program=$1
pictures=$2
limit=60 # seconds for one run

command -v Xvfb >/dev/null || { echo "no Xvfb: skipped"; exit 77; }
work=$(mktemp -d) || exit 1
started=()
clean() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap clean EXIT
mkdir -p "$pictures" || exit 1

mkfifo "$work/display"
exec 7<>"$work/display"
Xvfb -displayfd 7 -screen 0 1280x800x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
started+=($!)
read -r -t 20 number <&7 || { echo "Xvfb does not start:"; cat "$work/xvfb.log"; exit 1; }
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
if command -v openbox >/dev/null; then
    openbox >/dev/null 2>&1 &
    started+=($!)
fi

status=0
for theme in light dark; do
    data="$work/$theme"
    mkdir -p "$data"
    printf '[defaults]\ntheme=%s\n' "$theme" >"$data/settings.ini"
    rm -f "$pictures/$theme-done.png"
    timeout "$limit" "$program" --demo --data-dir "$data" --screenshot "$pictures/$theme-done.png" --quit-when-done \
        >"$work/log" 2>&1 &
    pid=$!
    if command -v import >/dev/null; then
        sleep 5
        import -window root "$pictures/$theme-running.png"
    fi
    wait "$pid"
    ended=$?
    files=$(find "$data/milliard-demo" -maxdepth 1 -type f | wc -l)
    echo "$theme: status $ended, $files files, picture $(stat -c %s "$pictures/$theme-done.png" 2>/dev/null || echo missing)"
    if [ "$ended" -ne 0 ] || [ "$files" -lt 1000 ] || [ ! -s "$pictures/$theme-done.png" ]; then
        cat "$work/log"
        status=1
    fi
done
exit $status
