#!/usr/bin/env bash
# The first hour of a new user, with the unmodified openstack client against a running, seeded cloud.
# Needs in the environment: the OS_* variables (./ustack openrc). Ends with "N passed, N failed".
set -u

work=$(mktemp -d)
name=hour-$$
trap 'rm -rf "$work"' EXIT
# shellcheck source=qa/conformance/steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

# becomes STATUS SERVER: polls the client until the server has that status, at most two minutes.
becomes() {
    local wanted=$1 server=$2 end=$((SECONDS + 120)) status=
    while [ $SECONDS -lt $end ]; do
        status=$(openstack server show -f value -c status "$server" 2>/dev/null)
        [ "$status" = "$wanted" ] && return 0
        [ "$status" = ERROR ] && break
    done
    echo "server $server is '$status', not $wanted" >&2
    return 1
}

# gone SERVER: until the client does not find it any more.
gone() {
    local end=$((SECONDS + 120))
    while [ $SECONDS -lt $end ]; do
        openstack server show "$1" >/dev/null 2>&1 || return 0
    done
    echo "server $1 is still there" >&2
    return 1
}

echo "identity"
step "a token"                        openstack token issue -f json
step "the catalog"                    openstack catalog list
says "names compute"                  compute
step "services"                       openstack service list
step "endpoints"                      openstack endpoint list
step "projects"                       openstack project list
step "a new project"                  openstack project create --description "first hour" "$name"
step "shown"                          openstack project show "$name"
step "described anew"                 openstack project set --description changed "$name"
step "a new user"                     openstack user create --project "$name" --password secret-1234 "$name"
step "who may work there"             openstack role add --project "$name" --user "$name" member
step "assignments"                    openstack role assignment list --project "$name" --names
says "names the user"                 "$name"
step "a token of the new user"        openstack --os-username "$name" --os-password secret-1234 --os-project-name "$name" token issue
refuses "a wrong password is refused" "401|authentication" openstack --os-username "$name" --os-password wrong --os-project-name "$name" token issue
refuses "a member is no admin"        "403|not authorized|Forbidden" openstack --os-username "$name" --os-password secret-1234 --os-project-name "$name" user list

echo "images"
head -c 3000000 /dev/urandom >"$work/image.raw"
step "images"                         openstack image list
says "the tiny guest is there"        tiny
step "upload"                         openstack image create --disk-format raw --container-format bare --file "$work/image.raw" "$name"
step "shown"                          openstack image show "$name"
says "active"                         "status +\| active"
step "a property"                     openstack image set --property purpose=test "$name"
step "download"                       openstack image save --file "$work/copy.raw" "$name"
step "the same bytes"                 cmp "$work/image.raw" "$work/copy.raw"

echo "network"
step "networks"                       openstack network list
step "a new network"                  openstack network create "$name"
step "a subnet"                       openstack subnet create --network "$name" --subnet-range 192.168.77.0/24 --dns-nameserver 192.0.2.53 "$name"
refuses "an overlapping subnet"       "overlaps with another subnet" openstack subnet create --network "$name" --subnet-range 192.168.77.128/25 "$name-2"
step "a port with an address"         openstack port create --network "$name" --fixed-ip subnet="$name",ip-address=192.168.77.77 "$name"
says "has that address"               192.168.77.77
step "a security group"               openstack security group create "$name"
step "a rule"                         openstack security group rule create --protocol tcp --dst-port 80 "$name"
step "rules"                          openstack security group rule list "$name"

echo "compute"
step "flavors"                        openstack flavor list
step "a new flavor"                   openstack flavor create --vcpus 1 --ram 128 --disk 1 "$name"
step "key pair"                       openstack keypair create "$name"
says "the private key, once"          "PRIVATE KEY"
step "hypervisors"                    openstack hypervisor list
simulated=no
if grep -q simulator "$work/out"; then simulated=yes; fi
step "compute services"               openstack compute service list
step "zones"                          openstack availability zone list --compute
step "limits"                         openstack limits show --absolute
step "quota"                          openstack quota show
step "a server"                       openstack server create --image tiny --flavor "$name" --network demo-net --key-name "$name" --property owner=hour "$name"
step "becomes active"                 becomes ACTIVE "$name"
step "servers"                        openstack server list
says "with its address"               "demo-net="
step "shown"                          openstack server show "$name"
says "its property"                   "owner='hour'"
step "renamed"                        openstack server set --name "$name-b" "$name"
step "and back"                       openstack server set --name "$name" "$name-b"
step "its console log"                openstack console log show "$name"
if [ "$simulated" = yes ]; then
    refuses "a simulated server has no screen" "no console of type vnc" openstack console url show --novnc "$name"
else
    step "its console"                openstack console url show --novnc "$name"
    says "an address with a token"    "token="
fi
step "pause"                          openstack server pause "$name"
step "paused"                         becomes PAUSED "$name"
refuses "stop while paused"           "409|vm_state paused" openstack server stop "$name"
step "unpause"                        openstack server unpause "$name"
step "active"                         becomes ACTIVE "$name"
step "reboot, hard"                   openstack server reboot --hard "$name"
step "active"                         becomes ACTIVE "$name"
step "stop"                           openstack server stop "$name"
step "off"                            becomes SHUTOFF "$name"
step "start"                          openstack server start "$name"
step "active"                         becomes ACTIVE "$name"
step "lock"                           openstack server lock "$name"
step "unlock"                         openstack server unlock "$name"
step "its story"                      openstack server event list "$name"
says "tells of the reboot"            reboot
refuses "a flavor that does not exist" "No flavor with" openstack server create --image tiny --flavor no-such-flavor --network demo-net "$name-x"

echo "and everything is taken away again"
step "server deleted"                 openstack server delete "$name"
step "gone"                           gone "$name"
step "key pair deleted"               openstack keypair delete "$name"
step "flavor deleted"                 openstack flavor delete "$name"
step "image deleted"                  openstack image delete "$name"
step "port deleted"                   openstack port delete "$name"
step "network deleted"                openstack network delete "$name"
step "group deleted"                  openstack security group delete "$name"
step "user deleted"                   openstack user delete "$name"
step "project deleted"                openstack project delete "$name"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
