#!/usr/bin/env bash
# The tests of keystone-tempest-plugin of who may do what (tests.rbac.v3), held against a list of known failures. Needs the OS_*
# variables of a running cloud with ustack.identity.enforce-scope=true. Other tests: rbac.sh --regex REGEX. Ends with
# "N passed, N failed, N skipped".
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
sed -e "s|@DIR@|$work/w|; s|@PASSWORD@|$OS_PASSWORD|; s|@URL@|${OS_AUTH_URL%/identity/v3*}|" rbac.conf.in > "$work/w/etc/tempest.conf"
selection=(--regex '^keystone_tempest_plugin\.tests\.rbac\.v3\.')
[ $# -eq 0 ] || selection=("$@")
(cd "$work/w" && tempest run "${selection[@]}" --exclude-list "$here/rbac-excluded.txt" --concurrency 2) > "$work/out" 2>&1
grep -E '^ - |^Totals|Details:' "$work/out" | cut -c1-300
[ -z "${RBAC_OUTPUT:-}" ] || cp "$work/out" "$RBAC_OUTPUT"
verdict "$work/out" keystone_tempest_plugin.tests.rbac.v3. rbac-known-failures.txt
