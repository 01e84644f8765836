#!/usr/bin/env bash
# Placement as operators and tools read it: the stock client's plug-in on the placement API, and what-if answers that are then made true. Needs a running, seeded
# cloud on the simulator with at least 3 nodes and no servers of others (the stage gives it 100), the OS_* variables and USTACK_BASE_URL.
# Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. qa/conformance/steps.sh

export OS_PLACEMENT_API_VERSION=1.29
token=$(openstack token issue -f value -c id)

call() { # call METHOD PATH [BODY]: the answer in $work/answer, the status on standard output
    curl -s -m 60 -o "$work/answer" -w '%{http_code}' -X "$1" -H "X-Auth-Token: $token" -H 'Content-Type: application/json' \
        -H "OpenStack-API-Version: placement ${version:-1.39}" ${3+-d "$3"} "$USTACK_BASE_URL$2"
}
is() { # is TEXT WANTED FOUND
    step "$1" test "$2" = "$3"
    [ "$2" = "$3" ] || printf '        | wanted %s, found %s\n' "$2" "$3"
}
ask() { call POST /ustack/v1/placement-decisions "{\"question\":{\"flavor\":\"$flavor\"$1}}"; }

flavor=$(openstack flavor show m1.large -f value -c id)
project=$(openstack token issue -f value -c project_id)

# The placement API, by the stock client.
step 'the stock client lists providers' openstack resource provider list -f value -c uuid -c name
nodes=$(wc -l < "$work/out")
provider=$(head -n 1 "$work/out" | cut -d ' ' -f 1)
is 'one for each node' "$(openstack hypervisor list -f value -c ID | wc -l)" "$nodes"
step 'shows one' openstack resource provider show "$provider"
step 'lists its inventories' openstack resource provider inventory list "$provider" -f value
says 'with memory' '^MEMORY_MB '
step 'shows one inventory' openstack resource provider inventory show "$provider" VCPU
step 'lists its traits' openstack resource provider trait list "$provider" -f value
says 'with its architecture' '^HW_ARCH_'
step 'lists its aggregates' openstack resource provider aggregate list "$provider"
step 'finds candidates' openstack allocation candidate list --resource VCPU=1 --resource MEMORY_MB=512 --limit 2 -f value
is 'as many as it asked for' 2 "$(wc -l < "$work/out")"
step 'lists resource classes' openstack resource class list
step 'lists traits' openstack trait list --associated
refuses 'makes no provider' 'read only' openstack resource provider create somebody-else
refuses 'sets no inventory' 'read only' openstack resource provider inventory set "$provider" --resource VCPU=1000
refuses 'hears of a provider that is not there' 'No resource provider' openstack resource provider show 00000000-0000-4000-8000-000000000000
is 'an unknown version is not acceptable' 406 "$(version=1.99 call GET /placement/resource_providers)"
is 'and hears which there are' 1.39 "$(jq -r '.errors[0].max_version' "$work/answer")"
is 'what came later is not found before' 404 "$(version=1.5 call GET /placement/traits)"

# A server's claim, seen from both sides.
step 'a server boots' openstack server create placed --flavor m1.tiny --image "$(openstack image list -f value -c ID | head -n 1)" --network none --wait -f value -c id \
    --os-compute-api-version 2.37
server=$(openstack server show placed -f value -c id)
step 'its claim is an allocation' openstack resource provider allocation show "$server" -f value -c resource_provider -c project_id
says 'of its project' "$project"
provider=$(cut -d ' ' -f 1 "$work/out")
step 'and stands on its provider' openstack resource provider show "$provider" --allocations -f value -c allocations
says 'under its id' "$server"
step 'the project uses something' openstack resource usage show "$project" -f value
says 'one processor at least' '^VCPU [1-9]'
step 'the server goes' openstack server delete --wait "$server"
step 'with its allocation' test "$(call GET "/placement/allocations/$server")$(jq -c .allocations "$work/answer")" = '200{}'

call GET "/placement/usages?project_id=$project" > /dev/null
before=$(jq -cS . "$work/answer")

# What-if: the answer, what it proposes, and whether that is true.
is 'what-if answers' 200 "$(ask ',"servers":10')"
is 'all ten would fit' true "$(jq .answer.fits "$work/answer")"
is 'a zone that is not there fits nobody' 200 "$(ask ',"availabilityZone":"nowhere"')"
is 'so the zone should go' 'do not ask for the zone nowhere' "$(jq -r '.answer.proposals[0].changes[].sentence' "$work/answer")"
one=$(openstack hypervisor list -f value -c 'Hypervisor Hostname' | sort | head -n 1)
step 'a node goes out of service' openstack compute service set --disable --disable-reason 'what-if' "$one" nova-compute
is 'what-if about that node' 200 "$(ask ",\"host\":\"$one\"")"
is 'finds no place' 0 "$(jq .answer.fitting "$work/answer")"
is 'and what is cheapest is not to ask for it' "do not ask for the node $one" "$(jq -r '.answer.proposals[0].changes[].sentence' "$work/answer")"
step 'enabling it is proposed, too' jq -e --arg node "$one" 'any(.answer.proposals[]; .changes == [.changes[] | select(.kind == "ENABLE_NODE" and .node == $node)])' "$work/answer"
step 'the node comes back' openstack compute service set --enable "$one" nova-compute
ask ",\"host\":\"$one\"" > /dev/null
is 'as proposed, it fits now' true "$(jq .answer.fits "$work/answer")"
is 'a node that is not there is not found' 404 "$(ask ',"host":"nobody"')"
is 'a flavor that is not there is refused' 400 "$(call POST /ustack/v1/placement-decisions '{"question":{"flavor":"nope"}}')"
call GET "/placement/usages?project_id=$project" > /dev/null
is 'and nothing was claimed' "$before" "$(jq -cS . "$work/answer")"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
