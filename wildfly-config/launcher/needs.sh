# shellcheck shell=bash
# What this machine must have. Hard needs stop `up`; without a guest need the simulator takes the place of libvirt.
# A need: kind|what is looked for|why|Debian packages

needs() {
    cat <<'TEXT'
hard|java 17 or later|runs the server|openjdk-17-jdk-headless
hard|javac|builds the project|openjdk-17-jdk-headless
hard|mvn|builds the project, fetches WildFly|maven
hard|curl|waits for the server, seeds it|curl
hard|unzip|unpacks WildFly|unzip
hard|jq|reads the APIs' answers|jq
guest|virsh|real guests|libvirt-clients
guest|libvirtd|real guests|libvirt-daemon libvirt-daemon-driver-qemu
guest|qemu-system-x86_64|real guests|qemu-system-x86
guest|qemu-img|guests' disks|qemu-utils
guest|dnsmasq|guests' addresses|dnsmasq-base
guest|ip|guests' networks|iproute2
guest|nft|security groups|nftables
guest|iptables|security groups|iptables
guest|genisoimage|config drives|genisoimage
guest|tini|reaps QEMU's processes for libvirtd|tini
image|syslinux|builds the tiny guest's image|syslinux syslinux-common
image|mcopy|builds the tiny guest's image|mtools
image|mkfs.fat|builds the tiny guest's image|dosfstools
image|sfdisk|builds the tiny guest's image|fdisk
image|mke2fs|builds the tiny guest's image|e2fsprogs
image|depmod|builds the tiny guest's image|kmod
image|cpio|builds the tiny guest's image|cpio
image|openssl|builds the tiny guest's image|openssl
image|qemu-img|builds the tiny guest's image|qemu-utils
mariadb|mariadbd|--database mariadb|mariadb-server-core
mariadb|mariadb-install-db|--database mariadb|mariadb-server
client|openstack|the stock command line client|python3-openstackclient
scripts|shellcheck|tests of the scripts|shellcheck
browser|chromium|tests of the dashboard in a real browser|chromium
metal|ping|tests of real guests|iputils-ping
tempest|tempest|the tests of OpenStack itself|tempest
tempest|keystone_tempest_plugin|OpenStack's tests of identity|keystone-tempest-plugin
tempest|neutron_tempest_plugin|OpenStack's tests of routers and floating addresses|neutron-tempest-plugin
metal|busybox|tests of guests' networks|busybox
metal|ssh|tests of real guests|openssh-client
TEXT
}

java_major() { java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1; }

need_is_met() {
    case $1 in
        java*) command -v java > /dev/null && [ "$(java_major)" -ge 17 ] 2> /dev/null ;;
        *_tempest_plugin) [ -d "/usr/lib/python3/dist-packages/$1" ] ;;
        *) command -v "$1" > /dev/null ;;
    esac
}

# missing_packages KIND...: the packages, each once.
missing_packages() {
    local kind what why packages wanted
    while IFS='|' read -r kind what why packages; do
        for wanted in "$@"; do
            if [ "$kind" = "$wanted" ] && ! need_is_met "$what"; then
                # shellcheck disable=SC2086  # a list of packages
                printf '%s\n' $packages
            fi
        done
    done < <(needs) | sort -u
}

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; }

wanted_kinds() {
    printf 'hard\n'
    if [ "$HYPERVISOR" != simulator ] && [ "$PROFILE" != controller ]; then printf 'guest\n'; fi
    if [ "$SEED" = yes ] && [ "$PROFILE" != agent ]; then printf 'image\n'; fi
    if [ "$DATABASE" = mariadb ] && [ -z "${USTACK_DATABASE_URL:-}" ] && [ "$PROFILE" != agent ]; then printf 'mariadb\n'; fi
}

may_install() {
    [ "$ASSUME_YES" = yes ] && return
    [ -t 0 ] && [ -t 1 ] || return 1
    local answer
    read -r -p 'Install them now? [Y/n] ' answer
    case $answer in '' | y | Y | yes) return ;; *) return 1 ;; esac
}

# install_packages PACKAGE...
install_packages() {
    mkdir -p "$USTACK_HOME/log"
    step "installing $# packages"
    if { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } \
        > "$USTACK_HOME/log/apt.log" 2>&1; then
        done_step
    else
        failed_step
        tail -n 5 "$USTACK_HOME/log/apt.log" >&2
        fail "apt-get could not install: $*" "see $USTACK_HOME/log/apt.log, then ./ustack up again"
    fi
}

# meet_needs: installs what is missing if that is allowed; ends the launcher if a hard need stays unmet.
meet_needs() {
    local kinds packages hard
    mapfile -t kinds < <(wanted_kinds)
    mapfile -t packages < <(missing_packages "${kinds[@]}")
    [ ${#packages[@]} -gt 0 ] || return 0
    say "This machine lacks, for ${kinds[*]}: ${packages[*]}"
    if can_install && may_install; then
        install_packages "${packages[@]}"
    elif can_install; then
        note "not installed: nobody to ask here. ./ustack up --yes installs them."
    else
        note "to install them: apt-get install --no-install-recommends ${packages[*]}"
    fi
    mapfile -t hard < <(missing_packages hard)
    [ ${#hard[@]} -eq 0 ] || fail "cannot go on without: ${hard[*]}" "apt-get install --no-install-recommends ${hard[*]}"
    if [ "$DATABASE" = mariadb ]; then
        mapfile -t hard < <(missing_packages mariadb)
        [ ${#hard[@]} -eq 0 ] || [ -n "${USTACK_DATABASE_URL:-}" ] \
            || fail "--database mariadb needs: ${hard[*]}" "apt-get install --no-install-recommends ${hard[*]}"
    fi
}

command_doctor() {
    local kind what why packages state bad=0 missing=()
    printf '%-8s %-9s %-22s %-40s %s\n' STATE NEED WHAT WHY PACKAGES
    while IFS='|' read -r kind what why packages; do
        state=ok
        if ! need_is_met "$what"; then
            state=missing
            [ "$kind" != hard ] || bad=1
            # shellcheck disable=SC2206  # a list of packages
            missing+=($packages)
        fi
        printf '%-8s %-9s %-22s %-40s %s\n' "$state" "$kind" "$what" "$why" "$packages"
    done < <(needs)
    doctor_machine
    if [ ${#missing[@]} -gt 0 ]; then
        mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
        printf '\nfix: apt-get install --no-install-recommends %s\n' "${missing[*]}"
        note "hard: nothing works without. guest: without, the simulator is used. image: without, the first image is empty."
    else
        printf '\nNothing is missing.\n'
    fi
    return "$bad"
}

# Facts that no package cures.
doctor_machine() {
    local free memory port
    free=$(df -Pm "$USTACK_ROOT" | awk 'NR == 2 { print $4 }')
    memory=$(awk '/MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
    printf '%-8s %-9s %s\n' "$([ "$free" -ge 3000 ] && echo ok || echo low)" disk "$free MiB free, 3000 wanted"
    printf '%-8s %-9s %s\n' "$([ "$memory" -ge 2000 ] && echo ok || echo low)" memory "$memory MiB available, 2000 wanted"
    if command -v virsh > /dev/null; then
        printf '%-8s %-9s %s\n' "$(libvirt_answers && echo ok || echo down)" libvirt "virsh -c qemu:///system"
    fi
    if ! server_runs; then
        for port in "$HTTP_PORT" "$MANAGEMENT_PORT"; do
            printf '%-8s %-9s %s\n' "$(port_is_free "$port" && echo ok || echo taken)" port "$port"
        done
    fi
}

port_is_free() { ! (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
