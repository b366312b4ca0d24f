#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
#
# What distributions look at before they take a package: lint.sh BUILD-TREE
set -u
cd "$1" || exit
status=0
check() {
    printf '── %s\n' "$*"
    "$@" || status=1
}
files=installer/out
read -r version _ <core/version.txt
for package in packages/*.deb; do
    check test "$(dpkg-deb -f "$package" Version)" = "$version"
done
for package in packages/*.rpm; do
    check test "$(rpm -qp --qf '%{VERSION}' "$package")" = "$version"
done
[[ $version == *+changed ]] || check test -f "packages/milliard-$version.tar.xz"
check desktop-file-validate $files/*.desktop
check appstreamcli validate --no-net $files/*.metainfo.xml
check lintian --allow-root --tag-display-limit 0 --fail-on error,warning packages/*.deb
for program in milliard milliard-cli; do
    said=$(man --warnings -E UTF-8 -l $files/$program.man 2>&1 >/dev/null)
    [[ -z $said ]] || { printf 'man %s: %s\n' "$program" "$said"; status=1; }
done
for package in packages/*.rpm; do
    check rpm -K --nosignature "$package"
    check grep -q '^/usr/share/zsh/site-functions/' <(rpm -qpl "$package")
    check grep -q qt6-sql-sqlite <(rpm -qp --requires "$package")
done
exit $status
