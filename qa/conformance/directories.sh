#!/usr/bin/env bash
# Users of elsewhere, with the unmodified openstack client against a running cloud: an LDAP directory behind a domain, and an
# OpenID Connect provider. Both are started here (OutsideWorld.java) with the jars of the controller's archive.
# Needs in the environment: the OS_* variables (./ustack openrc) and USTACK_HOME. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

. qa/conformance/steps.sh
work=$(mktemp -d)
name=outside-$$
clients=$USTACK_HOME/oidc-clients.json
world=
tidy() {
    [ -z "$world" ] || kill "$world" 2>/dev/null
    rm -f "$clients"
    [ ! -e "$work/clients.before" ] || cp "$work/clients.before" "$clients"
    rm -rf "$work"
}
trap tidy EXIT
[ ! -e "$clients" ] || cp "$clients" "$work/clients.before"

# as USER PASSWORD COMMAND…: as a user of the LDAP domain, in the project.
as() {
    local user=$1 password=$2
    shift 2
    env -u OS_PROJECT_DOMAIN_NAME -u OS_USER_DOMAIN_NAME -u OS_USER_DOMAIN_ID -u OS_PROJECT_DOMAIN_ID \
        OS_USERNAME="$user" OS_PASSWORD="$password" OS_USER_DOMAIN_NAME="$name" \
        OS_PROJECT_NAME="$name" OS_PROJECT_DOMAIN_NAME=Default openstack "$@"
}

# federated TYPE OPTION… -- COMMAND…: by the word of the provider; OS_* that belong to the admin are put away.
federated() {
    local type=$1 options=()
    shift
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    env -u OS_USERNAME -u OS_PASSWORD -u OS_USER_DOMAIN_NAME -u OS_USER_DOMAIN_ID -u OS_PROJECT_DOMAIN_ID \
        OS_PROJECT_NAME="$name" OS_PROJECT_DOMAIN_NAME=Default \
        openstack --os-auth-type "$type" --os-identity-provider "$name" --os-protocol openid "${options[@]}" "$@"
}

# config METHOD PATH [BODY]: the client has no command for domain configurations.
config() {
    curl -sSf -X "$1" -H "X-Auth-Token: $token" -H 'Content-Type: application/json' ${3:+-d "$3"} \
        "$OS_AUTH_URL/domains/$domain/config$2"
}

# bearer USER [AUDIENCE]: a token of the provider.
bearer() {
    curl -sSf -d "username=$1" -d 'password=open sesame' -d "audience=${2:-ustack}" "$ISSUER/token" | jq -r .access_token
}

java -cp "ear/controller/target/ustack-controller/lib/*" qa/conformance/OutsideWorld.java "$work/world" &
world=$!
for _ in $(seq 300); do
    [ -e "$work/world" ] && break
    kill -0 "$world" 2>/dev/null || break
    sleep 0.1
done
# shellcheck source=/dev/null
. "$work/world" || exit 1
token=$(openstack token issue -f value -c id)

step 'a project for them' openstack project create "$name" --domain default
step 'a domain' openstack domain create "$name" -f value -c id
domain=$(cat "$work/out")

printf '\n-- LDAP\n'
step 'the domain has a directory' config PUT '' "{\"config\": {\"identity\": {\"driver\": \"ldap\"}, \"ldap\": {
    \"url\": \"$LDAP\", \"user\": \"cn=reader,dc=example,dc=org\", \"password\": \"reads\",
    \"user_tree_dn\": \"ou=people,dc=example,dc=org\", \"user_id_attribute\": \"uid\", \"user_name_attribute\": \"uid\",
    \"group_tree_dn\": \"ou=teams,dc=example,dc=org\", \"group_name_attribute\": \"cn\", \"page_size\": 100}}}"
step 'the configuration is shown' config GET ''
says 'with what was set' '"page_size": ?100'
refuses 'without the password' 404 config GET /ldap/password
step 'its users are listed' openstack user list --domain "$name" -f value -c ID -c Name
says 'under ids of 64 characters' '^[0-9a-f]{64} ann$'
step 'a user is shown by name' openstack user show --domain "$name" bob
says 'with its mail' 'bob@example.org'
step 'its groups are listed' openstack group list --domain "$name" -f value -c Name
says 'by name' '^builders$'
step 'the users of a group' openstack user list --group builders --domain "$name" -f value -c Name
says 'are those of the directory' '^ann$'
step 'a role for the group' openstack role add --group builders --group-domain "$name" --project "$name" member
step 'a user of the directory logs in' as ann "ann's secret" token issue
step 'and uses the cloud' as ann "ann's secret" network list
refuses 'not with a wrong password' 'HTTP 401' as ann "bob's secret" token issue
refuses 'nor without one' 'password|HTTP 401' as ann '' token issue
refuses 'nor by a wildcard' 'HTTP 401' as '*' "ann's secret" token issue
refuses 'nor without a role' 'HTTP 401' as bob "bob's secret" token issue
refuses 'nothing is written to the directory' 'HTTP 403' openstack user create --domain "$name" eve
refuses 'nor taken from it' 'HTTP 403' openstack user delete --domain "$name" ann

printf '\n-- OpenID Connect\n'
printf '{"%s": {"audiences": ["ustack"]}}' "$name" > "$clients"
cat > "$work/rules" <<'EOF'
[{"local": [{"user": {"name": "{0}"}}, {"groups": "{1}", "domain": {"name": "Default"}}],
  "remote": [{"type": "OIDC-preferred_username"}, {"type": "OIDC-groups", "whitelist": ["operators"]}]}]
EOF
openstack group show operators --domain default > /dev/null 2>&1 && own=no || own=yes
[ "$own" = no ] || step 'a group for those who come' openstack group create operators --domain default
step 'with a role' openstack role add --group operators --group-domain default --project "$name" reader
step 'an identity provider' openstack identity provider create "$name" --remote-id "$ISSUER"
step 'a mapping' openstack mapping create "$name" --rules "$work/rules"
step 'a protocol' openstack federation protocol create openid --identity-provider "$name" --mapping "$name"
step 'it is shown' openstack federation protocol show openid --identity-provider "$name"
says 'with its mapping' "mapping +\| $name"
step 'somebody logs in with an access token' \
    federated v3oidcaccesstoken --os-access-token "$(bearer zoe)" -- token issue
step 'and uses the cloud' federated v3oidcaccesstoken --os-access-token "$(bearer zoe)" -- network list
step 'somebody logs in with a password at the provider' \
    federated v3oidcpassword --os-client-id cli --os-client-secret x --os-username yan --os-password 'open sesame' \
    --os-discovery-endpoint "$ISSUER/.well-known/openid-configuration" -- token issue
refuses 'not with a token for somebody else' 'HTTP 401' \
    federated v3oidcaccesstoken --os-access-token "$(bearer zoe another)" -- token issue
refuses 'nor with one that was changed' 'HTTP 401' \
    federated v3oidcaccesstoken --os-access-token "$(bearer zoe)x" -- token issue
step 'the provider is disabled' openstack identity provider set "$name" --disable
refuses 'and lets nobody in any more' 'HTTP 403' \
    federated v3oidcaccesstoken --os-access-token "$(bearer zoe)" -- token issue

printf '\n-- afterwards\n'
step 'the protocol goes' openstack federation protocol delete openid --identity-provider "$name"
step 'the mapping goes' openstack mapping delete "$name"
step 'the provider goes' openstack identity provider delete "$name"
step 'the configuration goes' config DELETE ''
step 'the domain goes' sh -c "openstack domain set $name --disable && openstack domain delete $name"
[ "$own" = no ] || step 'the group goes' openstack group delete operators --domain default
step 'the project goes' openstack project delete "$name"

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
