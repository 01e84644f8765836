# shellcheck shell=bash
# `bench`: measures UStack. On a cloud of its own with simulated nodes, for load does not belong on somebody's servers; with
# --here on the one that runs now, whatever that is.

BENCH_PORT_OFFSET=600

# bench_hosts ARGUMENT...: how many nodes the scenarios want. 100 of 32 processors have room for 10,000 small servers; `compute`
# takes a data centre of 1,000, or as many as it is told.
bench_hosts() {
    local hosts=100
    while [ $# -gt 0 ]; do
        case $1 in
            compute) [ "$hosts" != 100 ] || hosts=1000 ;;
            --hosts) hosts=${2:-} ;;
        esac
        shift
    done
    [[ $hosts =~ ^[1-9][0-9]{0,4}$ ]] || fail "--hosts needs a number" "./ustack bench --help"
    printf '%s' "$hosts"
}

# bench_cloud HOSTS
bench_cloud() {
    USTACK_HOME=$USTACK_HOME/bench
    PUBLIC_URL=http://127.0.0.1:$((8080 + BENCH_PORT_OFFSET))
    mkdir -p "$USTACK_HOME"
    printf 'ustack.simulator.nodes=%s\n' "$1" > "$USTACK_HOME/ustack.local.properties"
    "$USTACK_ROOT/ustack" up --hypervisor simulator --port-offset "$BENCH_PORT_OFFSET"
}

command_bench() {
    local here=no jar hosts status=0
    if [ "${1:-}" = --here ]; then
        here=yes
        shift
    fi
    if [ "${1:-}" != --help ] && [ "$here" = no ]; then
        hosts=$(bench_hosts "$@")
        bench_cloud "$hosts"
    fi
    jar=$USTACK_ROOT/qa/bench/target/ustack-bench.jar
    [ -f "$jar" ] || fail "qa/bench is not built" "./ustack up"
    java -jar "$jar" --base-url "$PUBLIC_URL" --home "$USTACK_HOME" "$@" || status=$?
    if [ "${1:-}" != --help ] && [ "$here" = no ]; then "$USTACK_ROOT/ustack" down; fi
    return "$status"
}
