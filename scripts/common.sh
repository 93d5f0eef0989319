# shellcheck shell=bash
# Shared by scripts/run, scripts/test and .ci/run; sourced, not run. All messages go to standard error.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build

say() { printf '%s\n' "$*" >&2; }

# Names in package lists: comments and blank lines left out.
package_names() { sed 's/#.*//' "$@" | tr -s '[:space:]' '\n' | sed '/^$/d'; }

missing_packages() {
    local name
    local -A installed=()
    while read -r name; do installed[$name]=1; done < <(
        # shellcheck disable=SC2016  # dpkg-query's own variables
        package_names "$@" | xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
            sed -n 's/^installed //p')
    package_names "$@" | while read -r name; do
        if [[ ! ${installed[$name]:-} ]]; then echo "$name"; fi
    done
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"
    elif [[ -t 0 ]]; then sudo "$@"
    else sudo -n "$@"
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2 </dev/null
}

# install_missing LIST...: installs what the lists name and the machine lacks. Without a missing package, apt is not called.
install_missing() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian system: make sure that the likes of these are there: $(package_names "$@" | xargs)"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [[ ${#missing[@]} -eq 0 ]]; then return 0; fi
    say "installing ${missing[*]}"
    if apt_install "${missing[@]}"; then return 0; fi
    say "the package index may be old: updating it"
    as_root apt-get update -q >&2 </dev/null
    apt_install "${missing[@]}"
}

# configure OPTION=VALUE...: makes build/ a Release tree with these options; does nothing when it is one already.
configure() {
    local cache=$build/CMakeCache.txt option
    local -a wanted=(CMAKE_BUILD_TYPE=Release HOLDTIME_NATIVE=ON "$@") definitions=()
    if ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache" 2>/dev/null; then
        for option in "${wanted[@]}"; do definitions+=("-D$option"); done
        cmake --fresh -S "$root" -B "$build" -G Ninja "${definitions[@]}" >&2  # new, or the folder was moved
        return
    fi
    for option in "${wanted[@]}"; do
        if ! grep -qE "^${option%%=*}:[A-Z]+=${option#*=}\$" "$cache"; then definitions+=("-D$option"); fi
    done
    if [[ ${#definitions[@]} -gt 0 || ! ( -f $build/build.ninja || -f $build/Makefile ) ]]; then
        cmake -S "$root" -B "$build" "${definitions[@]}" >&2
    fi
}

# build_target TARGET: brings it up to date; silent when it is.
build_target() {
    local -a how=(--build "$build" --target "$1" --parallel "$(nproc)")
    if [[ -x $build/holdtime ]]; then
        cmake "${how[@]}" -- --quiet 2>&1 | sed -u '/^ninja: no work to do\.$/d' >&2
    else
        cmake "${how[@]}" >&2
    fi
}

# One at a time: two builds in one folder would spoil each other.
with_build_lock() {
    mkdir -p "$build"
    (
        flock 9
        "$@" 9>&-
    ) 9>"$build/.lock"
}
