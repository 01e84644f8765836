#!/usr/bin/env bash
# The tests of keystone-tempest-plugin of who may do what (tests.rbac.v3), held against a list of known failures: a new failure
# fails the run, and so does an unexpected pass. Needs the OS_* variables of a running cloud that was started with
# USTACK_IDENTITY_ENFORCE_SCOPE=true. Other tests: rbac.sh --regex REGEX. Ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
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
grep -E '^ - |^Totals' "$work/out"

# names WORD: of tests with that result, by class and test.
names() { sed -n "s/^{[0-9]*} keystone_tempest_plugin\.tests\.rbac\.v3\.\([^ []*\).*\.\.\. $1.*/\1/p" "$work/out" | sort -u; }
names FAILED > "$work/failed"
sed -n 's/^{[0-9]*} \(setUpClass\|tearDownClass\) (keystone_tempest_plugin\.tests\.rbac\.v3\.\([^)]*\)).*FAILED.*/\2/p' "$work/out" >> "$work/failed"
sort -u -o "$work/failed" "$work/failed"
names ok > "$work/ok"
grep -vE '^(#|$)' rbac-known-failures.txt | sed 's/ .*//' | sort -u > "$work/known"
mapfile -t new < <(comm -23 "$work/failed" "$work/known")
mapfile -t unexpected < <(comm -12 "$work/ok" "$work/known")
[ ${#new[@]} = 0 ] || printf 'NEW FAILURE: %s\n' "${new[@]}"
[ ${#unexpected[@]} = 0 ] || printf 'PASSES NOW, take it off the list of known failures: %s\n' "${unexpected[@]}"
bad=$((${#new[@]} + ${#unexpected[@]}))
printf '%d passed, %d failed, %d skipped\n' "$(wc -l < "$work/ok")" "$bad" "$(comm -12 "$work/failed" "$work/known" | wc -l)"
[ "$bad" = 0 ]
