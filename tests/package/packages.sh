#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
#
# Tries what scripts/package made as its users do, in a bare root: the portable archive where there is no Qt, then the Debian
# packages: install, download in the terminal and in the window, replace them under a running window, remove, look for remains.
#   packages.sh FOLDER-OF-PACKAGES FOLDER-FOR-PICTURES
set -u
packages_folder=$(realpath "$1")
pictures=$2
. "$(dirname "${BASH_SOURCE[0]}")/bare_root.sh"
mkdir -p "$pictures"
cli=() # how milliard-cli is called: the portable one, or the installed one

# serve ARGS: a demo service, by the program that is tried; sets `service`.
serve() {
    "${cli[@]}" demo-server "$@" >"$work/server.log" 2>&1 &
    started+=($!)
    wait_for 30 grep -q listening "$work/server.log" || { cat "$work/server.log"; fail "no demo service"; }
    service=list+$(sed 's/^listening on //' "$work/server.log")
}

# serve_securely: a file over https, by a certificate that is in $work/authority and nowhere else; sets `secure`.
serve_securely() {
    mkdir "$work/authority" "$work/secure"
    echo "came over https" >"$work/secure/file"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 \
        -keyout "$work/server.key" -out "$work/authority/ca.pem" 2>"$work/openssl.log" || { cat "$work/openssl.log"; fail "no certificate"; }
    python3 - "$work/secure" "$work/authority/ca.pem" "$work/server.key" >"$work/secure.log" 2>&1 <<'END' &
import functools, http.server, ssl, sys
files = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), files)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(*sys.argv[2:])
server.socket = context.wrap_socket(server.socket, server_side=True)
print("port", server.server_port, flush=True)
server.serve_forever()
END
    started+=($!)
    wait_for 30 grep -q ^port "$work/secure.log" || { cat "$work/secure.log"; fail "no https server"; }
    secure=https://127.0.0.1:$(sed -n 's/^port //p' "$work/secure.log")
}

# expect STATUS PATTERN COMMAND: its exit status, and what it says.
expect() {
    local wanted=$1 pattern=$2 status=0
    shift 2
    "$@" >"$work/said" 2>&1 || status=$?
    [[ $status == "$wanted" ]] || { cat "$work/said"; fail "status $status, not $wanted: $*"; }
    grep -Eq -- "$pattern" "$work/said" || { cat "$work/said"; fail "does not say \"$pattern\": $*"; }
}
expect_one_line() {
    expect "$@"
    (($(wc -l <"$work/said") == 1)) || { cat "$work/said"; fail "more than a line: ${*:3}"; }
}

count() { find "$1" -type f ! -path '*/.milliard-*' 2>/dev/null | wc -l; }
has() { (($(count "$1") >= $2)); }
is_done() { [[ $("${cli[@]}" jobs --json | tail -n1) == *'"state":"done"'* ]]; }
window() { xdotool search --onlyvisible --name "$1"; }
picture() { import -window root "$pictures/$1.png"; }
fail_with_picture() {
    picture "$name-failed"
    cat "$work/window.log"
    fail "$*"
}

# start_window NAME COMMAND: the window on the display; sets `window_pid`.
start_window() {
    name=$1
    shift
    "$@" >"$work/window.log" 2>&1 &
    window_pid=$!
    started+=("$window_pid")
    wait_for 60 window '^Milliard$' || fail_with_picture "no window: $*"
    wait_for 20 xdotool search --onlyvisible --name '^Milliard$' windowactivate --sync || fail_with_picture "the window takes no focus"
    picture "$name-empty"
}

# A job through the window: Add Download, the address, Return.
add_in_window() {
    xdotool key ctrl+shift+n
    wait_for 30 window '^Add Download' || fail_with_picture "no dialog"
    xdotool type --delay 20 "$service"
    xdotool key Return
}
finish_in_window() { # FOLDER FILES
    wait_for 120 has "$1" "$2" || fail_with_picture "$(count "$1") of $2 files in $1"
    wait_for 30 is_done || fail_with_picture "the job is not done"
    picture "$name-done"
    kill -0 "$window_pid" || fail_with_picture "the window is gone"
    kill "$window_pid"
    wait "$window_pid" 2>/dev/null
}

# Packages of the version after, alike but for that; sets `newer`, the version, and `newer_packages`, where the root has them.
make_newer() {
    newer=$version.1
    newer_packages=/packages-newer
    mkdir "$root$newer_packages"
    for deb in "$cli_deb" "$gui_deb"; do
        rm -rf "$work/unpacked"
        dpkg-deb -R "$packages_folder/$deb" "$work/unpacked" && sed -i "s/\b${version//+/\\+}\b/$newer/" "$work/unpacked/DEBIAN/control" \
            && dpkg-deb --root-owner-group -b "$work/unpacked" "$root$newer_packages/$deb" >/dev/null || fail "$deb cannot be made newer"
    done
}
installed_version() { as_root dpkg-query -W -f '${Version}' "$1"; }

# What the root has, but for what apt, dpkg and ldconfig keep for themselves.
contents() {
    (cd "$root" && find . -xdev \( -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/log -o -path ./tmp \
        -o -path ./run -o -path ./etc/ld.so.cache \) -prune -o -print) | LC_ALL=C sort
}

cli_deb=$(cd "$packages_folder" && echo milliard-cli_*.deb)
gui_deb=$(cd "$packages_folder" && echo milliard_*.deb)
version=$(sed 's/^milliard-cli_//; s/_[^_]*$//' <<<"$cli_deb") # lint.sh compares it with the build's

step "a bare root"
make_bare_root
mkdir -p "$root/opt/milliard" "$root/usr/lib/ssl" "$root/etc/ssl/certs" "$work/portable"
contents >"$work/before"
start_display

step "the portable archive, where there is no Qt"
! compgen -G "$root/usr/lib/*/libQt6*" >/dev/null || fail "the root has Qt"
tar -C "$work/portable" --strip-components=1 -xf "$packages_folder"/milliard-*-linux-*.tar.zst || fail "the archive does not open"
portable=(as_user --ro-bind "$work/portable" /opt/milliard)
cli=("${portable[@]}" /opt/milliard/bin/milliard-cli)
expect_one_line 0 "^milliard-cli ${version//+/\\+}\$" "${cli[@]}" --version
expect 0 '"done":300,.*"failed":0' "${cli[@]}" demo --files 300 --pace 0 --json
serve --files 500
start_window portable "${portable[@]}" /opt/milliard/bin/milliard
add_in_window
finish_in_window "$home/milliard" 500
[[ ! -e $work/portable/share/dbus-1 ]] || fail "the archive has a D-Bus service, which names a place where it is not"
! grep -q DBusActivatable "$work/portable"/share/applications/*.desktop || fail "its desktop file wants a D-Bus service"
start_window portable-german "${portable[@]}" --setenv LC_ALL de_DE.UTF-8 /opt/milliard/bin/milliard
grep -qs /translations/qtbase_de.qm /proc/[0-9]*/maps || fail_with_picture "Qt's own texts are not German"
kill "$window_pid"
wait "$window_pid" 2>/dev/null
rm -rf "${home:?}"/{*,.[!.]*}

step "https by it, where the certificates are not where Debian's OpenSSL looks"
serve_securely
elsewhere=(as_user --tmpfs /usr/lib/ssl --ro-bind "$work/portable" /opt/milliard)
portable_get=(/opt/milliard/bin/milliard-cli get "$secure/file" -o /home/user/files --retries 0)
expect 1 "1 failed" "${elsewhere[@]}" "${portable_get[@]}"
expect 0 "1 done" "${elsewhere[@]}" --ro-bind "$work/authority" /etc/ssl/certs "${portable_get[@]}"
cmp "$work/secure/file" "$home/files/file" || fail "the file differs"
rm -rf "${home:?}"/{*,.[!.]*}

step "install"
cli=(as_user milliard-cli)
as_root apt-get update >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; fail "apt-get update"; }
install() { as_root sh -c "apt-get install -q -y --no-install-recommends $* /packages/$cli_deb" >>"$work/apt.log" 2>&1; }
install || { cat "$work/apt.log"; fail "milliard-cli does not install"; }
! compgen -G "$root/usr/lib/*/libQt6Widgets*" >/dev/null || fail "milliard-cli brings Widgets along"
install "/packages/$gui_deb" || { cat "$work/apt.log"; fail "milliard does not install"; }
expect_one_line 0 "^milliard-cli ${version//+/\\+}\$" "${cli[@]}" --version
expect_one_line 0 "^milliard ${version//+/\\+}\$" as_user milliard --version

grep -qx "Exec=/usr/bin/milliard" "$root"/usr/share/dbus-1/services/*.service || fail "the D-Bus service starts something else"

step "a job in the terminal"
serve --files 700
expect 0 '"done":700,.*"failed":0' "${cli[@]}" get "$service" -o /home/user/files --json
expect 0 '"ok":true' "${cli[@]}" verify --json
expect 0 "list.http" "${cli[@]}" jobs

step "what keeps it from starting"
expect_one_line 1 "no display.*milliard-cli" as_user --unsetenv DISPLAY milliard
expect_one_line 1 "no window can be shown .*:77.*milliard-cli" as_user --setenv DISPLAY :77 milliard
expect_one_line 1 "no window can be shown .*platform plugin.*milliard-cli" as_user --setenv QT_QPA_PLATFORM missing milliard
expect 4 "journal cannot be used.*cannot make the folder" as_user --tmpfs /home --remount-ro /home --setenv HOME /home/user milliard-cli jobs
as_user --tmpfs /home --remount-ro /home milliard >"$work/said" 2>&1 &
started+=($!)
wait_for 30 window '^Milliard$' || fail "no message of a home that cannot be written"
grep -q "journal cannot be used" "$work/said" || { cat "$work/said"; fail "nothing said of a home that cannot be written"; }
picture read-only-home
kill $!

step "a job in the window, and new packages meanwhile"
serve --files 600 --latency 40 --page 50
start_window installed as_user milliard
add_in_window
wait_for 60 has "$home/milliard" 20 || fail_with_picture "nothing comes"
picture installed-running
make_newer
as_root sh -c "apt-get install -q -y --no-install-recommends $newer_packages/*.deb" >>"$work/apt.log" 2>&1 || { cat "$work/apt.log"; fail "no upgrade under a running window"; }
for package in milliard milliard-cli; do
    [[ $(installed_version "$package") == "$newer"* ]] || fail "$package is still $(installed_version "$package")"
done
rm -r "${root:?}$newer_packages"
finish_in_window "$home/milliard" 600
expect 0 '"ok":true' "${cli[@]}" verify --json

step "remove"
as_root sh -c "apt-get purge -q -y milliard milliard-cli && apt-get autoremove -q -y --purge -o APT::AutoRemove::RecommendsImportant=false -o APT::AutoRemove::SuggestsImportant=false" >>"$work/apt.log" 2>&1 || { cat "$work/apt.log"; fail "purge"; }
contents >"$work/after"
diff "$work/before" "$work/after" | grep '^>' && fail "this is left of the packages"
has "$home/milliard" 600 && has "$home/files" 700 || fail "the user's files are gone"
step "done"
