# shellcheck shell=bash
# A first cloud to look at, made through the public APIs alone; whatever is there already is left as it is.

# api METHOD URL [JSON]: the body of the answer; ends the launcher unless the status is 2xx.
api() {
    local method=$1 url=$2 body=${3:-} status answer=$USTACK_HOME/run/answer
    local arguments=(-s -m 60 -o "$answer" -w '%{http_code}' -X "$method" -H @"$USTACK_HOME/run/token-header")
    if [ -n "$body" ]; then arguments+=(-H 'Content-Type: application/json' -d "$body"); fi
    status=$(curl "${arguments[@]}" "$url") || status=000
    case $status in
        2??) cat "$answer" ;;
        *) fail "$method $url answered $status: $(head -c 400 "$answer" 2> /dev/null)" "./ustack logs --no-follow" ;;
    esac
}

# The token goes through files, so that neither it nor the password shows in the list of processes.
log_in() {
    local status headers=$USTACK_HOME/run/login-headers
    [ -s "$USTACK_HOME/admin-password" ] || fail "the server wrote no $USTACK_HOME/admin-password" "./ustack logs --no-follow"
    jq -n --rawfile password "$USTACK_HOME/admin-password" '{auth: {
        identity: {methods: ["password"], password: {user: {name: "admin", domain: {name: "Default"}, password: ($password | rtrimstr("\n"))}}},
        scope: {project: {name: "admin", domain: {name: "Default"}}}}}' | write_private "$USTACK_HOME/run/login"
    status=$(umask 077 && curl -s -m 60 -o "$USTACK_HOME/run/answer" -D "$headers" -w '%{http_code}' -H 'Content-Type: application/json' \
        -d @"$USTACK_HOME/run/login" "$PUBLIC_URL/identity/v3/auth/tokens") || status=000
    rm -f "$USTACK_HOME/run/login"
    [ "$status" = 201 ] || fail "the administrator cannot log in: $status $(head -c 400 "$USTACK_HOME/run/answer")" "./ustack logs --no-follow"
    PROJECT_ID=$(jq -r .token.project.id "$USTACK_HOME/run/answer")
    sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: *\([^ \r]*\).*/X-Auth-Token: \1/p' "$headers" | write_private "$USTACK_HOME/run/token-header"
    rm -f "$headers" "$USTACK_HOME/run/answer"
}

log_out() { rm -f "$USTACK_HOME/run/token-header" "$USTACK_HOME/run/answer"; }

seed_flavor() {
    local name=$1 vcpus=$2 ram=$3 disk=$4
    if jq -e --arg name "$name" '.flavors[] | select(.name == $name)' > /dev/null <<< "$FLAVORS"; then return; fi
    api POST "$COMPUTE/flavors" "$(jq -n --arg name "$name" --argjson vcpus "$vcpus" --argjson ram "$ram" --argjson disk "$disk" \
        '{flavor: {name: $name, vcpus: $vcpus, ram: $ram, disk: $disk}}')" > /dev/null
}

seed_flavors() {
    FLAVORS=$(api GET "$COMPUTE/flavors")
    seed_flavor m1.tiny 1 128 1
    seed_flavor m1.small 1 512 5
    seed_flavor m1.medium 2 1024 10
    seed_flavor m1.large 4 4096 20
}

# An image whose upload was cut short stays "queued": it is filled by the next `up`.
seed_image() {
    local file found id status
    found=$(api GET "$IMAGE/images?name=tiny" | jq -c '.images[0] // empty')
    if [ "$(jq -r .status <<< "${found:-null}")" = active ]; then return; fi
    if ! file=$(tiny_image); then
        warn "the tiny guest could not be built (see $USTACK_HOME/log/guest.log): no image, no first server"
        return
    fi
    case $file in *empty.qcow2) loud "IMAGE: the tiny guest cannot be built here; image 'tiny' is an empty disk." ;; esac
    if [ -n "$found" ]; then
        id=$(jq -r .id <<< "$found")
    else
        id=$(api POST "$IMAGE/images" '{"name": "tiny", "disk_format": "qcow2", "container_format": "bare", "visibility": "public",
            "min_disk": 1, "min_ram": 96}' | jq -r .id)
    fi
    status=$(curl -s -m 300 -o /dev/null -w '%{http_code}' -X PUT -H @"$USTACK_HOME/run/token-header" \
        -H 'Content-Type: application/octet-stream' -T "$file" "$IMAGE/images/$id/file") || status=000
    [ "$status" = 204 ] || fail "the upload of image 'tiny' answered $status" "./ustack logs --no-follow"
}

seed_network() {
    local id
    id=$(api GET "$NETWORK/networks?name=demo-net" | jq -r '.networks[0].id // empty')
    if [ -z "$id" ]; then
        id=$(api POST "$NETWORK/networks" '{"network": {"name": "demo-net", "shared": true, "provider:network_type": "flat",
            "provider:physical_network": "host"}}' | jq -r .network.id)
    fi
    if [ "$(api GET "$NETWORK/subnets?network_id=$id" | jq '.subnets | length')" = 0 ]; then
        api POST "$NETWORK/subnets" "$(jq -n --arg id "$id" '{subnet: {name: "demo-subnet", network_id: $id, ip_version: 4,
            cidr: "10.42.0.0/24", gateway_ip: "10.42.0.1", enable_dhcp: true, dns_nameservers: ["10.42.0.1"]}}')" > /dev/null
    fi
    NETWORK_ID=$id
}

seed_rule() {
    local protocol=$1 port=$2
    if jq -e --arg protocol "$protocol" --argjson port "$port" '.security_group_rules[] | select(.direction == "ingress" and
        .ethertype == "IPv4" and .protocol == $protocol and .port_range_min == $port)' > /dev/null <<< "$RULES"; then return; fi
    api POST "$NETWORK/security-group-rules" "$(jq -n --arg group "$GROUP_ID" --arg protocol "$protocol" --argjson port "$port" \
        '{security_group_rule: {security_group_id: $group, direction: "ingress", ethertype: "IPv4", protocol: $protocol,
          port_range_min: $port, port_range_max: $port, remote_ip_prefix: "0.0.0.0/0"}}')" > /dev/null
}

seed_rules() {
    GROUP_ID=$(api GET "$NETWORK/security-groups?name=default&project_id=$PROJECT_ID" | jq -r '.security_groups[0].id')
    RULES=$(api GET "$NETWORK/security-group-rules?security_group_id=$GROUP_ID")
    seed_rule icmp null
    seed_rule tcp 22
    seed_rule tcp 80
}

seed_server() {
    local image flavor id server deadline=$((SECONDS + 180))
    id=$(api GET "$COMPUTE/servers?name=%5Efirst-server%24" | jq -r '.servers[0].id // empty')
    if [ -z "$id" ]; then
        image=$(api GET "$IMAGE/images?name=tiny" | jq -r '.images[0] | select(.status == "active") | .id')
        [ -n "$image" ] || return 0
        flavor=$(api GET "$COMPUTE/flavors" | jq -r '.flavors[] | select(.name == "m1.tiny") | .id')
        wait_for_host
        step "booting the first server"
        id=$(api POST "$COMPUTE/servers" "$(jq -n --arg image "$image" --arg flavor "$flavor" --arg network "$NETWORK_ID" \
            '{server: {name: "first-server", imageRef: $image, flavorRef: $flavor, networks: [{uuid: $network}]}}')" | jq -r .server.id)
    else
        step "looking at the first server"
    fi
    while :; do
        server=$(api GET "$COMPUTE/servers/$id")
        case $(jq -r .server.status <<< "$server") in
            ACTIVE) done_step "ACTIVE at $(jq -r '[.server.addresses[][].addr] | join(", ")' <<< "$server")" && return ;;
            ERROR) failed_step && fail "the first server is in ERROR: $(jq -r '.server.fault.message // "no fault"' <<< "$server")" \
                "openstack server show first-server; ./ustack logs" ;;
            BUILD) ;;
            *) done_step "$(jq -r .server.status <<< "$server")" && return ;;
        esac
        [ "$SECONDS" -lt "$deadline" ] || { failed_step && fail "the first server is still not ACTIVE" "./ustack logs"; }
        sleep 0.5
    done
}

# The agent reports its host within its first interval; before that the placement has nowhere to go.
wait_for_host() {
    local deadline=$((SECONDS + 90))
    step "waiting for a host"
    until [ "$(api GET "$COMPUTE/os-hypervisors/detail" | jq '[.hypervisors[] | select(.state == "up")] | length')" -gt 0 ]; do
        [ "$SECONDS" -lt "$deadline" ] || { failed_step && fail "no host has reported within 90 s" "./ustack logs"; }
        sleep 0.5
    done
    done_step
}

seed() {
    COMPUTE=$PUBLIC_URL/compute/v2.1 IMAGE=$PUBLIC_URL/image/v2 NETWORK=$PUBLIC_URL/network/v2.0
    # Once seeded the cloud is its users' own: what they delete does not come back.
    if [ -f "$USTACK_HOME/run/seeded" ]; then return; fi
    log_in
    step "seeding flavors, image, network, rules"
    seed_flavors
    seed_image
    seed_network
    seed_rules
    done_step
    # A controller of its own has no node yet.
    [ "$PROFILE" != all-in-one ] || seed_server
    log_out
    touch "$USTACK_HOME/run/seeded"
}
