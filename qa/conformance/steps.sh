# shellcheck shell=bash
# Read by the scripts that go through an hour with an unmodified client. Needs a folder $work.
# shellcheck disable=SC2154  # who reads it makes the folder

passed=0 failed=0

# step TEXT COMMAND…: the command must succeed. Its output stays in $work/out.
step() {
    local text=$1
    shift
    if "$@" >"$work/out" 2>"$work/err"; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$text"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n        %s\n' "$text" "$*"
        sed 's/^/        | /' "$work/err" | tail -n 5
    fi
}

# refuses TEXT WORD COMMAND…: the command must fail and name WORD in what it says.
refuses() {
    local text=$1 word=$2
    shift 2
    if "$@" >"$work/out" 2>"$work/err"; then
        failed=$((failed + 1))
        printf 'FAILED  %s: it was accepted\n' "$text"
    elif grep -qiE -- "$word" "$work/err"; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$text"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s: the error does not say %s\n' "$text" "$word"
        sed 's/^/        | /' "$work/err" | tail -n 3
    fi
}

# says TEXT PATTERN: the output of the step before contains PATTERN.
says() {
    if grep -qE -- "$2" "$work/out"; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$1"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s: %s not in the output\n' "$1" "$2"
        sed 's/^/        | /' "$work/out" | tail -n 8
    fi
}
