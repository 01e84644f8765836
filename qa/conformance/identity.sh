#!/usr/bin/env bash
# What an operator does with identity beyond users and projects, with the unmodified openstack client against a running, seeded
# cloud. Needs in the environment: the OS_* variables (./ustack openrc). Ends with "N passed, N failed".
set -u

work=$(mktemp -d)
name=identity-$$
trap 'rm -rf "$work"' EXIT
# shellcheck source=qa/conformance/steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

# as USER COMMAND…: with that user's password, in the project of this run.
as() {
    local user=$1
    shift
    openstack --os-username "$user" --os-password secret-1234 --os-project-name "$name" "$@"
}

# COMMAND…: under the application credential, or the trust, that was made last.
credential() {
    env -u OS_USERNAME -u OS_PASSWORD -u OS_PROJECT_NAME -u OS_USER_DOMAIN_NAME -u OS_PROJECT_DOMAIN_NAME \
        OS_AUTH_TYPE=v3applicationcredential OS_APPLICATION_CREDENTIAL_ID="$id" OS_APPLICATION_CREDENTIAL_SECRET="$secret" \
        openstack "$@"
}
under_trust() {
    env -u OS_PROJECT_NAME -u OS_PROJECT_DOMAIN_NAME OS_USERNAME="$name-b" OS_PASSWORD=secret-1234 OS_TRUST_ID="$trust" \
        openstack "$@"
}
value() { sed -n "s/^$1=\"\(.*\)\"/\1/p" "$work/out"; }

echo "people"
step "a project"                      openstack project create -f shell "$name"
project=$(value id)
step "its owner"                      openstack user create --password secret-1234 -f shell "$name"
owner=$(value id)
step "a second user"                  openstack user create --password secret-1234 -f shell "$name-b"
second=$(value id)
step "a role"                         openstack role add --project "$name" --user "$name" member
member=$(openstack role show -f value -c id member)

echo "application credentials"
step "one that only reads servers"    as "$name" application credential create --role reader -f shell \
    --access-rules '[{"service": "compute", "method": "GET", "path": "/v2.1/servers/detail"}]' "$name"
id=$(value id) secret=$(value secret)
step "gives a token"                  credential token issue
step "lists servers"                  credential server list --no-name-lookup
refuses "and nothing else"            "401|authentication" credential network list
step "shown"                          as "$name" application credential show "$name"
says "without its secret"             "unrestricted"
step "access rules"                   as "$name" access rule list -f value -c ID
rule=$(cat "$work/out")
refuses "a rule in use stays"         "in use" as "$name" access rule delete "$rule"
step "deleted"                        as "$name" application credential delete "$name"
step "then the rule goes"             as "$name" access rule delete "$rule"
refuses "and the credential is void"  "401|authentication" credential token issue
refuses "no role that one has not"    "role assignment" as "$name" application credential create --role admin "$name-x"
step "an unrestricted one"            as "$name" application credential create --unrestricted -f shell "$name"
id=$(value id) secret=$(value secret)
step "makes another"                  credential application credential create "$name-2"

echo "trusts"
step "a trust"                        as "$name" trust create --project "$project" --role "$member" --impersonate -f shell "$owner" "$second"
trust=$(value id)
step "its trustee acts as the trustor" under_trust token issue -f value -c user_id
says "by the trustor's id"            "^$owner\$"
step "listed"                         openstack trust list
says "with its id"                    "$trust"
step "shown"                          as "$name" trust show "$trust"
step "ended"                          as "$name" trust delete "$trust"
refuses "and worth nothing"           "401|authentication" under_trust token issue

echo "key pairs"
step "of EC2"                         as "$name" ec2 credentials create -f shell
access=$(value access)
step "listed"                         as "$name" ec2 credentials list
says "with the access key"            "$access"
step "a credential of one's own"      openstack credential create --type cert "$name" blob
step "credentials"                    openstack credential list --type cert -f value -c ID
credential_id=$(head -1 "$work/out") token=$(openstack token issue -f value -c id)
step "deleted over a closing connection" curl -sf -D - -X DELETE -H "X-Auth-Token: $token" -H 'Connection: close' \
    "$OS_AUTH_URL/credentials/$credential_id"
says "which the answer without a body says" "^Connection: close"

echo "limits"
step "what a service counts"          openstack registered limit create --service image --default-limit 10 -f shell "$name"
registered=$(value id)
step "a limit of one project"         openstack limit create --project "$name" --service image --resource-limit 5 -f shell "$name"
limit=$(value id)
step "limits"                         openstack limit list --project "$name"
says "has it"                         "$name"
refuses "a registered one in use stays" "associated" openstack registered limit delete "$registered"
step "limit changed"                  openstack limit set --resource-limit 7 "$limit"
step "limit deleted"                  openstack limit delete "$limit"
step "registered limit deleted"       openstack registered limit delete "$registered"

echo "what a project sees"
printf '{"interface": "public"}' > "$work/filters"
step "a group of endpoints"           openstack endpoint group create "$name" "$work/filters"
step "for the project"                openstack endpoint group add project "$name" "$name"
step "its catalog"                    as "$name" catalog list
says "has public endpoints"           "public:"
step "and no other"                   test "$(grep -c 'admin:' "$work/out")" = 0
step "group taken away"               openstack endpoint group remove project "$name" "$name"
step "group deleted"                  openstack endpoint group delete "$name"

echo "consumers and policies"
step "a consumer"                     openstack consumer create --description "$name" -f shell
consumer=$(value id) shared=$(value secret)
step "consumers"                      openstack consumer list
step "a request token"                openstack request token create --consumer-key "$consumer" --consumer-secret "$shared" \
    --project "$name"
step "consumer deleted"               openstack consumer delete "$consumer"
echo '{}' > "$work/policy"
step "a policy document"              openstack policy create -f shell "$work/policy"
step "deleted"                        openstack policy delete "$(value id)"

echo "and everything is taken away again"
step "users deleted"                  openstack user delete "$name" "$name-b"
step "project deleted"                openstack project delete "$name"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
