# shellcheck shell=bash
# Read by stages that need a running cloud: one of their own, apart from the one that a developer may have running.

USTACK_HOME=${USTACK_TEST_HOME:-${USTACK_HOME:-$PWD/var}/test/cloud}
export USTACK_HOME
CLOUD_SETTINGS=()
CLOUD_OFFSET=${USTACK_TEST_PORT_OFFSET:-300}
export USTACK_BASE_URL=http://127.0.0.1:$((8080 + CLOUD_OFFSET))
# These clouds live for minutes: the optimizing compiler would take more processor time than it gives back.
export USTACK_JAVA_OPTS=${USTACK_JAVA_OPTS--XX:TieredStopAtLevel=1}

# shellcheck disable=SC2120  # most stages have no options of their own
# cloud_up [OPTION...]: up and seeded; quick where it already is. Ends the stage with a failure if it does not come up.
cloud_up() {
    local options=(--hypervisor simulator --port-offset "$CLOUD_OFFSET" --yes)
    [ "${OFFLINE:-no}" = no ] || options+=(--offline)
    if ! ./ustack up "${options[@]}" "$@"; then
        echo '0 passed, 1 failed'
        exit 1
    fi
}

# cloud_fresh [OPTION...]: the same, with nothing left of an earlier run. CLOUD_SETTINGS, an array of NAME=VALUE, are its own settings.
# shellcheck disable=SC2120
cloud_fresh() {
    ./ustack down > /dev/null 2>&1 || :
    rm -rf "$USTACK_HOME"
    mkdir -p "$USTACK_HOME"
    if [ ${#CLOUD_SETTINGS[@]} -gt 0 ]; then printf '%s\n' "${CLOUD_SETTINGS[@]}" > "$USTACK_HOME/ustack.local.properties"; fi
    cloud_up "$@"
}

cloud_down() { ./ustack down; }

# cloud_client: the OS_* variables for the stock client.
cloud_client() {
    # shellcheck source=/dev/null
    . <(./ustack openrc)
}
