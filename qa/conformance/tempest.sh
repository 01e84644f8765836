#!/usr/bin/env bash
# The smoke tests of Tempest, OpenStack's own suite, for the services that exist, and the tests of tempest-identity.txt,
# tempest-image.txt and tempest-compute.txt, held against the list of known failures: a new failure fails the run, and so does an
# unexpected pass. Needs the OS_* variables of a running, seeded cloud, USTACK_HOME and
# USTACK_BASE_URL. Other tests: tempest.sh --include-list FILE (with its whole path), such as tempest-routers.txt. Ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
# shellcheck source=qa/conformance/verdict.sh
. ./verdict.sh
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Tempest's packages belong to the system's own Python.
export PATH=/usr/bin:$PATH

openstack image show tiny-alt > /dev/null 2>&1 || {
    openstack image save --file "$work/tiny" tiny
    openstack image create --disk-format qcow2 --container-format bare --public --file "$work/tiny" tiny-alt > /dev/null
}
openstack network show tempest-public > /dev/null 2>&1 || openstack network create --external tempest-public > /dev/null
openstack subnet show tempest-public > /dev/null 2>&1 ||
    openstack subnet create --network tempest-public --subnet-range 198.51.100.0/24 --no-dhcp tempest-public > /dev/null
tempest init "$work/w" > /dev/null 2>&1
extensions=$(openstack extension list --network -f value -c Alias | paste -sd,)
sed -e "s|@DIR@|$work/w|; s|@PASSWORD@|$OS_PASSWORD|; s|@URL@|$USTACK_BASE_URL|" \
    -e "s|@IMAGE@|$(openstack image show -f value -c id tiny)|; s|@IMAGE_ALT@|$(openstack image show -f value -c id tiny-alt)|" \
    -e "s|@PUBLIC@|$(openstack network show -f value -c id tempest-public)|" \
    -e "s|@FLAVOR@|$(openstack flavor show -f value -c id m1.tiny)|; s|@FLAVOR_ALT@|$(openstack flavor show -f value -c id m1.small)|" \
    -e "s|@EXTENSIONS@|$extensions|" tempest.conf.in > "$work/w/etc/tempest.conf"

{ cat "$here"/tempest-{identity,image,compute}.txt; echo '^tempest\.api\.(identity|image|compute|network)\..*smoke'; } > "$work/selection"
selection=(--include-list "$work/selection")
[ $# -eq 0 ] || selection=("$@")
(cd "$work/w" && tempest run "${selection[@]}" --exclude-list "$here/tempest-excluded.txt" --concurrency 2) | tee "$work/out" |
    grep -E '\.\.\. |^Totals|^ - |Details:|^    [a-z].*(Exception|Error|Mismatch)' | cut -c1-300

verdict "$work/out" '' tempest-known-failures.txt
