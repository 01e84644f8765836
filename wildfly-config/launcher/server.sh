# shellcheck shell=bash
# The server's process: start, readiness, stop, status, log.

# process_is PIDFILE WORD: the process of that file lives and is the one that was meant. A pid file outlives kill -9, and
# its number may by then belong to somebody else.
process_is() {
    local pid
    [ -f "$1" ] || return 1
    pid=$(cat "$1" 2> /dev/null)
    [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$2"
}

# stop_process PIDFILE WORD SECONDS
stop_process() {
    local pid tenths=0
    pid=$(cat "$1")
    kill "$pid" 2> /dev/null || true
    while process_is "$1" "$2"; do
        tenths=$((tenths + 1))
        if [ "$tenths" -gt $(($3 * 10)) ]; then
            warn "process $pid did not end within $3 s: killed"
            kill -9 "$pid" 2> /dev/null || true
            break
        fi
        sleep 0.1
    done
    rm -f "$1"
}

server_pid_file() { printf '%s/run/server.pid' "$USTACK_HOME"; }

server_runs() { process_is "$(server_pid_file)" "-Djboss.server.base.dir=$SERVER_DIR"; }

# Readiness: the REST application's own answer; where a profile has none, the server's health.
readiness_url() {
    if [ "$PROFILE" = agent ]; then
        printf 'http://127.0.0.1:%s/health/ready' "$MANAGEMENT_PORT"
    else
        printf '%s/healthz' "$PUBLIC_URL"
    fi
}

server_is_ready() { [ "$(curl -s -o /dev/null -m 5 -w '%{http_code}' "$(readiness_url)")" = 200 ]; }

# Heap and collector: two cores and 1 GiB for everything. The serial collector has the smallest footprint; a full
# collection of this heap takes some tenths of a second. Each thread that writes a file keeps a buffer outside of the heap; a
# large one (H2 writes 10 MB at a time under load) is not kept. Running out of memory ends the process: a half-dead one is worse.
java_options() {
    printf '%s ' -Xms64m "-Xmx${USTACK_HEAP:-448m}" -XX:MetaspaceSize=160m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djdk.nio.maxCachedBufferSize=262144 \
        -Djava.net.preferIPv4Stack=true -Djboss.modules.system.pkgs=org.jboss.byteman -Djava.awt.headless=true \
        -Duser.timezone=UTC "${USTACK_JAVA_OPTS:-}"
}

start_server() {
    local port
    for port in "$HTTP_PORT" "$MANAGEMENT_PORT"; do
        port_is_free "$port" || fail "port $port is taken by another process" "stop it, or ./ustack up --port-offset 100"
    done
    step "starting the server on port $HTTP_PORT"
    rm -f "$SERVER_DIR"/deployments/*.{deployed,failed,isdeploying,isundeploying,pending,undeployed} "$(server_pid_file)"
    rm -rf "$SERVER_DIR/tmp"
    [ ! -f "$USTACK_HOME/log/server.log" ] || mv "$USTACK_HOME/log/server.log" "$USTACK_HOME/log/server.log.before"
    JAVA_OPTS=$(java_options) JBOSS_MODULEPATH=$(module_path) LAUNCH_JBOSS_IN_BACKGROUND=1 JBOSS_PIDFILE=$(server_pid_file) \
        setsid nohup "$WILDFLY_HOME/bin/standalone.sh" -c ustack.xml \
        "-Djboss.server.base.dir=$SERVER_DIR" "-Djboss.server.log.dir=$USTACK_HOME/log" \
        "-Djboss.socket.binding.port-offset=$PORT_OFFSET" -P "$USTACK_HOME/ustack.properties" \
        > "$USTACK_HOME/log/console.log" 2>&1 < /dev/null 9>&- &
    wait_until_ready $!
    done_step
}

# The log says "started with errors" (WFLYSRV0026) when a part is missing; that is a failure here.
wait_until_ready() {
    local starter=$1 deadline=$((SECONDS + ${USTACK_START_SECONDS:-240}))
    until grep -qs 'WFLYSRV0025' "$USTACK_HOME/log/server.log" && server_is_ready; do
        if grep -qs 'WFLYSRV0026' "$USTACK_HOME/log/server.log"; then
            explain_failed_start "the server started, but with errors"
        fi
        if ! kill -0 "$starter" 2> /dev/null && ! server_runs; then
            explain_failed_start "the server's process ended"
        fi
        [ "$SECONDS" -lt "$deadline" ] || explain_failed_start "the server is not ready after ${USTACK_START_SECONDS:-240} s ($(readiness_url))"
        sleep 0.3
    done
}

explain_failed_start() {
    failed_step
    {
        grep -hE 'Caused by:|java.lang.OutOfMemoryError|Address already in use|WFLYCTL0180' "$USTACK_HOME/log/server.log" \
            || tail -n 10 "$USTACK_HOME/log/console.log"
    } 2> /dev/null | sed 's/^ *//' | awk '!seen[$0]++' | cut -c1-300 | head -n 10 >&2
    if server_runs; then stop_process "$(server_pid_file)" "-Djboss.server.base.dir=$SERVER_DIR" 20; fi
    fail "$1" "./ustack logs --no-follow -n 200"
}

stop_server() {
    server_runs || return 0
    step "stopping the server"
    stop_process "$(server_pid_file)" "-Djboss.server.base.dir=$SERVER_DIR" 60
    done_step
}

command_down() {
    if ! server_runs && ! mariadb_runs; then
        say "UStack is not running."
        return
    fi
    take_lock
    stop_server
    stop_database
}

command_status() {
    if ! server_runs; then
        say "UStack is down ($USTACK_HOME)"
        return 3
    fi
    local pid
    pid=$(cat "$(server_pid_file)")
    say "UStack is $(server_is_ready && echo up || echo 'running, but NOT READY')  $([ "$PROFILE" = agent ] || echo "$PUBLIC_URL")"
    note "process    $pid, since $(ps -o lstart= -p "$pid"), $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status") MiB resident"
    if [ "$PROFILE" = agent ]; then
        note "profile    agent $AGENT_NAME, hypervisor $(cat "$USTACK_HOME/run/hypervisor" 2> /dev/null || echo none)"
        note "broker     $(sed -n 's/^ustack.broker.host=//p' "$USTACK_HOME/keys/controller-broker"), port $(
            sed -n 's/^ustack.broker.port=//p' "$USTACK_HOME/keys/controller-broker")"
    else
        note "profile    $PROFILE, database $DATABASE, hypervisor $(cat "$USTACK_HOME/run/hypervisor" 2> /dev/null || echo none)"
        note "dashboard  $PUBLIC_URL/dashboard/"
    fi
    note "health     http://127.0.0.1:$MANAGEMENT_PORT/health   figures http://127.0.0.1:$MANAGEMENT_PORT/prometheus"
    note "state      $USTACK_HOME"
    server_is_ready
}

command_logs() {
    local lines=50 follow=(-F)
    while [ $# -gt 0 ]; do
        case $1 in
            -n)
                [ $# -ge 2 ] || wrong_usage "-n needs a number"
                lines=$2
                shift
                ;;
            --no-follow) follow=() ;;
            *) wrong_usage "logs does not know '$1'" ;;
        esac
        shift
    done
    [ -f "$USTACK_HOME/log/server.log" ] || fail "there is no log yet" "./ustack up"
    exec tail -n "$lines" "${follow[@]}" "$USTACK_HOME/log/server.log"
}
