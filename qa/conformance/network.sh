#!/usr/bin/env bash
# Tests of the network's API by Tempest and by neutron-tempest-plugin (network.txt), held against a list of known failures. Needs
# the OS_* variables of a running cloud. Other tests: network.sh --regex REGEX. Ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
# shellcheck source=qa/conformance/verdict.sh
. ./verdict.sh
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Tempest's packages belong to the system's own Python.
export PATH=/usr/bin:$PATH

tempest init "$work/w" > /dev/null 2>&1
extensions=$(openstack extension list --network -f value -c Alias | paste -sd,)
sed -e "s|@DIR@|$work/w|; s|@PASSWORD@|$OS_PASSWORD|; s|@URL@|${OS_AUTH_URL%/identity/v3*}|; s|@EXTENSIONS@|$extensions|" \
    network.conf.in > "$work/w/etc/tempest.conf"
selection=(--include-list "$here/network.txt")
[ $# -eq 0 ] || selection=("$@")
(cd "$work/w" && tempest run "${selection[@]}" --exclude-list "$here/network-excluded.txt" --concurrency 2) > "$work/out" 2>&1
grep -E '^ - |^Totals|Details:' "$work/out" | cut -c1-300
[ -z "${NETWORK_OUTPUT:-}" ] || cp "$work/out" "$NETWORK_OUTPUT"
verdict "$work/out" '' network-known-failures.txt
