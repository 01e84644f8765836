#!/usr/bin/env bash
# Server groups and host aggregates where it is tight: 50 boots at once into one group never break its policy. Needs a running, seeded cloud on the
# simulator with at least 60 nodes (the stage gives it 100), the OS_* variables, USTACK_HOME and USTACK_BASE_URL. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. qa/conformance/steps.sh

boots=${1:-50}
compute=$USTACK_BASE_URL/compute/v2.1

log_in() { # log_in PROJECT-ID: prints a token of the admin in that project
    curl -s -D - -o /dev/null -H 'Content-Type: application/json' "$USTACK_BASE_URL/identity/v3/auth/tokens" -d @- <<JSON |
{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"$OS_USERNAME","domain":{"id":"default"},"password":"$OS_PASSWORD"}}},
"scope":{"project":{"id":"$1"}}}}
JSON
        tr -d '\r' | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: //p'
}
call() { # call METHOD PATH [BODY]: the answer in $work/answer, the status on standard output
    curl -s -m 60 -o "$work/answer" -w '%{http_code}' -X "$1" -H "X-Auth-Token: $token" -H 'Content-Type: application/json' \
        -H 'X-OpenStack-Nova-API-Version: 2.71' ${3+-d "$3"} "$compute$2"
}
is() { # is TEXT WANTED FOUND
    printf '%s\n' "$3" > "$work/found"
    step "$1" grep -qxF -- "$2" "$work/found"
    grep -qxF -- "$2" "$work/found" || printf '        | wanted %s, found %s\n' "$2" "$3"
}
until_true() { # until_true SECONDS COMMAND…
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 1
    done
}
hosts() { # hosts: node names of this run's servers, sorted
    call GET "/servers/detail?limit=1000" > /dev/null
    jq -r '.servers[] | .["OS-EXT-SRV-ATTR:host"] // "none"' "$work/answer" | sort
}
settled() { call GET "/servers/detail?limit=1000" > /dev/null && jq -e 'all(.servers[]; .status != "BUILD")' "$work/answer" > /dev/null; }
empty() { call GET /servers > /dev/null && jq -e '.servers == []' "$work/answer" > /dev/null; }
clear() {
    call GET '/servers?limit=1000' > /dev/null
    jq -r '.servers[].id' "$work/answer" | xargs -P 8 -I '{}' curl -s -o "$work/gone" -X DELETE -H "X-Auth-Token: $token" "$compute/servers/{}"
    until_true 120 empty
}
# boot_at_once COUNT GROUP: that many requests at once, statuses in $work/statuses.
boot_at_once() {
    cat > "$work/boot" <<JSON
{"server":{"name":"grouped","flavorRef":"$flavor","imageRef":"$image","networks":"none"},"os:scheduler_hints":{"group":"$2"}}
JSON
    seq "$1" | xargs -P "$1" -I '{}' curl -s -m 120 -o "$work/booted.{}" -w '%{http_code}\n' -H "X-Auth-Token: $token" \
        -H 'Content-Type: application/json' -H 'X-OpenStack-Nova-API-Version: 2.71' -d "@$work/boot" "$compute/servers" > "$work/statuses"
}
group() { # group BODY: makes a group, prints its id
    call POST /os-server-groups "{\"server_group\":$1}" > /dev/null
    jq -r .server_group.id "$work/answer"
}

project=$(openstack project create -f value -c id "groups-$$")
openstack role add --project "$project" --user "$OS_USERNAME" admin
token=$(log_in "$project")
flavor=$(openstack flavor show -f value -c id m1.tiny)
image=$(openstack image show -f value -c id tiny)
call PUT "/os-quota-sets/$project" '{"quota_set":{"instances":200,"cores":400,"ram":-1,"server_group_members":60}}' > /dev/null

apart=$(group '{"name":"apart","policy":"anti-affinity"}')
boot_at_once "$boots" "$apart"
is "$boots boots at once into an anti-affinity group are accepted" "$boots" "$(grep -c 202 "$work/statuses")"
step 'all of them settle' until_true 180 settled
is 'each stands on a node of its own' "$boots" "$(hosts | grep -v none | uniq | wc -l)"
call GET "/os-server-groups/$apart" > /dev/null
is 'all are members' "$boots" "$(jq '.server_group.members | length' "$work/answer")"
call GET "/servers/$(jq -r '.server_group.members[0]' "$work/answer")" > /dev/null
is 'a member names its group' "$apart" "$(jq -r '.server.server_groups[0]' "$work/answer")"
boot_at_once 11 "$apart"
is 'of 11 more the quota of members takes ten' 10 "$(grep -c 202 "$work/statuses")"
step 'the other is told so' grep -qh 'Quota exceeded, too many servers in group' "$work"/booted.*
step 'members go' clear
call GET "/os-server-groups/$apart" > /dev/null
is 'membership ends with the server' 0 "$(jq '.server_group.members | length' "$work/answer")"

pairs=$(group '{"name":"pairs","policy":"anti-affinity","rules":{"max_server_per_host":2}}')
boot_at_once "$boots" "$pairs"
is 'boots into a group that allows two on a node are accepted' "$boots" "$(grep -c 202 "$work/statuses")"
step 'they settle' until_true 180 settled
is 'all of them have a place' "$boots" "$(hosts | grep -vc none)"
is 'no node has three of them' 0 "$(hosts | uniq -c | awk '$1 > 2' | wc -l)"
step 'members go' clear

together=$(group '{"name":"together","policy":"affinity"}')
boot_at_once "$boots" "$together"
step "$boots boots at once into an affinity group settle" until_true 180 settled
call GET '/servers/detail?limit=1000' > /dev/null
is 'those that found room stand on one node' 1 \
    "$(jq -r '.servers[] | select(.status == "ACTIVE") | .["OS-EXT-SRV-ATTR:host"]' "$work/answer" | sort -u | wc -l)"
step 'members go' clear

node=$(openstack hypervisor list -f value -c 'Hypervisor Hostname' | sort | tail -n 1)
step 'the stock client makes an aggregate with a zone' openstack aggregate create --zone "zone-$$" "aggregate-$$"
step 'and adds a node' openstack aggregate add host "aggregate-$$" "$node"
step 'the zone is listed' openstack availability zone list --compute -f value -c 'Zone Name'
says 'with its name' "zone-$$"
call POST /servers "{\"server\":{\"name\":\"zoned\",\"flavorRef\":\"$flavor\",\"imageRef\":\"$image\",\"networks\":\"none\",\"availability_zone\":\"zone-$$\"}}" > /dev/null
step 'a server asks for the zone' until_true 60 settled
is 'and gets the node' "$node" "$(hosts)"
refuses 'the node keeps its zone while a server asked for it' 'Cannot remove host from aggregate' openstack aggregate remove host "aggregate-$$" "$node"
refuses 'and the zone its name' 'One or more hosts contain instances in this zone' openstack aggregate set --zone other "aggregate-$$"
step 'the server goes' clear
step 'the node leaves' openstack aggregate remove host "aggregate-$$" "$node"
step 'the aggregate goes' openstack aggregate delete "aggregate-$$"
for id in "$apart" "$pairs" "$together"; do is 'a group goes' 204 "$(call DELETE "/os-server-groups/$id")"; done
curl -s -H "X-Auth-Token: $token" "$USTACK_BASE_URL/ustack/v1/consistency" > "$work/answer"
is 'no promise about stored data is broken' 0 "$(jq .violated "$work/answer")"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
