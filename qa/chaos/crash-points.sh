#!/usr/bin/env bash
# Kills the server at each named point of boot, stop and delete, brings it back, and checks that nothing accepted was lost:
# every server that was accepted is there or has its cause, nothing stays in transition, all promises about stored data hold, and
# the node has exactly the servers that the database has. Then the same with the broker's data taken away.
#
# Needs USTACK_HOME and USTACK_BASE_URL of a running, seeded cloud on the simulator. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

points=(api.before-commit relay.before-send relay.sent event.before-commit event.committed agent.boot.network-ready
    agent.boot.defined agent.boot.started agent.boot.stamped agent.power.changed agent.power.stamped agent.snapshot.saved
    agent.work.done agent.delete.powered-off agent.delete.undefined agent.delete.unplugged agent.delete.removed agent.event.sent)
[ $# -eq 0 ] || points=("$@")
. qa/chaos/promises.sh
config=$USTACK_HOME/server/configuration/ustack.xml
management=127.0.0.1:$((${USTACK_BASE_URL##*:} - 8080 + 9990))
cli=$(echo "$USTACK_HOME"/wildfly-*/bin/jboss-cli.sh)

# The property takes effect at once and dies with the server: it must not be there when the server comes back.
arm() { "$cli" --connect --controller="$management" "/system-property=ustack.chaos.crash-at:add(value=$1)" > /dev/null; }
# In two passes: in one the property would be the line that is looked at together with the opening tag, and stay.
disarm() {
    sed -i '/ustack\.chaos\.crash-at/d' "$config"
    sed -i '/<system-properties>/{N;/<\/system-properties>/d}' "$config"
}

work_until_dead() {
    local end=$((SECONDS + 40))
    while alive && [ $SECONDS -lt $end ]; do
        boot
        change
        boot
    done
    ! alive
}

recover() {
    disarm
    ./ustack up --offline > "$USTACK_HOME/log/chaos-up.log" 2>&1 || { tail -n 5 "$USTACK_HOME/log/chaos-up.log"; return 1; }
    login
}

prepare
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
