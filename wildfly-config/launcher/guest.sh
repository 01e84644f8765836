# shellcheck shell=bash
# The first image: the tiny guest of qa/guest, built once and kept in var/guest.

# tiny_image: prints the path of the image; where it cannot be built, of an empty disk that only the simulator can use.
tiny_image() {
    local image=$USTACK_HOME/guest/tiny.qcow2 missing
    if [ -f "$image" ]; then
        printf '%s' "$image"
        return
    fi
    mapfile -t missing < <(missing_packages image)
    if [ ${#missing[@]} -eq 0 ] && command -v apt-get > /dev/null && build_tiny_image; then
        printf '%s' "$image"
    elif [ "$HYPERVISOR" = simulator ]; then
        empty_image
    else
        return 1
    fi
}

build_tiny_image() {
    local work=$USTACK_HOME/guest/work
    mkdir -p "$work"
    # apt downloads as its own user, who may not read a private folder; what it needs lies in a folder of its own.
    if [ -z "$(find /var/lib/apt/lists -name '*Packages*' 2> /dev/null | head -n 1)" ] && can_install; then
        apt-get update -q > "$USTACK_HOME/log/guest.log" 2>&1 || true
    fi
    if WORKDIR=$work "$USTACK_ROOT/qa/guest/build-tiny-guest.sh" "$USTACK_HOME/guest/new" >> "$USTACK_HOME/log/guest.log" 2>&1; then
        mv "$USTACK_HOME"/guest/new/* "$USTACK_HOME/guest/"
        rm -rf "$work" "$USTACK_HOME/guest/new"
    else
        return 1
    fi
}

# An empty qcow2 of version 2: header, one table of clusters, one of reference counts; 64 MiB, nothing allocated.
empty_image() {
    local image=$USTACK_HOME/guest/empty.qcow2
    if [ ! -f "$image" ]; then
        {
            printf 'QFI\373\0\0\0\002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\020' # magic, version 2, no backing file, 64 KiB clusters
            printf '\0\0\0\0\004\0\0\0\0\0\0\0\0\0\0\001'               # 64 MiB, no encryption, one entry in L1
            printf '\0\0\0\0\0\003\0\0\0\0\0\0\0\001\0\0\0\0\0\001'     # L1 at 0x30000, refcounts at 0x10000, one cluster of them
            printf '\0\0\0\0\0\0\0\0\0\0\0\0'                           # no snapshots
            head -c $((65536 - 72)) /dev/zero
            printf '\0\0\0\0\0\002\0\0'                                 # the one block of reference counts, at 0x20000
            head -c $((65536 - 8)) /dev/zero
            printf '\0\001\0\001\0\001\0\001'                           # four clusters in use
            head -c $((65536 - 8)) /dev/zero
            head -c 65536 /dev/zero                                     # L1: nothing allocated
        } > "$image.new"
        mv "$image.new" "$image"
    fi
    printf '%s' "$image"
}
