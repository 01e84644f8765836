#!/usr/bin/env bash
# Kills the server at each named point of boot, stop and delete, brings it back, and checks that nothing accepted was lost:
# every server that was accepted is there or has its cause, nothing stays in transition, all promises about stored data hold, and
# the node has exactly the servers that the database has. Then the same with the broker's data taken away.
#
# Needs USTACK_HOME and USTACK_BASE_URL of a running, seeded cloud on the simulator. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. qa/stages/api.sh

points=(api.before-commit relay.before-send relay.sent event.before-commit event.committed agent.boot.network-ready
    agent.boot.defined agent.boot.started agent.boot.stamped agent.power.changed agent.power.stamped agent.delete.powered-off
    agent.delete.undefined agent.delete.unplugged agent.delete.removed agent.event.sent)
[ $# -eq 0 ] || points=("$@")
config=$USTACK_HOME/server/configuration/ustack.xml
management=127.0.0.1:$((${USTACK_BASE_URL##*:} - 8080 + 9990))
cli=$(echo "$USTACK_HOME"/wildfly-*/bin/jboss-cli.sh)

alive() { kill -0 "$(server_pid)" 2> /dev/null; }
server_pid() { cat "$USTACK_HOME/run/server.pid" 2> /dev/null; }

# What clients were told, by server id: accepted boots, stops and deletes.
declare -A told=()

boot() {
    local answer id
    answer=$(call POST /compute/v2.1/servers \
        "{\"server\":{\"name\":\"chaos\",\"flavorRef\":\"$flavor\",\"imageRef\":\"$image\",\"networks\":[{\"uuid\":\"$network\"}]}}")
    id=$(printf '%s' "$answer" | sed '$d' | jq -r '.server.id // empty' 2> /dev/null)
    if [ -n "$id" ]; then told[$id]=booted; fi
}

# stop and delete one of those that are ACTIVE.
change() {
    local id
    id=$(get '/compute/v2.1/servers?status=ACTIVE&name=chaos&limit=2' | jq -r '.servers[0].id // empty' 2> /dev/null)
    [ -n "$id" ] || return
    if [ "$(status_of POST "/compute/v2.1/servers/$id/action" '{"os-stop":null}')" = 202 ]; then told[$id]=stopped; fi
    id=$(get '/compute/v2.1/servers?status=ACTIVE&name=chaos&limit=2' | jq -r '.servers[-1].id // empty' 2> /dev/null)
    if [ -n "$id" ] && [ "$(status_of DELETE "/compute/v2.1/servers/$id")" = 204 ]; then told[$id]=deleted; fi
}

# The property takes effect at once and dies with the server: it must not be there when the server comes back.
arm() { "$cli" --connect --controller="$management" "/system-property=ustack.chaos.crash-at:add(value=$1)" > /dev/null; }
disarm() { sed -i '/ustack\.chaos\.crash-at/d; /<system-properties>/{N;/<\/system-properties>/d}' "$config"; }

work_until_dead() {
    local end=$((SECONDS + 40))
    while alive && [ $SECONDS -lt $end ]; do
        boot
        change
        boot
    done
    ! alive
}

settled() {
    [ "$(get '/compute/v2.1/servers/detail?limit=1000' |
        jq '[.servers[] | select(."OS-EXT-STS:task_state" != null or .status == "BUILD")] | length' 2> /dev/null)" = 0 ]
}

# Every promise to a client, held against what the cloud says now.
promises_kept() {
    local id status bad=0
    for id in "${!told[@]}"; do
        status=$(get "/compute/v2.1/servers/$id" | jq -r '.server.status // "GONE"')
        case ${told[$id]}:$status in
            booted:ACTIVE | booted:ERROR | stopped:SHUTOFF | deleted:GONE) ;;
            *) echo "        server $id was ${told[$id]}, is $status"; bad=1 ;;
        esac
        if [ "$status" = GONE ]; then unset "told[$id]"; fi
    done
    return $bad
}

# The agent keeps a folder for each server that it has, so both sides can be compared.
same_on_both_sides() {
    diff <(get '/compute/v2.1/servers?limit=1000' | jq -r '.servers[].id' | sort) \
        <(find "$USTACK_HOME/agent/instances" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort) > "$USTACK_HOME/log/sides"
}

recover() {
    disarm
    ./ustack up --offline > "$USTACK_HOME/log/chaos-up.log" 2>&1 || { tail -n 5 "$USTACK_HOME/log/chaos-up.log"; return 1; }
    login
}

check_all() {
    within 60 settled
    report $? "$1: nothing in transition after a minute"
    promises_kept
    report $? "$1: what was accepted is done"
    consistent
    report $? "$1: promises about stored data hold"
    within 60 same_on_both_sides
    report $? "$1: node and database have the same servers"
}

login
flavor=$(get /compute/v2.1/flavors | jq -r '.flavors[] | select(.name == "m1.tiny").id')
image=$(get /image/v2/images?name=tiny | jq -r '.images[0].id')
network=$(get /network/v2.0/networks?name=demo-net | jq -r '.networks[0].id')
project=$(get /identity/v3/auth/projects | jq -r '.projects[0].id')
call PUT "/compute/v2.1/os-quota-sets/$project" '{"quota_set":{"instances":-1,"cores":-1,"ram":-1,"force":true}}' > /dev/null

for point in "${points[@]}"; do
    for _ in 1 2 3; do boot; done
    within 30 settled
    arm "$point"
    if work_until_dead; then
        recover
        report $? "$point: died there and came back"
        check_all "$point"
    else
        disarm
        report 1 "$point: was never reached"
    fi
done

# The broker loses everything while work is under way.
for _ in 1 2 3 4 5 6; do boot; done
change
kill -9 "$(server_pid)"
within 10 eval '! alive'
rm -rf "$USTACK_HOME/server/data/activemq"
recover
report $? 'broker lost: came back'
check_all 'broker lost'

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
