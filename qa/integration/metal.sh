#!/usr/bin/env bash
# A real guest under QEMU, from the first request to the last trace. Needs the OS_* variables of a cloud on libvirt, with the
# network demo-net reachable from this machine. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

passed=0 failed=0
name=metal-$$
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() {
    local text=$1
    shift
    if "$@" > "$work/out" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$text"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$text"
        sed 's/^/        | /' "$work/out" | tail -n 6
    fi
}

# within SECONDS COMMAND...: until it succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.5
    done
}

status_is() { [ "$(openstack server show -f value -c status "$name" 2> /dev/null)" = "$1" ]; }
console_says() { openstack console log show "$name" 2> /dev/null | grep -qE -- "$1"; }
boots() { openstack console log show "$name" 2> /dev/null | grep -c 'tiny: ready'; }
booted_twice() { [ "$(boots)" -ge 2 ]; }
no_server() { ! openstack server show "$name" > /dev/null 2>&1; }
domain() { virsh -c qemu:///system list --all --uuid | grep -q "$id"; }
# The second server of an image: nothing was copied, the disk refers to the one file in the cache.
overlay() {
    qemu-img info -U --output json "${USTACK_HOME:?}/agent/instances/$id/disk.qcow2" | grep -q "\"backing-filename\": \"$USTACK_HOME/agent/images/" &&
        [ "$(find "$USTACK_HOME/agent/images" -type f | wc -l)" = 1 ]
}
in_a_browser() {
    local offline=()
    [ "${OFFLINE:-no}" = no ] || offline=(-o)
    (cd ../.. && mvn -B -ntp -q "${offline[@]}" -pl qa/browser test -Dtest=ScreenTest "-Dustack.server=$id" "-Dustack.base.url=$USTACK_BASE_URL" \
        "-Dustack.admin.password.file=$USTACK_HOME/admin-password" "-Dustack.chromium=${USTACK_CHROMIUM:-/usr/bin/chromium}")
}
no_domain() { ! domain; }
# shellcheck disable=SC2016 # the guest expands it
user_data='#!/bin/sh
echo "user data of $(hostname)"'

ssh-keygen -q -t ed25519 -N '' -f "$work/key"
printf '%s\n' "$user_data" > "$work/user-data"
check 'a key pair'                        openstack keypair create --public-key "$work/key.pub" "$name"
check 'a server is accepted'              openstack server create --image tiny --flavor m1.tiny --network demo-net --key-name "$name" --user-data "$work/user-data" "$name"
check 'it becomes ACTIVE'                 within 120 status_is ACTIVE
id=$(openstack server show -f value -c id "$name")
address=$(openstack server show -f json -c addresses "$name" | grep -oE '[0-9]+(\.[0-9]+){3}' | head -n 1)
check 'a domain runs for it'              domain
check 'it boots to its login prompt'      within 120 console_says 'login:'
check 'its address came by DHCP'          console_says "net eth0 .* ip=$address/"
check 'its hostname came from metadata'   console_says "metadata source=http uuid=$id hostname=$name"
check 'its user data ran'                 console_says "user-data: user data of $name"
check "it answers ping at $address"       ping -c 3 -W 2 "$address"
check 'it answers HTTP'                   within 30 curl -sf -m 5 "http://$address/cgi-bin/status"
check 'it lets its key in'                within 30 ssh -i "$work/key" -o BatchMode=yes -o ConnectTimeout=5 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "root@$address" hostname
url=$(openstack console url show --novnc -f value -c url "$name")
check 'its screen comes through the controller' sh -c "./first-frame.py '$url' | grep -q '^RFB 003'"
check 'the token worked once'             sh -c "! ./first-frame.py '$url'"
check 'a browser draws it, and what is typed arrives' in_a_browser
check 'its disk lies over the cached image' overlay
check 'stop'                              openstack server stop "$name"
check 'it is off'                         within 90 status_is SHUTOFF
check 'and silent'                        sh -c "! ping -c 1 -W 2 $address"
check 'start'                             openstack server start "$name"
check 'it is ACTIVE again'                within 90 status_is ACTIVE
check 'it boots again from its own disk'  within 120 console_says 'boot-count=2'
check 'and answers HTTP again'            within 60 curl -sf -m 5 "http://$address/cgi-bin/status"
check 'pause'                             openstack server pause "$name"
check 'it is paused'                      within 30 status_is PAUSED
check 'unpause'                           openstack server unpause "$name"
check 'it runs'                           within 30 status_is ACTIVE
check 'suspend'                           openstack server suspend "$name"
check 'it is suspended'                   within 60 status_is SUSPENDED
check 'resume'                            openstack server resume "$name"
check 'it runs'                           within 60 status_is ACTIVE
check 'where it was: no third boot'       sh -c "! openstack console log show '$name' | grep -q boot-count=3"
check 'and answers HTTP once more'        within 60 curl -sf -m 5 "http://$address/cgi-bin/status"
check 'delete'                            openstack server delete "$name"
check 'it is gone'                        within 60 no_server
check 'so is its domain'                  within 30 no_domain
check 'so are its files'                  within 30 sh -c "! ls '${USTACK_HOME:?}'/agent/instances/'$id'"
check 'the key pair is deleted'           openstack keypair delete "$name"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
