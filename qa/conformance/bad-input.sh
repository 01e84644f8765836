#!/usr/bin/env bash
# Requests that are wrong, one after the other: each gets the status and the error body of its own API, and none changes anything.
# Needs the environment of a running, seeded cloud on the simulator: OS_* variables, USTACK_HOME, USTACK_BASE_URL.
# Ends with "N passed, N failed".
set -u

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. qa/stages/api.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
management=127.0.0.1:$((${USTACK_BASE_URL##*:} - 8080 + 9990))
cli=$(echo "$USTACK_HOME"/wildfly-*/bin/jboss-cli.sh)

# send METHOD PATH [CURL-OPTION...]: the body in $work/body, the status on standard output.
send() {
    local method=$1 path=$2 type=(-H 'Content-Type: application/json')
    shift 2
    case $* in *Content-Type:*) type=() ;; esac
    curl -s -m 60 -o "$work/body" -w '%{http_code}' -X "$method" -H "X-Auth-Token: $token" -H 'Accept: application/json' \
        ${type[0]+"${type[@]}"} "$@" "$USTACK_BASE_URL$path"
}
get() { send GET "$@" > /dev/null && cat "$work/body"; }
made() { # made PATH BODY KEY: the id of what was made
    send POST "$1" -d "$2" > /dev/null && jq -r ".$3.id" "$work/body"
}

image() { # image NAME FORMAT: the id of an image without bytes
    send POST /image/v2/images -d "{\"name\":\"$1\",\"disk_format\":\"$2\",\"container_format\":\"bare\"}" > /dev/null && jq -r .id "$work/body"
}

server_is() { [ "$(get "/compute/v2.1/servers/$1" | jq -r .server.status)" = "$2" ]; }
answers() { [ "$(send GET "$2")" = "$1" ]; }

# log_in USER PASSWORD PROJECT: sets token.
log_in() {
    token=$(curl -s -D - -o /dev/null -H 'Content-Type: application/json' "$USTACK_BASE_URL/identity/v3/auth/tokens" -d @- <<JSON |
{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"$1","domain":{"id":"default"},"password":"$2"}}},
"scope":{"project":{"name":"$3","domain":{"id":"default"}}}}}
JSON
        tr -d '\r' | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: //p')
}

# Everything that a request could have made, as an admin sees it; but for the moment of an image's last change: an upload that began
# and was refused has moved it.
state() {
    local paths=(/identity/v3/{projects,users,domains,groups,roles} "/compute/v2.1/servers?all_tenants=1" /compute/v2.1/flavors
        /compute/v2.1/os-hypervisors/statistics /compute/v2.1/limits /image/v2/images
        /network/v2.0/{networks,subnets,ports,security-groups} /ustack/v1/consistency)
    curl -s -m 60 -H "X-Auth-Token: $admin" "${paths[@]/#/$USTACK_BASE_URL}" | jq -S 'del(.checked_at, .images[]?.updated_at)'
}

# The shape of an error, by API; CODE is put in.
error_of_identity='.error.code == CODE and (.error | has("title") and (.message | length > 0))'
error_of_compute='(keys | length == 1) and (.[keys[0]] | .code == CODE and (.message | length > 0))'
error_of_network='.NeutronError | has("type") and has("detail") and (.message | length > 0)'
error_of_image='(.code | startswith("CODE ")) and has("title") and (.message | length > 0)'

# wrong TEXT API STATUS MESSAGE METHOD PATH [CURL-OPTION...]: STATUS is answered, the body has the shape of API, MESSAGE (a regular
# expression) is in it, and the state is what it was.
wrong() {
    local text="$2: $1" shape=error_of_$2 wanted=$3 message=$4 got
    shift 4
    shape=${!shape}
    got=$(send "$@")
    if [ "$got" != "$wanted" ]; then
        report 1 "$text: $got instead of $wanted: $(head -c 300 "$work/body")"
    elif ! jq -e "${shape//CODE/$wanted}" "$work/body" > /dev/null 2>&1; then
        report 1 "$text: not this API's error: $(head -c 300 "$work/body")"
    elif ! grep -qE -- "$message" "$work/body"; then
        report 1 "$text: does not say '$message': $(head -c 300 "$work/body")"
    elif ! state | diff "$work/before" - > "$work/difference"; then
        report 1 "$text: changed something: $(head -n 5 "$work/difference" | tr '\n' ' ')"
        cp "$work/before" "$work/before.old" && state > "$work/before"
    else
        report 0 "$text"
    fi
}

# --- What the wrong requests are about: an own project with a server's worth of things, and a stranger's.
log_in "$OS_USERNAME" "$OS_PASSWORD" "$OS_PROJECT_NAME"
admin=$token
name=bad-$$
member=$(get /identity/v3/roles?name=member | jq -r '.roles[0].id')
for who in "$name-other" "$name"; do
    project=$(made /identity/v3/projects "{\"project\":{\"name\":\"$who\"}}" project)
    user=$(made /identity/v3/users "{\"user\":{\"name\":\"$who\",\"password\":\"secret-1234\"}}" user)
    send PUT "/identity/v3/projects/$project/users/$user/roles/$member" > /dev/null
done
flavor=$(get /compute/v2.1/flavors | jq -r '.flavors[] | select(.name == "m1.tiny").id')
giant=$(made /compute/v2.1/flavors "{\"flavor\":{\"name\":\"$name\",\"vcpus\":1,\"ram\":1048576,\"disk\":1}}" flavor)
send PUT "/compute/v2.1/os-quota-sets/$project" -d '{"quota_set":{"ram":-1}}' > /dev/null
tiny=$(get /image/v2/images?name=tiny | jq -r '.images[0].id')
log_in "$name-other" secret-1234 "$name-other"
image=$(image theirs raw)
theirs=$(made /network/v2.0/networks '{"network":{"name":"theirs"}}' network)
their_port=$(made /network/v2.0/ports "{\"port\":{\"network_id\":\"$theirs\"}}" port)
their_server=$(made /compute/v2.1/servers \
    "{\"server\":{\"name\":\"theirs\",\"flavorRef\":\"$flavor\",\"imageRef\":\"$tiny\",\"networks\":[{\"port\":\"$their_port\"}]}}" server)
log_in "$name" secret-1234 "$name"
mine=$token
own=$(made /network/v2.0/networks '{"network":{"name":"own"}}' network)
full=$(made /network/v2.0/networks '{"network":{"name":"full"}}' network)
send POST /network/v2.0/subnets -d "{\"subnet\":{\"network_id\":\"$own\",\"cidr\":\"10.9.0.0/24\",\"ip_version\":4}}" > /dev/null
send POST /network/v2.0/subnets -d "{\"subnet\":{\"network_id\":\"$full\",\"cidr\":\"10.9.1.0/30\",\"ip_version\":4}}" > /dev/null
send POST /network/v2.0/ports -d "{\"port\":{\"network_id\":\"$full\"}}" > /dev/null
queued=$(image mine qcow2)
token=$admin
within 60 server_is "$their_server" ACTIVE
token=$mine
state > "$work/before"

server() { printf '{"server":{"name":"%s","flavorRef":"%s","imageRef":"%s","networks":[{"uuid":"%s"}]%s}}' "$name" "$flavor" "$tiny" "$own" "${1:-}"; }
long=$(printf 'x%.0s' $(seq 256))
head -c 200000 /dev/zero | tr '\0' ' ' > "$work/oversize"
printf '{"name":"\xff\xfe"}' > "$work/not-utf-8"

declare -A root=([identity]=/identity/v3/projects [compute]=/compute/v2.1/servers [network]=/network/v2.0/networks [image]=/image/v2/images)
for api in identity compute network image; do
    token=$mine
    [ "$api" != identity ] || token=$admin
    wrong 'malformed JSON'       "$api" 400 'not JSON'          POST "${root[$api]}" -d '{"broken'
    wrong 'bad UTF-8'            "$api" 400 'UTF-8'             POST "${root[$api]}" --data-binary "@$work/not-utf-8"
    wrong 'a list for an object' "$api" 400 'object'            POST "${root[$api]}" -d '[]'
    wrong 'an oversize body'     "$api" 413 'too large'         POST "${root[$api]}" --data-binary "@$work/oversize"
    wrong 'a method it has not'  "$api" 405 'method'            PUT "${root[$api]}" -d '{}'
    wrong 'a path it has not'    "$api" 404 'could not be found' GET "${root[$api]%/*}/no-such-thing"
    # What every service behind the token filter says, in the same words and shape.
    token=nonsense
    wrong 'a wrong token' identity 401 'requires authentication' GET "${root[$api]}"
    token=
    wrong 'no token'      identity 401 'requires authentication' GET "${root[$api]}"
done

token=$admin
wrong 'a name that is too long'  identity 400 'too long'        POST /identity/v3/projects -d "{\"project\":{\"name\":\"$long\"}}"
wrong 'a name that is a number'  identity 400 "not of type 'string'" POST /identity/v3/users -d '{"user":{"name":7}}'
wrong 'a word for a boolean'     identity 400 "not of type 'boolean'" POST /identity/v3/projects -d '{"project":{"name":"p","enabled":"yes"}}'
wrong 'a name that is taken'     identity 409 'Conflict'        POST /identity/v3/projects -d "{\"project\":{\"name\":\"$name\"}}"
wrong 'a parent that is not there' identity 404 'Could not find' POST /identity/v3/projects -d '{"project":{"name":"p","parent_id":"0123"}}'
wrong 'a role that is not there' identity 404 'Could not find role' PUT "/identity/v3/projects/$project/users/$user/roles/0123"
wrong 'a flavor with negative memory' compute 400 'less than the minimum' POST /compute/v2.1/flavors -d '{"flavor":{"name":"neg","ram":-1,"vcpus":1,"disk":1}}'
wrong 'a flavor with a negative disk' compute 400 'less than the minimum' POST /compute/v2.1/flavors -d '{"flavor":{"name":"neg","ram":1,"vcpus":1,"disk":-1}}'
wrong 'a quota below none'       compute 400 'minimum|Invalid'  PUT "/compute/v2.1/os-quota-sets/$project" -d '{"quota_set":{"cores":-2}}'

token=$mine
wrong 'an admin list, by a member' identity 403 'not authorized' GET /identity/v3/users
wrong 'a wrong password'         identity 401 'requires authentication' POST /identity/v3/auth/tokens \
    -d "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"$name\",\"domain\":{\"id\":\"default\"},\"password\":\"x\"}}}}}"
wrong 'an unknown field'         compute 400 'colour'           POST /compute/v2.1/servers -d "$(server ',"colour":"red"')"
wrong 'a number for a name'      compute 400 "not of type 'string'" POST /compute/v2.1/servers -d "$(server | sed "s/\"$name\"/7/")"
wrong 'a name that is too long'  compute 400 'too long'         POST /compute/v2.1/servers -d "$(server | sed "s/\"$name\"/\"$long\"/")"
wrong 'a negative count'         compute 400 'minimum'          POST /compute/v2.1/servers -d "$(server ',"min_count":-1')"
wrong 'a word for a count'       compute 400 'integer'          POST /compute/v2.1/servers -d "$(server ',"max_count":"many"')"
wrong 'a flavor that is not there' compute 400 'Flavor .* could not be found' POST /compute/v2.1/servers -d "$(server | sed "s/$flavor/none/")"
wrong 'an image without bytes'   compute 400 'not active'       POST /compute/v2.1/servers -d "$(server | sed "s/$tiny/$queued/")"
wrong 'a network of another project' compute 400 'could not be found' POST /compute/v2.1/servers -d "$(server | sed "s/$own/$theirs/")"
wrong 'a port of another project' compute 400 'could not be found' POST /compute/v2.1/servers \
    -d "$(server | sed "s/\"uuid\":\"$own\"/\"port\":\"$their_port\"/")"
wrong 'an image of another project' compute 400 'image'         POST /compute/v2.1/servers -d "$(server | sed "s/$tiny/$image/")"
wrong 'an exhausted address pool' compute 409 'No more IP addresses' POST /compute/v2.1/servers -d "$(server | sed "s/$own/$full/")"
wrong 'more than the quota'      compute 403 'Quota exceeded'   POST /compute/v2.1/servers -d "$(server ',"min_count":500')"
wrong 'a server of another project' compute 404 'could not be found' GET "/compute/v2.1/servers/$their_server"
wrong 'its deletion'             compute 404 'could not be found' DELETE "/compute/v2.1/servers/$their_server"
wrong 'its stop'                 compute 404 'could not be found' POST "/compute/v2.1/servers/$their_server/action" -d '{"os-stop":null}'
wrong 'an action that is not there' compute 400 'action'        POST "/compute/v2.1/servers/$their_server/action" -d '{"dance":null}'
wrong 'a microversion beyond all' compute 406 'not supported'   GET /compute/v2.1/servers -H 'OpenStack-API-Version: compute 2.9999'
wrong 'a key that is none'       compute 400 'Keypair data is invalid' POST /compute/v2.1/os-keypairs -d '{"keypair":{"name":"k","public_key":"none"}}'

wrong 'an unknown field'         network 400 'colour'           POST /network/v2.0/networks -d '{"network":{"colour":"red"}}'
wrong 'a name that is too long'  network 400 'too long'         POST /network/v2.0/networks -d "{\"network\":{\"name\":\"$long\"}}"
wrong 'a negative MTU'           network 400 'mtu'              POST /network/v2.0/networks -d '{"network":{"mtu":-5}}'
wrong 'a word for a boolean'     network 400 'boolean'          POST /network/v2.0/networks -d '{"network":{"admin_state_up":"maybe"}}'
wrong 'an impossible prefix'     network 400 'not a valid IP subnet' POST /network/v2.0/subnets -d "{\"subnet\":{\"network_id\":\"$own\",\"cidr\":\"10.0.0.0/99\",\"ip_version\":4}}"
wrong 'an exhausted address pool' network 409 'No more IP addresses' POST /network/v2.0/ports -d "{\"port\":{\"network_id\":\"$full\"}}"
wrong 'a network of another project' network 404 'could not be found' GET "/network/v2.0/networks/$theirs"
wrong 'its deletion'             network 404 'could not be found' DELETE "/network/v2.0/networks/$theirs"
wrong 'a port on it'             network 404 'could not be found' POST /network/v2.0/ports -d "{\"port\":{\"network_id\":\"$theirs\"}}"

wrong 'a name that is too long'  image 400 'too long'           POST /image/v2/images -d "{\"name\":\"$long\"}"
wrong 'negative memory'          image 400 'minimum'            POST /image/v2/images -d '{"min_ram":-1}'
wrong 'a format that is none'    image 400 'floppy'             POST /image/v2/images -d '{"disk_format":"floppy"}'
wrong 'no bytes'                 image 400 'qcow2'              PUT "/image/v2/images/$queued/file" -H 'Content-Type: application/octet-stream' --data-binary ''
wrong 'bytes that are not the declared format' image 400 'qcow2' PUT "/image/v2/images/$queued/file" \
    -H 'Content-Type: application/octet-stream' --data-binary "@$work/oversize"
wrong 'bytes in the wrong type'  image 415 'media type|nsupported' PUT "/image/v2/images/$queued/file" --data-binary "@$work/oversize"
wrong 'an image of another project' image 404 'No image found'  GET "/image/v2/images/$image"
wrong 'its deletion'             image 404 'No image found'     DELETE "/image/v2/images/$image"
wrong 'a patch of what is fixed' image 403 'read-only|readonly' PATCH "/image/v2/images/$queued" \
    -H 'Content-Type: application/openstack-images-v2.1-json-patch' -d '[{"op":"replace","path":"/status","value":"active"}]'

# --- A page for those who ask for none of the formats (as the original does): markup, not escaped markup.
send POST /image/v2/images -H 'Accept: text/html' -d '{"name":7}' > /dev/null
grep -q '<h1>400 Bad Request</h1>' "$work/body"
report $? 'image: an error page is a page'

# --- A flavor larger than every host: accepted, as the original does, and an error with its explanation; nothing stays claimed.
send POST /compute/v2.1/servers -H 'OpenStack-API-Version: compute 2.37' \
    -d "{\"server\":{\"name\":\"$name\",\"flavorRef\":\"$giant\",\"imageRef\":\"$tiny\",\"networks\":\"none\"}}" > /dev/null
lost=$(jq -r .server.id "$work/body")
within 30 server_is "$lost" ERROR
get "/compute/v2.1/servers/$lost" | jq -e '.server.fault | .code == 500 and (.message | test("^No valid host was found. .*RamFilter"))' > "$work/verdict"
report $? "compute: a flavor larger than every host: $(jq -r .server.fault.message "$work/body")"
token=$admin
get "/ustack/v1/placement-decisions?server=$lost" | jq -e '.decisions[0] | .winner == null and (.rejections | length > 0)' > "$work/verdict"
report $? 'compute: and the decision can be read'
send DELETE "/compute/v2.1/servers/$lost" > /dev/null
consistent
report $? 'compute: and nothing stays claimed'

# --- A token that was good and is not any more. The lifetime is read at each issue; set and taken back while the server runs.
"$cli" --connect --controller="$management" '/system-property=ustack.identity.token-lifetime:add(value=PT1S)' > /dev/null
log_in "$name" secret-1234 "$name"
"$cli" --connect --controller="$management" '/system-property=ustack.identity.token-lifetime:remove' > /dev/null
within 30 answers 401 /compute/v2.1/servers
state > "$work/before"
for api in identity compute network image; do
    wrong "an expired token at $api" identity 401 'requires authentication' GET "${root[$api]}"
done
log_in "$name" secret-1234 "$name"
revoked=$token
send DELETE /identity/v3/auth/tokens -H "X-Subject-Token: $revoked" > /dev/null
wrong 'a revoked token' identity 401 'requires authentication' GET /compute/v2.1/servers

# --- HTTP itself: an answer without a body says that the connection ends, or the next request is lost in it.
token=$admin
spare=$(made /identity/v3/projects "{\"project\":{\"name\":\"$name-spare\"}}" project)
send DELETE "/identity/v3/projects/$spare" -H 'Connection: close' -D "$work/head" > /dev/null
grep -qi '^Connection: close' "$work/head"
report $? 'HTTP: a 204 repeats Connection: close'

# --- Nothing of this stays.
send DELETE "/compute/v2.1/servers/$their_server" > /dev/null
within 60 answers 404 "/compute/v2.1/servers/$their_server"
send DELETE "/image/v2/images/$image" > /dev/null
send DELETE "/image/v2/images/$queued" > /dev/null
send DELETE "/compute/v2.1/flavors/$giant" > /dev/null
for network_id in "$own" "$full" "$theirs"; do
    for port in $(get "/network/v2.0/ports?network_id=$network_id" | jq -r '.ports[].id'); do send DELETE "/network/v2.0/ports/$port" > /dev/null; done
    send DELETE "/network/v2.0/networks/$network_id" > /dev/null
done
for who in "$name" "$name-other"; do
    send DELETE "/identity/v3/users/$(get "/identity/v3/users?name=$who" | jq -r '.users[0].id')" > /dev/null
    send DELETE "/identity/v3/projects/$(get "/identity/v3/projects?name=$who" | jq -r '.projects[0].id')" > /dev/null
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
