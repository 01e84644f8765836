# shellcheck shell=bash
# `up`: each part looks first and acts only if it has to.

SERVER_DIR=$USTACK_HOME/server

take_lock() {
    exec 9> "$USTACK_HOME/run/lock"
    flock -n 9 || fail "another ./ustack is at work on $USTACK_HOME" "wait for it"
}

make_folders() {
    mkdir -p "$USTACK_HOME"/{run,log,images,agent,guest,server}
    mkdir -p "$USTACK_HOME/keys"
    chmod 711 "$USTACK_HOME"
    chmod 700 "$USTACK_HOME"/{run,log,keys,server}
}

running_what() { printf '%s %s %s %s\n' "$1" "$(configuration_inputs | sha256sum | cut -d' ' -f1)" "$PORT_OFFSET" "$(sha256sum < "$USTACK_HOME/ustack.properties")"; }

command_up() {
    local hash started wanted_hypervisor
    started=$(seconds_now)
    case $AGENT_NAME in *[!A-Za-z0-9_-]* | '') fail "the agent's name '$AGENT_NAME' must be letters, digits, - and _" "USTACK_AGENT_NAME=node1 ./ustack up" ;; esac
    make_folders
    take_lock
    remember_broker
    meet_needs
    hash=$(sources_hash)
    wanted_hypervisor=$HYPERVISOR
    choose_hypervisor
    if is_up_already "$hash"; then
        say "UStack is up already, from this build: nothing to do."
    else
        bring_up "$hash"
    fi
    remember_choices "$wanted_hypervisor"
    if [ "$SEED" = yes ] && [ "$PROFILE" != agent ]; then seed; fi
    tell_what_next "$started"
}

# A database that died alone is brought back alone: the server finds it again without a restart.
is_up_already() {
    build_is_current "$1" && server_runs || return 1
    write_properties
    [ -f "$USTACK_HOME/run/running" ] && [ "$(cat "$USTACK_HOME/run/running")" = "$(running_what "$1")" ] || return 1
    start_database
    server_becomes_ready
}

server_becomes_ready() {
    local tries=0
    until server_is_ready; do
        tries=$((tries + 1))
        [ "$tries" -lt 40 ] || return 1
        sleep 0.25
    done
}

bring_up() {
    build "$1"
    unpack_wildfly
    stop_server
    install_modules
    start_database
    configure_server
    write_broker_user
    write_properties
    deploy_archives
    start_server
    running_what "$1" > "$USTACK_HOME/run/running"
}

tell_what_next() {
    say ""
    say "UStack is ready after $(seconds_since "$1") s."
    [ "$PROFILE" != agent ] || return 0
    note "dashboard   $PUBLIC_URL/dashboard/     user admin, password in $USTACK_HOME/admin-password"
    note "client      source <(./ustack openrc) && openstack server list"
    command -v openstack > /dev/null || note "            (the client is not here: apt-get install --no-install-recommends python3-openstackclient)"
    note "stop        ./ustack down"
}
