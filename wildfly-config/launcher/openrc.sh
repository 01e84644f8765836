# shellcheck shell=bash
# Settings for the stock client. The password is read from its file when the settings are sourced: printing this shows none.

command_openrc() {
    [ -f "$USTACK_HOME/admin-password" ] || fail "there is no administrator yet" "./ustack up"
    cat <<TEXT
export OS_AUTH_URL=$PUBLIC_URL/identity/v3
export OS_IDENTITY_API_VERSION=3
export OS_USERNAME=admin
export OS_USER_DOMAIN_NAME=Default
export OS_PROJECT_NAME=admin
export OS_PROJECT_DOMAIN_NAME=Default
export OS_REGION_NAME=${USTACK_REGION:-RegionOne}
export OS_INTERFACE=public
OS_PASSWORD=\$(cat $(printf '%q' "$USTACK_HOME/admin-password")) && export OS_PASSWORD
TEXT
}
