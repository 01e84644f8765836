# shellcheck shell=bash
# Read by the scripts that run other people's tests with stestr or tempest. Needs a folder $work.
# shellcheck disable=SC2154  # who reads it makes the folder

# verdict OUTPUT PREFIX KNOWN: holds what such a run printed against a list of known failures. Each line of KNOWN is a test, or a
# class that cannot be set up, without PREFIX, then the reason. A new failure fails the run, and so does an unexpected pass;
# a test that is excluded or skipped counts neither way. Ends with "N passed, N failed, N skipped".
verdict() {
    local output=$1 prefix=${2//./\\.} known=$3 skipped bad new unexpected
    tests_with() { sed -n "s/^{[0-9]*} $prefix\([^] [(]*\).*\.\.\. $1.*/\1/p" "$output" | grep -vE '^(setUp|tearDown)Class$' | sort -u; }
    {
        tests_with FAILED
        sed -n "s/^{[0-9]*} \(setUp\|tearDown\)Class ($prefix\([^)]*\)).*FAILED.*/\2/p" "$output"
    } | sort -u > "$work/failed"
    tests_with ok > "$work/ok"
    skipped=$(grep -c '\.\.\. SKIPPED' "$output")
    grep -vE '^(#|$)' "$known" | sed 's/ .*//' | sort -u > "$work/known"
    mapfile -t new < <(comm -23 "$work/failed" "$work/known")
    mapfile -t unexpected < <(comm -12 "$work/ok" "$work/known")
    [ ${#new[@]} = 0 ] || printf 'NEW FAILURE: %s\n' "${new[@]}"
    [ ${#unexpected[@]} = 0 ] || printf 'PASSES NOW, take it off the list of known failures: %s\n' "${unexpected[@]}"
    bad=$((${#new[@]} + ${#unexpected[@]}))
    # A run that did not come to its tests has failed.
    [ -s "$work/ok" ] || bad=$((bad + 1))
    printf '%d passed, %d failed, %d skipped\n' "$(wc -l < "$work/ok")" "$bad" \
        "$((skipped + $(comm -12 "$work/failed" "$work/known" | wc -l)))"
    [ "$bad" = 0 ]
}
