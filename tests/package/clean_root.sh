#!/usr/bin/env bash
# tests/package/clean_root.sh PACKAGE.deb: installs the package in a Debian 12 that has nothing else, as a user would,
# and uses it there. Wants root, debootstrap and a mirror; says so and ends well where they are lacking.
# HOLDTIME_CLEAN_ROOT=DIR keeps the bare system between runs.
set -euo pipefail
package=$(realpath "$1")
mirror=${HOLDTIME_MIRROR:-http://deb.debian.org/debian}
if [[ $EUID -ne 0 ]] || ! command -v debootstrap >/dev/null; then
    echo "skipped: a clean root wants root and debootstrap"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base=${HOLDTIME_CLEAN_ROOT:-$work/base}
if [[ ! -x $base/usr/bin/apt-get ]]; then
    debootstrap --variant=minbase bookworm "$base" "$mirror" >"$work/log" 2>&1 || { tail -n 5 "$work/log"; exit 1; }
fi
root=$work/root
cp -a "$base" "$root"
cp "$package" "$root/tmp/holdtime.deb"
inside() { DEBIAN_FRONTEND=noninteractive LC_ALL=C chroot "$root" "$@"; }

# What a package depends on and does not say is found here: nothing but its own list is installed beside it. (Small systems
# leave manuals and documents out; this one is to keep ours.)
rm -f "$root"/etc/dpkg/dpkg.cfg.d/*
inside apt-get update -q >/dev/null
inside apt-get install -y -q --no-install-recommends /tmp/holdtime.deb >"$work/log" 2>&1 || { tail -n 20 "$work/log"; exit 1; }

expect() { # expect TEXT COMMAND...: the command ends with 0 and prints the text
    local text=$1 printed
    shift
    printed=$(inside "$@" 2>&1) || { echo "FAILED ($*): $printed"; exit 1; }
    [[ $printed == *"$text"* ]] || { echo "FAILED ($*): no '$text' in: $printed"; exit 1; }
}
expect "holdtime " holdtime --version
expect "never served" holdtime run /usr/share/holdtime/scenarios/help-desk.yaml --replications 5
expect ": ok" sh -c 'cd /tmp && holdtime init first >/dev/null && holdtime validate first/scenario.yaml'
expect "sheet" sh -c 'cd /tmp && holdtime run first/scenario.yaml --replications 2 -o first.xlsx --format xlsx && echo sheet $(wc -c <first.xlsx)'
expect "plan" sh -c 'cd /tmp && holdtime staff /usr/share/holdtime/scenarios/help-desk.yaml --replications 5 >out; echo plan'
for file in /usr/share/man/man1/holdtime.1 /usr/share/bash-completion/completions/holdtime /usr/share/zsh/site-functions/_holdtime \
    /usr/share/fish/vendor_completions.d/holdtime.fish /usr/share/holdtime/scenario.schema.json /usr/share/doc/holdtime/LICENSE \
    /usr/share/doc/holdtime/NOTICE /usr/share/doc/holdtime/tutorial.md; do
    [[ -s $root$file ]] || { echo "FAILED: $file is not there"; exit 1; }
done

# Every shipped scenario reads what it names, from where the package put it.
for scenario in "$root"/usr/share/holdtime/scenarios/*.yaml; do
    name=/usr/share/holdtime/scenarios/$(basename "$scenario")
    case $name in *.sweep.yaml | *.overlay.yaml) continue ;; esac
    inside holdtime validate "$name" >"$work/log" 2>&1 || { echo "FAILED: $name"; cat "$work/log"; exit 1; }
done

# What was installed goes again without a trace.
inside apt-get remove -y -q --purge holdtime >/dev/null 2>&1
left=$(find "$root/usr" -path '*holdtime*' | head -n 5)
[[ -z $left ]] || { echo "FAILED: left behind: $left"; exit 1; }
echo "installed, used and removed in a clean Debian 12"
