# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154
# How scripts/in-toolchain makes its private Debian root: sourced there, where the root is missing.

tools=$cache/tools # mmdebstrap and bwrap, for a user who cannot install them
tool_packages=(mmdebstrap bubblewrap debian-archive-keyring)
log=$root.log

make_root() {
    local lock
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    if ! flock -n "$lock"; then
        say "Toolchain: another set-up is under way, waiting for it"
        flock "$lock"
    fi
    if [[ ! -d $root || ! -x $bwrap ]]; then
        : >"$log"
        rm -rf "$cache"/*.new # broken off, since whoever makes one holds the lock
        get_tools
        [[ -d $root ]] || bootstrap
    fi
    exec {lock}>&-
}

bootstrap() {
    local new=$root.new started=$SECONDS status=0 output printer
    check_sandbox
    say "Toolchain: making a private Debian 13 root, once, in $root"
    # No pipeline: bwrap has to be this shell's own child to end with it.
    exec {output}> >(tee -a "$log" | sed -Eun '/^I: (skipping|main)/d; s/^I: /   /p; /^[EW]: /p' >&2)
    printer=$!
    run_mmdebstrap "$new" >&"$output" 2>&1 || status=$?
    exec {output}>&-
    wait "$printer" || true # the last lines
    ((status == 0)) ||
        die "the private Debian root could not be made. Are Debian's packages within reach? The whole log: $log"
    finish_root "$new"
    mv -T "$new" "$root"
    say "Toolchain: ready after $((SECONDS - started)) s. Roots of other lists in $cache may be removed."
}

# ---- mmdebstrap makes a root, bwrap enters it ----

find_tools() {
    mmdebstrap=$(type -P mmdebstrap || echo "$tools/usr/bin/mmdebstrap")
    bwrap=$(type -P bwrap || echo "$tools/usr/bin/bwrap")
    [[ -x $mmdebstrap && -x $bwrap ]]
}

get_tools() {
    if find_tools; then return; fi
    if ! type -P apt-get dpkg-deb >/dev/null; then
        die "this machine has no apt, with which a private Debian root is made. Use Debian 13 with the packages" \
            "of scripts/toolchain-packages, or set MILLIARD_TOOLCHAIN=host where an equal toolchain is installed."
    fi
    if ((EUID == 0)); then
        say "Toolchain: installing ${tool_packages[*]}"
        install_tools || true
    elif sudo -n true 2>/dev/null; then
        say "Toolchain: installing ${tool_packages[*]} with sudo"
        install_tools sudo -n || true
    fi
    if find_tools; then return; fi
    say "Toolchain: unpacking ${tool_packages[*]} into $tools"
    if ! { unpack_tools && find_tools; }; then
        die "mmdebstrap and bwrap are missing and could not be fetched; $log says why. Where apt reaches" \
            "Debian's packages this needs no administrator; elsewhere one runs: apt-get install ${tool_packages[*]}"
    fi
}

install_tools() { # [sudo -n]
    local install=("$@" env DEBIAN_FRONTEND=noninteractive
        apt-get install -q -y --no-install-recommends "${tool_packages[@]}")
    # The package lists may be missing or too old to be of use.
    "${install[@]}" && return
    "$@" apt-get update -q || true # of many sources one may fail
    "${install[@]}"
} </dev/null >>"$log" 2>&1

unpack_tools() {
    local new=$tools.new apt deb
    mkdir -p "$new"/{debs,lists/partial,cache/archives/partial}
    apt=(apt-get -q -o "Dir::Cache=$new/cache")
    cd "$new/debs" || return
    "${apt[@]}" download "${tool_packages[@]}" || {
        apt+=(-o "Dir::State::Lists=$new/lists")
        "${apt[@]}" update || true
        "${apt[@]}" download "${tool_packages[@]}" || return
    }
    for deb in *.deb; do
        dpkg-deb -x "$deb" "$new" || return
    done
    cd "$OLDPWD" || return
    rm -rf "$new"/{debs,lists,cache} "$tools"
    mv -T "$new" "$tools"
} </dev/null >>"$log" 2>&1

check_sandbox() {
    local answer knob fix="a container has to be started with --privileged"
    answer=$("$bwrap" --bind / / --unshare-pid --proc /proc /bin/true 2>&1) && return
    for knob in user.max_user_namespaces=10000 kernel.unprivileged_userns_clone=1 \
        kernel.apparmor_restrict_unprivileged_userns=0; do
        if ((EUID)) && ! setting_allows "$knob"; then fix="an administrator runs: sysctl $knob"; fi
    done
    die "this system does not let bwrap make the namespaces that the private Debian root needs ($answer)." \
        "Use Debian 13 with the packages of scripts/toolchain-packages, or: $fix"
}

setting_allows() { # NAME=VALUE: whether the kernel agrees or knows no such thing
    local name=${1%=*} wanted=${1#*=} now
    now=$(cat "/proc/sys/${name//.//}" 2>/dev/null) || return 0
    if ((wanted)); then ((now > 0)); else ((now == 0)); fi
}

# ---- The root ----

run_mmdebstrap() { # DIR
    local new=$1 include options sandbox variables=() key value
    include=$(IFS=, && echo "${packages[*]}")
    # apt need not change its user to write into $cache.
    options=(--mode=root --variant=apt --format=directory "--include=$include"
        --aptopt='APT::Sandbox::User "root"' --dpkgopt=force-unsafe-io)
    [[ -e /usr/share/keyrings/debian-archive-keyring.gpg ]] ||
        options+=(--keyring="$tools/usr/share/keyrings")
    for key in Acquire::http::Proxy Acquire::https::Proxy; do
        value=$(apt-config dump --format '%v' "$key")
        [[ -z $value ]] || options+=(--aptopt="$key \"$value\"")
    done
    for key in http_proxy https_proxy no_proxy; do
        [[ -z ${!key:-} ]] || variables+=("$key=${!key}")
    done
    # With its own process ids, so that nothing goes on when this script is killed.
    sandbox=(--die-with-parent --unshare-pid --dev-bind / / --proc /proc --chdir /)
    if ((EUID)); then
        as_owner
        # mmdebstrap's own /dev and /sys ask for rights that are not to be had.
        options+=(--skip=check/empty --skip=chroot/mount/dev --skip=chroot/mount/sys)
        mkdir "$new" "$new/dev"
        sandbox+=(--tmpfs "$new/dev")
        for key in null zero full random urandom tty; do
            sandbox+=(--dev-bind "/dev/$key" "$new/dev/$key")
        done
    fi
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/ LC_ALL=C.UTF-8 "${variables[@]}" \
        "$bwrap" "${sandbox[@]}" "$mmdebstrap" "${options[@]}" "$suite" "$new" </dev/null
}

# Adds to `sandbox` what makes an ordinary user the owner of a root.
as_owner() {
    local filter
    exec {filter}< <(owner_filter)
    sandbox+=(--unshare-user --uid 0 --gid 0 --cap-add ALL --seccomp "$filter")
}

# A seccomp program under which giving files away and becoming another user "succeed" without effect. An
# ordinary user's namespace knows one owner, yet dpkg and the packages' scripts insist on more; a private root
# can do without. (Charliecloud builds images this way. Subordinate ids would need an administrator.)
owner_filter() {
    local architecture calls call left
    case $(uname -m) in # chown and its kin, set*uid, set*gid, setgroups
        x86_64) architecture=0xC000003E calls=(92 93 94 105 106 113 114 116 117 119 260) ;;
        aarch64) architecture=0xC00000B7 calls=(54 55 143 144 145 146 147 149 159) ;;
        *) architecture=0 calls=() ;;
    esac
    left=${#calls[@]}
    instruction 0x20 0 0 4                           # load the architecture
    instruction 0x15 0 $((left + 1)) "$architecture" # another one: go to "allow"
    instruction 0x20 0 0 0                           # load the number of the system call
    for call in "${calls[@]}"; do
        instruction 0x15 "$left" 0 "$call" # one of ours: go to "pretend"
        left=$((left - 1))
    done
    instruction 0x06 0 0 0x7FFF0000 # allow
    instruction 0x06 0 0 0x00050000 # pretend: return 0
}

instruction() { # CODE JUMP-IF-TRUE JUMP-IF-FALSE VALUE, as a little-endian sock_filter
    local bytes
    printf -v bytes '\\x%02x' "$1" 0 "$2" "$3" \
        $(($4 & 255)) $(($4 >> 8 & 255)) $(($4 >> 16 & 255)) $(($4 >> 24 & 255))
    printf '%b' "$bytes"
}

finish_root() { # DIR: what a first start would do
    local etc=$1/etc
    rm -f "$etc"/{resolv.conf,hosts}
    touch "$etc"/{resolv.conf,hosts} # the host's are bound over them
    tr -d - </proc/sys/kernel/random/uuid >"$etc/machine-id" # D-Bus wants one
}
