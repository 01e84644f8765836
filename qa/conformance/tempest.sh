#!/usr/bin/env bash
# The smoke tests of Tempest, OpenStack's own suite, for the services that exist, and the tests of tempest-identity.txt and
# tempest-image.txt, held against the list of known failures: a new failure fails the run, and so does an unexpected pass. Needs the OS_* variables of a running, seeded cloud, USTACK_HOME and
# USTACK_BASE_URL. Other tests: tempest.sh --include-list FILE. Ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Tempest's packages belong to the system's own Python.
export PATH=/usr/bin:$PATH

openstack image show tiny-alt > /dev/null 2>&1 || {
    openstack image save --file "$work/tiny" tiny
    openstack image create --disk-format qcow2 --container-format bare --public --file "$work/tiny" tiny-alt > /dev/null
}
tempest init "$work/w" > /dev/null 2>&1
extensions=$(openstack extension list --network -f value -c Alias | paste -sd,)
sed -e "s|@DIR@|$work/w|; s|@PASSWORD@|$OS_PASSWORD|; s|@URL@|$USTACK_BASE_URL|" \
    -e "s|@IMAGE@|$(openstack image show -f value -c id tiny)|; s|@IMAGE_ALT@|$(openstack image show -f value -c id tiny-alt)|" \
    -e "s|@FLAVOR@|$(openstack flavor show -f value -c id m1.tiny)|; s|@FLAVOR_ALT@|$(openstack flavor show -f value -c id m1.small)|" \
    -e "s|@EXTENSIONS@|$extensions|" tempest.conf.in > "$work/w/etc/tempest.conf"

{ cat "$here"/tempest-{identity,image}.txt; echo '^tempest\.api\.(identity|image|compute|network)\..*smoke'; } > "$work/selection"
selection=(--include-list "$work/selection")
[ $# -eq 0 ] || selection=("$@")
(cd "$work/w" && tempest run "${selection[@]}" --exclude-list "$here/tempest-excluded.txt" --concurrency 2) | tee "$work/out" |
    grep -E '\.\.\. |^Totals|^ - |Details:|^    [a-z].*(Exception|Error|Mismatch)' | cut -c1-300

# Names without their attributes and parameters.
names() { sed -n "s/^{[0-9]*} \([^ ]*\) .*\.\.\. $1\$/\1/p; s/^{[0-9]*} \([^ ]*\) .*\.\.\. $1:.*/\1/p" "$work/out" | grep -E "^(tempest|keystone_tempest_plugin)\." | sed "s,\[.*,," | sort -u; }
names FAILED > "$work/failed"
sed -n 's/^{[0-9]*} \(setUpClass\|tearDownClass\) (\([^)]*\)).*FAILED.*/\2/p' "$work/out" | sort -u >> "$work/failed"
sort -u -o "$work/failed" "$work/failed"
names ok > "$work/ok"
grep -vE '^(#|$)' tempest-known-failures.txt | sed 's/ .*//' | sort -u > "$work/known"
new=$(comm -23 "$work/failed" "$work/known")
unexpected=$(comm -12 "$work/ok" "$work/known")
# shellcheck disable=SC2086  # lists of names
[ -z "$new" ] || printf 'NEW FAILURE: %s\n' $new
# shellcheck disable=SC2086
[ -z "$unexpected" ] || printf 'PASSES NOW, take it off the list of known failures: %s\n' $unexpected
skipped=$(grep -cE '\.\.\. SKIPPED' "$work/out")
# shellcheck disable=SC2086
bad=$(printf '%s\n' $new $unexpected | grep -c .)
printf '%d passed, %d failed, %d skipped\n' "$(wc -l < "$work/ok")" "$bad" "$((skipped + $(comm -12 "$work/failed" "$work/known" | wc -l)))"
[ "$bad" = 0 ]
