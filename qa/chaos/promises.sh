# shellcheck shell=bash
# Read by the chaos scripts: a client that boots, stops and deletes servers and remembers what it was told, and the check that every
# promise was kept. Needs USTACK_HOME and USTACK_BASE_URL of a running, seeded cloud on the simulator.

. qa/stages/api.sh

alive() { kill -0 "$(server_pid)" 2> /dev/null; }
server_pid() { cat "$USTACK_HOME/run/server.pid" 2> /dev/null; }

# What clients were told, by server id: accepted boots, stops and deletes. A request whose answer the crash swallowed may have been
# carried out or not, as with any client: it is remembered as "asked", and both outcomes keep the promise.
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
    case $(status_of POST "/compute/v2.1/servers/$id/action" '{"os-stop":null}') in
        202) told[$id]=stopped ;;
        000) told[$id]=stop-asked ;;
    esac
    id=$(get '/compute/v2.1/servers?status=ACTIVE&name=chaos&limit=2' | jq -r '.servers[-1].id // empty' 2> /dev/null)
    [ -n "$id" ] || return
    # What is copied goes on as it was: whether the copy is done or given up, nothing is promised of it but that it ends.
    status_of POST "/compute/v2.1/servers/$id/action" '{"createImage":{"name":"chaos"}}' > /dev/null
    id=$(get '/compute/v2.1/servers?status=ACTIVE&name=chaos&limit=3' | jq -r '.servers[-1].id // empty' 2> /dev/null)
    [ -n "$id" ] || return
    case $(status_of DELETE "/compute/v2.1/servers/$id") in
        204) told[$id]=deleted ;;
        000) told[$id]=delete-asked ;;
    esac
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
            stop-asked:ACTIVE | stop-asked:SHUTOFF) ;;
            delete-asked:ACTIVE | delete-asked:SHUTOFF | delete-asked:GONE) ;;
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

check_all() {
    within 60 settled
    report $? "$1: nothing in transition after a minute"
    promises_kept
    report $? "$1: what was accepted is done"
    consistent
    report $? "$1: promises about stored data hold"
    within 60 same_on_both_sides || ! sed 's/^/        /' "$USTACK_HOME/log/sides"
    report $? "$1: node and database have the same servers"
}

# prepare: what the client boots, and no quota in its way.
prepare() {
    login
    flavor=$(get /compute/v2.1/flavors | jq -r '.flavors[] | select(.name == "m1.tiny").id')
    image=$(get /image/v2/images?name=tiny | jq -r '.images[0].id')
    network=$(get /network/v2.0/networks?name=demo-net | jq -r '.networks[0].id')
    project=$(get /identity/v3/auth/projects | jq -r '.projects[0].id')
    call PUT "/compute/v2.1/os-quota-sets/$project" '{"quota_set":{"instances":-1,"cores":-1,"ram":-1,"force":true}}' > /dev/null
}
