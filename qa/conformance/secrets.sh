#!/usr/bin/env bash
# Secrets that went through the APIs are in no log: passwords right, wrong, new and refused, tokens, keys of credentials.
# Needs the OS_* variables of a running cloud and USTACK_HOME. Ends with "N passed, N failed".
set -u

passed=0 failed=0
work=$(mktemp -d)
user=secret-$$
url=${OS_AUTH_URL%/}
trap 'rm -rf "$work"; openstack user delete "$user" > /dev/null 2>&1' EXIT

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# login NAME PASSWORD: prints the token; nothing after a refusal.
login() {
    printf '{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"%s","domain":{"name":"Default"},"password":"%s"}}}}}' "$1" "$2" |
        curl -s -D - -o /dev/null -H 'Content-Type: application/json' --data-binary @- "$url/auth/tokens" |
        tr -d '\r' | sed -n 's/^X-Subject-Token: //Ip'
}

# call TOKEN METHOD PATH BODY
call() {
    curl -s -X "$2" -H "X-Auth-Token: $1" -H 'Content-Type: application/json' -d "$4" "$url$3"
}

dashboard=${url%/identity*}/dashboard

# A browser without scripts. page FILE; submit FILE BUTTON FIELD…, with the state and the nonce of the page got before.
page() { curl -s -b "$work/cookies" -c "$work/cookies" "$dashboard/$1" > "$work/page"; }
submit() {
    local file=$1 button=$2 state nonce field fields=()
    shift 2
    state=$(grep -o 'name="jakarta.faces.ViewState"[^>]*' "$work/page" | head -1 | sed 's/.*value="\([^"]*\)".*/\1/')
    nonce=$(grep -o "csp.init('[^']*" "$work/page" | head -1 | cut -d "'" -f 2)
    for field in "$@"; do fields+=(--data-urlencode "$field"); done
    curl -s -b "$work/cookies" -c "$work/cookies" "$dashboard/$file" --data-urlencode "${button%%:*}=${button%%:*}" --data-urlencode "$button=" \
        "${fields[@]}" --data-urlencode "primefaces.nonce=$nonce" --data-urlencode "jakarta.faces.ViewState=$state" > "$work/page"
}
# in_page ID: the text of that element.
in_page() { tr -d '\n' < "$work/page" | grep -o "id=\"$1\"[^<]*" | sed 's/[^>]*>//'; }

# absent WHAT SECRET: in no file of the log.
absent() {
    if [ -z "$2" ]; then
        failed=$((failed + 1))
        printf 'FAILED  there is no %s to look for\n' "$1"
    elif grep -rqF -e "$2" "$USTACK_HOME/log"; then
        failed=$((failed + 1))
        printf 'FAILED  %s is in %s\n' "$1" "$(grep -rlF -e "$2" "$USTACK_HOME/log" | tr '\n' ' ')"
    else
        passed=$((passed + 1))
        printf 'ok      %s is in no log\n' "$1"
    fi
}

first=$(random) second=$(random) wrong=$(random) blob=$(random) malformed=$(random)
id=$(openstack user create --password "$first" "$user" -f value -c id)
admin=$(openstack token issue -f value -c id)
token=$(login "$user" "$first")
login "$user" "$wrong" > /dev/null
call "$token" POST "/users/$id/password" "{\"user\":{\"original_password\":\"$first\",\"password\":\"$second\"}}"
call "$token" POST "/users/$id/password" "{\"user\":{\"original_password\":\"$wrong\",\"password\":\"$second\"}}" > /dev/null
call x POST /auth/tokens "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"password\":\"$malformed\"" > /dev/null
call x POST /auth/tokens "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":\"$malformed\"}}}" > /dev/null
call "$admin" PATCH "/users/$id" "{\"user\":{\"password\":\"$malformed\",\"enabled\":\"nonsense\"}}" > /dev/null
call "$admin" POST /credentials "{\"credential\":{\"type\":\"cert\",\"blob\":\"$blob\",\"user_id\":\"$id\"}}" > /dev/null
ec2=$(openstack ec2 credentials create --user "$user" --project "$OS_PROJECT_NAME" -f value -c secret)
again=$(login "$user" "$second")

# The same and more by the dashboard: a wrong password, the admin's own, a second factor's secret, the secret of a credential.
typed=$(random) chosen=$(random)
page login.xhtml
submit login.xhtml enter "login=login" "user=$OS_USERNAME" "password=$typed" domain=Default
page login.xhtml
submit login.xhtml enter "login=login" "user=$OS_USERNAME" "password=$OS_PASSWORD" domain=Default
page password.xhtml
submit password.xhtml change:go "change:current=$typed" "change:wanted=$chosen" "change:repeated=$chosen"
page factor.xhtml
submit factor.xhtml factor:begin
factor=$(in_page totp-secret | tr -d ' ')
page credentials.xhtml
submit credentials.xhtml open:make
role=$(grep -o 'name="make-form:roles"[^>]*' "$work/page" | head -1 | sed 's/.*value="\([^"]*\)".*/\1/')
submit credentials.xhtml make-form:make-go "make-form:name=$user" "make-form:roles=$role"
credential=$(in_page secret)
openstack application credential delete "$user"

absent 'the first password' "$first"
absent 'the second password' "$second"
absent 'a wrong password' "$wrong"
absent 'a password in a malformed body' "$malformed"
absent "the user's token" "$token"
absent "the user's second token" "$again"
absent "the admin's token" "$admin"
absent "the admin's password" "$OS_PASSWORD"
absent 'the blob of a credential' "$blob"
absent 'the secret of an EC2 key pair' "$ec2"
absent 'a password typed into the dashboard' "$typed"
absent 'a new password typed into the dashboard' "$chosen"
absent 'the secret of a second factor' "$factor"
absent 'the same as people see it' "$(echo "$factor" | sed 's/..../& /g; s/ $//')"
absent 'the secret of an application credential' "$credential"

# The same run is in the audit trail, or the search would prove nothing.
if grep -qF "$id" "$USTACK_HOME/log/ustack-audit.log" && grep -F '"outcome":"failure"' "$USTACK_HOME/log/ustack-audit.log" | grep -qF "$user"; then
    passed=$((passed + 1))
    echo 'ok      the audit log has the user and its refused login'
else
    failed=$((failed + 1))
    echo 'FAILED  the audit log does not have the user and its refused login'
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
