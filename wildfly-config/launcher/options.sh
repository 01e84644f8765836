# shellcheck shell=bash
# The command line. Choices of an `up` are remembered in var/run/choices, so that the other commands, and the next `up`,
# mean the same server.

usage() {
    cat <<'TEXT'
usage: ./ustack COMMAND [OPTION...]

  up        build, configure, start and fill a cloud; again: quick, and changes nothing
  down      stop it (guests keep running)
  status    what runs, since when, and whether it is ready
  doctor    what this machine lacks, and the fix
  openrc    settings for the openstack client:  source <(./ustack openrc)
  rotate-keys   let a new key seal tokens; those sealed before stay valid
  logs      follow the server's log               (-n LINES, --no-follow)
  bench     measure it, on a simulated cloud of its own (--here: on this one); arguments go to qa/bench
  test      every layer of tests, one summary     (./ustack test [--yes] [STAGE...])

options of up:
  --yes                     install missing packages without asking (as root, Debian or Ubuntu)
  --database h2|mariadb     h2: a file in var/ (default). mariadb: the one of USTACK_DATABASE_URL, _USER, _PASSWORD, else a
                            private one in var/mariadb
  --hypervisor auto|libvirt|simulator   auto (default): libvirt with QEMU when it answers, else the simulator
  --profile all-in-one|controller|agent all-in-one (default): controller and agent in one server; agent: the node
                            USTACK_AGENT_NAME at the broker of USTACK_BROKER_HOST, _PORT, _USER, _PASSWORD
  --port-offset N           add N to every port (8080, 9990, ...)
  --no-seed                 no flavors, image, network and first server
  --offline                 Maven must not use the network

State lies in var/; USTACK_HOME moves it. USTACK_HEAP sets the heap (448m), USTACK_LOG_FORMAT=JSON the log's format.
Own settings: var/ustack.local.properties.
TEXT
}

wrong_usage() {
    printf 'ERROR: %s\n' "$1" >&2
    printf '  next: ./ustack help\n' >&2
    exit 2
}

remembered_choices() {
    PROFILE=all-in-one DATABASE=h2 HYPERVISOR=auto PORT_OFFSET=0
    # Queues and hosts are named after the machine, without its domain: a dot separates the parts of a queue's name.
    AGENT_NAME=$(hostname -s)
    local key value
    if [ -f "$USTACK_HOME/run/choices" ]; then
        while IFS='=' read -r key value; do
            case $key in
                profile) PROFILE=$value ;;
                database) DATABASE=$value ;;
                hypervisor) HYPERVISOR=$value ;;
                port-offset) PORT_OFFSET=$value ;;
                agent-name) AGENT_NAME=$value ;;
            esac
        done < "$USTACK_HOME/run/choices"
    fi
    AGENT_NAME=${USTACK_AGENT_NAME:-$AGENT_NAME}
}

# remember_choices WANTED-HYPERVISOR: what was asked for, and which hypervisor it became.
remember_choices() {
    printf 'profile=%s\ndatabase=%s\nhypervisor=%s\nport-offset=%s\nagent-name=%s\n' "$PROFILE" "$DATABASE" "$1" "$PORT_OFFSET" "$AGENT_NAME" \
        > "$USTACK_HOME/run/choices"
    if [ "$PROFILE" != controller ]; then printf '%s\n' "$HYPERVISOR" > "$USTACK_HOME/run/hypervisor"; fi
}

one_of() {
    local name=$1 value=$2 allowed
    shift 2
    for allowed in "$@"; do [ "$value" = "$allowed" ] && return; done
    wrong_usage "$name must be one of: $*; it is '$value'"
}

parse_up_options() {
    ASSUME_YES=no SEED=yes OFFLINE=no
    while [ $# -gt 0 ]; do
        case $1 in
            --database | --hypervisor | --profile | --port-offset)
                [ $# -ge 2 ] || wrong_usage "$1 needs a value"
                ;;
        esac
        case $1 in
            --yes) ASSUME_YES=yes ;;
            --no-seed) SEED=no ;;
            --offline) OFFLINE=yes ;;
            --database) DATABASE=$2; shift ;;
            --hypervisor) HYPERVISOR=$2; shift ;;
            --profile) PROFILE=$2; shift ;;
            --port-offset) PORT_OFFSET=$2; shift ;;
            *) wrong_usage "up does not know '$1'" ;;
        esac
        shift
    done
    one_of --database "$DATABASE" h2 mariadb
    one_of --hypervisor "$HYPERVISOR" auto libvirt simulator
    one_of --profile "$PROFILE" all-in-one controller agent
    case $PORT_OFFSET in
        '' | *[!0-9]* | ??????*) wrong_usage "--port-offset must be a number from 0 to 50000; it is '$PORT_OFFSET'" ;;
    esac
    PORT_OFFSET=$((10#$PORT_OFFSET))
    [ "$PORT_OFFSET" -le 50000 ] || wrong_usage "--port-offset must be a number from 0 to 50000; it is '$PORT_OFFSET'"
}

derive_addresses() {
    HTTP_PORT=$((8080 + PORT_OFFSET))
    MANAGEMENT_PORT=$((9990 + PORT_OFFSET))
    PUBLIC_URL=http://127.0.0.1:$HTTP_PORT
}

main() {
    local command=${1:-help}
    [ $# -eq 0 ] || shift
    remembered_choices
    case $command in
        up) parse_up_options "$@" ;;
        down | status | doctor | openrc | rotate-keys) [ $# -eq 0 ] || wrong_usage "$command takes no arguments" ;;
        logs | bench | test) ;;
        help | -h | --help) usage; return ;;
        *) wrong_usage "there is no command '$command'" ;;
    esac
    derive_addresses
    case $command in
        up) command_up ;;
        down) command_down ;;
        status) command_status ;;
        doctor) command_doctor ;;
        openrc) command_openrc ;;
        rotate-keys) command_rotate_keys ;;
        logs) command_logs "$@" ;;
        bench) command_bench "$@" ;;
        test) command_test "$@" ;;
    esac
}
