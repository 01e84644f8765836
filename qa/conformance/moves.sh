#!/usr/bin/env bash
# Rebuild, resize, migrate and evacuate with the stock client: what a server keeps, what is claimed meanwhile, and what becomes of a node that comes back.
# Needs a running, seeded cloud on the simulator with at least 3 nodes, the OS_* variables, USTACK_HOME and USTACK_BASE_URL. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. qa/conformance/steps.sh

is() { # is TEXT WANTED FOUND
    printf '%s\n' "$3" > "$work/found"
    step "$1" grep -qxF -- "$2" "$work/found"
    grep -qxF -- "$2" "$work/found" || printf '        | wanted %s, found %s\n' "$2" "$3"
}
show() { openstack server show -f value -c "$1" "$server"; }
host() { show OS-EXT-SRV-ATTR:host; }
comes_to() { # comes_to STATUS: within two minutes
    local end=$((SECONDS + 120))
    until [ "$(show status)" = "$1" ]; do
        [ $SECONDS -lt $end ] || return 1
        sleep 1
    done
}
migration() { openstack server migration list --server "$server" -f value -c "$1" | head -n 1; }

openstack image show tiny-alt > /dev/null 2>&1 || {
    openstack image save --file "$work/tiny" tiny
    openstack image create --disk-format qcow2 --container-format bare --public --file "$work/tiny" tiny-alt > /dev/null
}
server=$(openstack --os-compute-api-version 2.37 server create --flavor m1.tiny --image tiny --nic none --wait -f value -c id "moves-$$" | tail -n 1)
first=$(host)
step 'a server is rebuilt from another image' openstack --os-compute-api-version 2.90 server rebuild --image tiny-alt --name "rebuilt-$$" --property colour=blue --wait "$server"
is 'on its node' "$first" "$(host)"
is 'with its new name' "rebuilt-$$" "$(show name)"
step 'it can be found by that image' openstack server list --image tiny-alt -f value -c ID
says 'and is' "$server"

step 'it is resized' openstack server resize --flavor m1.small --wait "$server"
is 'and waits for a word' VERIFY_RESIZE "$(show status)"
refuses 'nothing else is done meanwhile' 'while it is in vm_state resized' openstack server stop "$server"
step 'the owner goes back' openstack server resize revert "$server"
step 'and it runs' comes_to ACTIVE
is 'where it ran' "$first" "$(host)"
is 'the migration says so' reverted "$(migration Status)"
step 'it is resized once more' openstack server resize --flavor m1.small --wait "$server"
step 'the owner confirms' openstack server resize confirm "$server"
step 'and it runs on' comes_to ACTIVE
step 'with the size of the other flavor' openstack --os-compute-api-version 2.47 server show -f value -c flavor "$server"
says 'by name' 'm1.small'
refuses 'a disk does not shrink' 'Unable to resize disk down' openstack server resize --flavor m1.tiny "$server"

second=$(host)
target=$(openstack compute service list --service nova-compute -f value -c Host | grep -vx "$second" | head -n 1)
step 'an admin migrates it to a node' openstack --os-compute-api-version 2.56 server migrate --host "$target" --wait "$server"
is 'where it is now' "$target" "$(host)"
step 'it is confirmed' openstack server resize confirm "$server"
step 'it runs on' comes_to ACTIVE
refuses 'it cannot migrate to where it is' 'Cannot migrate to the host where the server exists' \
    openstack --os-compute-api-version 2.56 server migrate --host "$target" "$server"

refuses 'a node that works is not evacuated' 'is still in use' openstack --os-compute-api-version 2.29 server evacuate "$server"
step 'the node is declared down' openstack --os-compute-api-version 2.53 compute service set --down "$target" nova-compute
# Not with the stock client: it takes the answer for a server, and breaks off after it has asked.
token=$(openstack token issue -f value -c id)
step 'its server is evacuated' test 200 = "$(curl -s -o "$work/answer" -w '%{http_code}' -X POST -H "X-Auth-Token: $token" -H 'Content-Type: application/json' \
    -H 'OpenStack-API-Version: compute 2.29' -d '{"evacuate":{}}' "$USTACK_BASE_URL/compute/v2.1/servers/$server/action")"
step 'and runs' comes_to ACTIVE
step 'to another node' test "$(host)" != "$target"
is 'the migration is done' done "$(migration Status)"
step 'the node is back' openstack --os-compute-api-version 2.53 compute service set --up "$target" nova-compute

is 'the server stays where it went' ACTIVE "$(show status)"
step 'an evacuated server can be stopped' openstack server stop "$server"
step 'and stops' comes_to SHUTOFF
step 'off it is resized, too' openstack server migrate --wait "$server"
step 'it is confirmed' openstack server resize confirm "$server"
step 'and is still off' comes_to SHUTOFF
step 'it goes' openstack server delete --wait "$server"
curl -s -H "X-Auth-Token: $token" "$USTACK_BASE_URL/ustack/v1/consistency" > "$work/answer"
is 'no promise about stored data is broken' 0 "$(jq .violated "$work/answer")"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
