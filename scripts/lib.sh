# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What the scripts share; sourced, never run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# To standard error: the standard output belongs to the program that is run.
say() { printf '── %s\n' "$*" >&2; }

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

in_toolchain() { "$project/scripts/in-toolchain" ${with:+--with "$with"} "$@"; }

# prepare [LIST]: sees to the toolchain, with the packages of scripts/LIST-packages, and keeps its name for build().
prepare() {
    with=${1:-}
    toolchain=$(in_toolchain --name)
    say "Toolchain: $toolchain"
    toolchain=${toolchain%%+*}
}

# build PRESET [TARGETS]: configures where that is due, then builds, both with their output on standard error.
build() (
    preset=$1
    shift
    tree=build/$preset
    stamp=build/$preset.toolchain
    cd "$project" || exit

    # Object files of two compilers must not meet, and CMake's cache holds absolute paths.
    if [[ -e $tree && $(cat "$stamp" 2>/dev/null) != "$toolchain $project" ]]; then
        say "Clear $tree: made by another toolchain or elsewhere"
        rm -rf "$tree"
    fi
    # Ninja runs CMake again for every other file that it read, but not for the presets.
    if [[ ! -e $tree/build.ninja || CMakePresets.json -nt $stamp ]]; then
        say "Configure ($preset)"
        mkdir -p build
        rm -f "$stamp"
        in_toolchain cmake --preset "$preset" --log-level=WARNING >&2
        printf '%s\n' "$toolchain $project" >"$stamp"
    fi
    say "Build ($preset)"
    in_toolchain cmake --build --preset "$preset" ${1:+--target "$@"} >&2
)
