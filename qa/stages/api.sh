# shellcheck shell=bash
# Read by what talks to a cloud without a client: USTACK_BASE_URL and USTACK_HOME (for the administrator's password) say which.

token=

login() {
    token=$(curl -s -D - -o /dev/null -H 'Content-Type: application/json' "$USTACK_BASE_URL/identity/v3/auth/tokens" -d @- <<JSON |
{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","domain":{"id":"default"},
"password":"$(cat "$USTACK_HOME/admin-password")"}}},"scope":{"project":{"name":"admin","domain":{"id":"default"}}}}}
JSON
        tr -d '\r' | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: //p')
}

# call METHOD PATH [BODY]: prints the body, then the status on a line of its own; status 000 if the server is gone.
call() {
    curl -s -m 20 -X "$1" -H "X-Auth-Token: $token" -H 'Content-Type: application/json' -w '\n%{http_code}' \
        ${3:+-d "$3"} "$USTACK_BASE_URL$2"
}
get() { call GET "$1" | sed '$d'; }
status_of() { call "$@" | tail -n 1; }

# within SECONDS COMMAND...: until it succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.5
    done
}

# All promises about stored data hold; if not, prints what breaks them.
consistent() {
    local findings
    findings=$(get /ustack/v1/consistency)
    [ "$(printf '%s' "$findings" | jq -r .violated)" = 0 ] || { printf '%s\n' "$findings" | jq -c '.invariants[].violations'; return 1; }
}

passed=0 failed=0

# report STATUS WHAT: counts it as passed if the status is 0.
report() {
    if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    printf '%-8s%s\n' "$([ "$1" = 0 ] && echo ok || echo FAILED)" "$2"
}
