# shellcheck shell=bash
# Read by stages: adds up the XML reports of surefire and failsafe, and the last lines of scripts.

# count_reports DIR STATUS: prints "N passed, N failed, N skipped". A build that broke without a failed test (a compile
# error, say) counts as one failure.
count_reports() {
    find "$1" -path "$1/var" -prune -o \( -path '*/surefire-reports/TEST-*.xml' -o -path '*/failsafe-reports/TEST-*.xml' \) -print0 |
        xargs -0r grep -ohE -m 1 '<testsuite( |$).*' | awk -v status="$2" '
            function attribute(name,   found) {
                if (match($0, " " name "=\"[0-9]+\"")) { found = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", found); return found + 0 }
                return 0
            }
            { tests += attribute("tests"); bad += attribute("failures") + attribute("errors"); skipped += attribute("skipped") }
            END {
                if (status != 0 && bad == 0) bad = 1
                good = tests - bad - skipped; if (good < 0) good = 0
                printf "%d passed, %d failed, %d skipped\n", good, bad, skipped
            }'
}

# sum_of_counts: passes on what several scripts say, then the sum of their lines "N passed, N failed". Fails with any of them.
sum_of_counts() {
    awk '
        { print }
        /^[0-9]+ passed, [0-9]+ failed/ { good += $1; bad += $3; counted++ }
        END { printf "%d passed, %d failed\n", good, bad; exit bad > 0 || counted == 0 }'
}
