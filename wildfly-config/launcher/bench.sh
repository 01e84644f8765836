# shellcheck shell=bash
# `bench`: measures UStack. On a cloud of its own with simulated nodes, for load does not belong on somebody's servers; with
# --here on the one that runs now, whatever that is.

BENCH_PORT_OFFSET=600

# Room for 10,000 small servers: 100 nodes of 32 processors.
bench_cloud() {
    USTACK_HOME=$USTACK_HOME/bench
    PUBLIC_URL=http://127.0.0.1:$((8080 + BENCH_PORT_OFFSET))
    mkdir -p "$USTACK_HOME"
    printf 'ustack.simulator.nodes=100\n' > "$USTACK_HOME/ustack.local.properties"
    "$USTACK_ROOT/ustack" up --hypervisor simulator --port-offset "$BENCH_PORT_OFFSET"
}

command_bench() {
    local here=no jar status=0
    if [ "${1:-}" = --here ]; then
        here=yes
        shift
    fi
    if [ "${1:-}" != --help ] && [ "$here" = no ]; then bench_cloud; fi
    jar=$USTACK_ROOT/qa/bench/target/ustack-bench.jar
    [ -f "$jar" ] || fail "qa/bench is not built" "./ustack up"
    java -jar "$jar" --base-url "$PUBLIC_URL" --home "$USTACK_HOME" "$@" || status=$?
    if [ "${1:-}" != --help ] && [ "$here" = no ]; then "$USTACK_ROOT/ustack" down; fi
    return "$status"
}
