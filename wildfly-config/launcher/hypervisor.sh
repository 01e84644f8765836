# shellcheck shell=bash
# Which hypervisor: libvirt with QEMU where it answers, or can be started; else the simulator, and never in silence.

libvirt_answers() { timeout 10 virsh -c "${USTACK_HYPERVISOR_URI:-qemu:///system}" list > /dev/null 2>&1; }

# choose_hypervisor: turns auto into libvirt or simulator. What was chosen once stays: a cloud with guests must not wake up
# on the simulator because libvirtd is down today.
choose_hypervisor() {
    [ "$PROFILE" != controller ] || { HYPERVISOR=simulator; return; }
    local wanted=$HYPERVISOR before why
    before=$(cat "$USTACK_HOME/run/hypervisor" 2> /dev/null || true)
    [ "$wanted" != auto ] || [ -z "$before" ] || wanted=$before
    if [ "$wanted" = simulator ]; then
        HYPERVISOR=simulator
        loud "HYPERVISOR: simulator, as ${before:+before, or as }asked for. Servers become ACTIVE, but no guest runs." \
            "Real guests: ./ustack up --hypervisor libvirt"
    elif why=$(libvirt_usable); then
        HYPERVISOR=libvirt
        loud "HYPERVISOR: libvirt ($why). Servers are real guests under QEMU."
    elif [ "$wanted" = libvirt ]; then
        fail "the hypervisor is libvirt, but $why" "./ustack doctor; or, without guests, ./ustack up --hypervisor simulator"
    else
        HYPERVISOR=simulator
        loud "HYPERVISOR: simulator, because $why." "Servers become ACTIVE, but no guest runs. ./ustack doctor tells what is missing;" \
            "then ./ustack up --hypervisor libvirt"
    fi
}

# libvirt_usable: prints why, or why not.
libvirt_usable() {
    local missing
    mapfile -t missing < <(missing_packages guest)
    if [ ${#missing[@]} -gt 0 ]; then
        printf 'packages are missing: %s' "${missing[*]}"
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        printf 'guest networks need root, and this is user %s' "$(id -un)"
        return 1
    fi
    if libvirt_answers; then
        printf 'it answers at %s' "${USTACK_HYPERVISOR_URI:-qemu:///system}"
    elif start_libvirtd; then
        printf 'started here'
    else
        printf 'libvirtd does not start, see %s/log/libvirtd.log' "$USTACK_HOME"
        return 1
    fi
}

# has_settings FILE: somebody configured it; a package's own file holds comments only.
has_settings() { [ -f "$1" ] && grep -qE '^[[:space:]]*[^#[:space:]]' "$1"; }

# A machine without systemd, or without the package's service: what the service's package would have set up, and no more.
# An operator's qemu.conf is left alone. libvirtd's own file is a private one.
start_libvirtd() {
    if [ -d /run/systemd/system ] && systemctl start libvirtd > "$USTACK_HOME/log/libvirtd.log" 2>&1 && libvirt_answers; then
        return
    fi
    getent group kvm > /dev/null || groupadd -rf kvm
    getent group libvirt-qemu > /dev/null || groupadd -rf libvirt-qemu
    getent passwd libvirt-qemu > /dev/null \
        || useradd -r -g kvm -G libvirt-qemu -M -d /var/lib/libvirt -s /usr/sbin/nologin libvirt-qemu
    mkdir -p /run/libvirt /var/log/libvirt /var/cache/libvirt /etc/libvirt
    if ! has_settings /etc/libvirt/qemu.conf; then
        [ ! -f /etc/libvirt/qemu.conf ] || cp /etc/libvirt/qemu.conf /etc/libvirt/qemu.conf.before-ustack
        # Guests as root and without cgroups, namespaces and virtlogd: what works without a service manager.
        cat > /etc/libvirt/qemu.conf <<'TEXT'
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
namespaces = [ ]
cgroup_controllers = [ ]
stdio_handler = "file"
TEXT
    fi
    mkdir -p "$USTACK_HOME/libvirt"
    printf 'auth_unix_ro = "none"\nauth_unix_rw = "none"\nunix_sock_rw_perms = "0700"\n' > "$USTACK_HOME/libvirt/libvirtd.conf"
    # Under a subreaper: QEMU's daemons are reaped at once, and destroying a guest takes 0.2 s instead of 2 s.
    setsid nohup tini -s -- libvirtd -f "$USTACK_HOME/libvirt/libvirtd.conf" >> "$USTACK_HOME/log/libvirtd.log" 2>&1 < /dev/null 9>&- &
    local tries=0
    until libvirt_answers; do
        tries=$((tries + 1))
        [ "$tries" -le 50 ] || return 1
        sleep 0.2
    done
}
