#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
#
# A bare Debian 13 root to try packages in: sourced by the tests beside it. The root has apt and a font, and no X server:
# that and what looks at it are the toolchain's, so that nothing of them makes up for what a package forgets.
# shellcheck shell=bash disable=SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"

suite=trixie
cache=${XDG_CACHE_HOME:-$HOME/.cache}/milliard
work=$(mktemp -d)
root=$work/root
. "$project/scripts/private-root.sh"
home=$work/home
started=()

clean() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap clean EXIT

step() { printf '%(%T)T  %s\n' -1 "$*"; }

fail() {
    printf 'FAILED: %s\n' "$*"
    exit 1
}

make_bare_root() {
    local packages=(fonts-dejavu-core)
    find_tools || fail "mmdebstrap and bwrap are missing"
    run_mmdebstrap "$root" >"$work/mmdebstrap.log" 2>&1 || { cat "$work/mmdebstrap.log"; fail "no bare root can be made"; }
    mkdir -p "$home" "$root/home/user" "$root/packages"
}

# Sets `inside`: bwrap's options for the root, with the packages, the network and the display of this one.
enter() {
    inside=(--die-with-parent --bind "$root" / --dev /dev --bind /proc /proc --tmpfs /tmp --tmpfs /run --bind "$home" /home/user
        --ro-bind "$packages_folder" /packages --ro-bind-try /etc/resolv.conf /etc/resolv.conf --chdir /
        --clearenv --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv LC_ALL C.UTF-8)
    [[ ! -d /tmp/.X11-unix ]] || inside+=(--bind /tmp/.X11-unix /tmp/.X11-unix)
    for key in http_proxy https_proxy no_proxy; do
        [[ -z ${!key:-} ]] || inside+=(--setenv "$key" "${!key}")
    done
}

as_root() {
    local inside sandbox=()
    enter
    if ((EUID)); then as_owner; fi
    "$bwrap" "${inside[@]}" "${sandbox[@]}" --setenv HOME /root --setenv DEBIAN_FRONTEND noninteractive "$@"
}

# An ordinary user, whoever runs the test; without D-Bus. Options of bwrap may come first.
as_user() {
    local inside
    enter
    "$bwrap" "${inside[@]}" --unshare-user --uid 1000 --gid 1000 --setenv HOME /home/user ${DISPLAY:+--setenv DISPLAY "$DISPLAY"} "$@"
}

start_display() {
    local number
    mkfifo "$work/display"
    exec 7<>"$work/display"
    mkdir -p /tmp/.X11-unix
    Xvfb -displayfd 7 -screen 0 1280x800x24 -nolisten tcp -ac >"$work/xvfb.log" 2>&1 &
    started+=($!)
    read -r -t 30 number <&7 || { cat "$work/xvfb.log"; fail "Xvfb does not start"; }
    export DISPLAY=:$number
    openbox >/dev/null 2>&1 &
    started+=($!)
}

# wait_for SECONDS COMMAND: until it succeeds.
wait_for() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || return 1
        sleep 0.3
    done
}
