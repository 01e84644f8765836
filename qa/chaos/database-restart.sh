#!/usr/bin/env bash
# Takes the database away while servers are booted, stopped and deleted: killed, stopped in order, and killed together with the
# server. Nothing accepted is lost; while it is away clients get an error of the API's own; the server needs no restart to find it again.
#
# Needs USTACK_HOME and USTACK_BASE_URL of a running, seeded cloud on the simulator with --database mariadb. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. qa/chaos/promises.sh

database_pid() { cat "$USTACK_HOME/run/mariadb.pid" 2> /dev/null; }
database_gone() { ! kill -0 "$1" 2> /dev/null; }

# take_away SIGNAL: the database ends in the middle of boots, stops and deletes.
take_away() {
    local pid
    pid=$(database_pid)
    for _ in 1 2 3 4; do boot; done
    change
    boot
    kill "-$1" "$pid"
    # Whatever these are told, it must be true: an acceptance is kept, an error changed nothing.
    for _ in 1 2; do boot; done
    change
    within 30 database_gone "$pid"
}

back() { ./ustack up --offline > "$USTACK_HOME/log/chaos-up.log" 2>&1 || { tail -n 5 "$USTACK_HOME/log/chaos-up.log"; return 1; }; }

answers_as_error() {
    local answer
    answer=$(call GET "$1")
    [ "${answer##*$'\n'}" = 503 ] || { echo "        $answer" && return 1; }
    printf '%s' "$answer" | sed '$d' | jq -e "$2" > "$USTACK_HOME/log/answer"
}

prepare
for _ in 1 2 3 4; do boot; done
within 30 settled
for signal in KILL TERM; do
    pid=$(server_pid)
    take_away "$signal"
    report $? "$signal: the database is gone"
    answers_as_error /compute/v2.1/servers '.serviceUnavailable.message | test("database")'
    report $? "$signal: compute says so in its own words"
    answers_as_error /network/v2.0/networks '.NeutronError.message | test("database")'
    report $? "$signal: so does network"
    back
    report $? "$signal: it is back"
    [ "$(server_pid)" = "$pid" ]
    report $? "$signal: and the server did not need to start again"
    check_all "$signal"
done

for _ in 1 2 3 4; do boot; done
change
boot
kill -9 "$(server_pid)" "$(database_pid)"
back
report $? 'both killed: they are back'
login
check_all 'both killed'

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
