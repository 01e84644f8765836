#!/usr/bin/env bash
# The functional tests that python-openstackclient brings for identity (v3), compute and image (v2), with the client and
# the tests as the package has them, held against a list of known failures. Needs the OS_* variables of a running cloud. Some of
# them: any regular expressions as arguments. CLIENT_CONCURRENCY: how many at a time. Ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
# shellcheck source=qa/conformance/verdict.sh
. ./verdict.sh
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The client's packages belong to the system's own Python.
export PATH=/usr/bin:$PATH

# The names of the clouds are those that the tests have for "the admin of a project" and "the admin of the system".
(umask 077 && cat > "$work/clouds.yaml") << YAML
clouds:
  devstack-admin:
    region_name: $OS_REGION_NAME
    identity_api_version: 3
    auth:
      auth_url: $OS_AUTH_URL
      username: $OS_USERNAME
      user_domain_name: $OS_USER_DOMAIN_NAME
      password: $(jq -Rn --arg text "$OS_PASSWORD" '$text')
      project_name: $OS_PROJECT_NAME
      project_domain_name: $OS_PROJECT_DOMAIN_NAME
  devstack-system-admin:
    region_name: $OS_REGION_NAME
    identity_api_version: 3
    auth:
      auth_url: $OS_AUTH_URL
      username: $OS_USERNAME
      user_domain_name: $OS_USER_DOMAIN_NAME
      password: $(jq -Rn --arg text "$OS_PASSWORD" '$text')
      system_scope: all
YAML
export OS_CLIENT_CONFIG_FILE=$work/clouds.yaml

# What the tests look for by name: an image called cirros-…-disk and the networks of a devstack.
openstack image save --file "$work/tiny" tiny
openstack image create --disk-format qcow2 --container-format bare --public --file "$work/tiny" cirros-tiny-disk > /dev/null
openstack network create private > /dev/null
openstack subnet create --network private --subnet-range 10.77.0.0/24 private > /dev/null
openstack network create --external --provider-network-type flat --provider-physical-network public public > /dev/null
openstack subnet create --network public --no-dhcp --subnet-range 203.0.113.0/24 public > /dev/null
openstack router create --external-gateway public between > /dev/null
openstack router add subnet between private
clean_up() {
    export OS_CLOUD=devstack-admin
    openstack image delete cirros-tiny-disk
    openstack router remove subnet between private
    openstack router delete between
    openstack network delete private public
    rm -rf "$work"
}
trap clean_up EXIT

unset OS_USERNAME OS_PASSWORD OS_PROJECT_NAME OS_USER_DOMAIN_NAME OS_PROJECT_DOMAIN_NAME OS_AUTH_URL OS_REGION_NAME OS_INTERFACE

tests=$(python3 -c 'import os, openstackclient.tests.functional as functional; print(os.path.dirname(functional.__file__))') || exit 1
mkdir "$work/bin"
# run CONCURRENCY REGEX...: some of the tests, with the stock client loaded beforehand.
run() {
    local concurrency=$1
    shift
    (cd "$work" && rm -f bin/* && "$here/preloaded_openstack.py" "$work/bin" \
        stestr --test-path "$tests" --top-dir "${tests%/openstackclient/*}" run --concurrency "$concurrency" \
        --exclude-list "$here/openstackclient-excluded.txt" "$@") >> "$work/out" 2>&1
}
if [ $# -gt 0 ]; then
    run "${CLIENT_CONCURRENCY:-2}" "$@"
else
    # Most of them wait for servers. Those of flavors all make one with the same id.
    run "${CLIENT_CONCURRENCY:-4}" 'functional\.(identity\.v3|image\.v2)\.' 'functional\.compute\.v2\.test_(aggregate|keypair|server)'
    run 1 'functional\.compute\.v2\.test_flavor'
fi
grep -E '^ - |^Totals|Details:' "$work/out" | cut -c1-300
[ -z "${CLIENT_OUTPUT:-}" ] || cp "$work/out" "$CLIENT_OUTPUT"
verdict "$work/out" openstackclient.tests.functional. openstackclient-known-failures.txt
