# shellcheck shell=bash
# `test`: the stages of qa/stages in their order, one log each, one summary. A stage is a program: exit status, and as its
# last line "N passed, N failed[, N skipped]". A stage that does neither has failed.

test_options() {
    ASSUME_YES=no OFFLINE=no STAGES=()
    [ "${CI:-}" != true ] || ASSUME_YES=yes
    while [ $# -gt 0 ]; do
        case $1 in
            --yes) ASSUME_YES=yes ;;
            --offline) OFFLINE=yes ;;
            -*) wrong_usage "test does not know '$1'" ;;
            *) STAGES+=("$1") ;;
        esac
        shift
    done
}

# all_stages [NAME...]: paths; a name may be the number, the rest, or both ("10", "unit", "10-unit").
all_stages() {
    local stage name wanted
    if [ $# -gt 0 ]; then
        for wanted in "$@"; do
            stage_of "$wanted" > /dev/null || wrong_usage "there is no stage '$wanted'"
        done
    fi
    for stage in "$USTACK_ROOT"/qa/stages/[0-9][0-9]-*; do
        [ -x "$stage" ] || continue
        name=$(basename "$stage")
        if [ $# -eq 0 ]; then
            printf '%s\n' "$stage"
        else
            for wanted in "$@"; do
                case $wanted in "$name" | "${name%%-*}" | "${name#*-}") printf '%s\n' "$stage" ;; esac
            done
        fi
    done
}

stage_of() {
    local stage name
    for stage in "$USTACK_ROOT"/qa/stages/[0-9][0-9]-*; do
        name=$(basename "$stage")
        case $1 in "$name" | "${name%%-*}" | "${name#*-}") printf '%s' "$stage" && return ;; esac
    done
    return 1
}

test_needs() {
    local packages kinds=(hard guest image mariadb client browser metal tempest scripts)
    mapfile -t packages < <(missing_packages "${kinds[@]}")
    [ ${#packages[@]} -gt 0 ] || return 0
    say "The tests want: ${packages[*]}"
    if can_install && may_install; then
        install_packages "${packages[@]}"
    else
        note "not installed; stages that need them say what they skip. ./ustack test --yes installs them (as root)."
    fi
    mapfile -t packages < <(missing_packages hard)
    [ ${#packages[@]} -eq 0 ] || fail "cannot test without: ${packages[*]}" "apt-get install --no-install-recommends ${packages[*]}"
}

command_test() {
    local stages stage name log status counts seconds failed=0
    local total_passed=0 total_failed=0 total_skipped=0 table=() started
    test_options "$@"
    make_folders
    mkdir -p "$USTACK_HOME/test"
    mapfile -t stages < <(all_stages ${STAGES[0]+"${STAGES[@]}"})
    [ ${#stages[@]} -gt 0 ] || wrong_usage "no such stage: ${STAGES[*]}"
    test_needs
    started=$(seconds_now)
    for stage in "${stages[@]}"; do
        name=$(basename "$stage")
        log=$USTACK_HOME/test/$name.log
        step "$name"
        seconds=$STEP_STARTED
        status=0
        OFFLINE=$OFFLINE ASSUME_YES=$ASSUME_YES "$stage" > "$log" 2>&1 < /dev/null || status=$?
        counts=$(stage_counts "$log" "$status")
        read -r passed failures skipped <<< "$counts"
        total_passed=$((total_passed + passed)) total_failed=$((total_failed + failures)) total_skipped=$((total_skipped + skipped))
        seconds=$(seconds_since "$seconds")
        table+=("$(printf '%-28s %8s %8s %8s %9s s' "$name" "$passed" "$failures" "$skipped" "$seconds")")
        if [ "$failures" -gt 0 ]; then
            failed_step
            failed=1
            what_failed "$log" | sed 's/^/    /'
            note "see $log"
        else
            done_step
        fi
    done
    printf '\n%-28s %8s %8s %8s %11s\n' STAGE PASSED FAILED SKIPPED TIME
    printf '%s\n' "${table[@]}"
    printf '%-28s %35s s\n\n' total "$(seconds_since "$started")"
    printf '%d passed, %d failed, %d skipped\n' "$total_passed" "$total_failed" "$total_skipped"
    return "$failed"
}

# what_failed LOG: the checks and tests that failed with what they said just before or after, wherever in the log they
# are; then how it ended.
what_failed() {
    grep -E -B 3 -A 3 '^FAILED' "$1" | head -n 40 || :
    grep -E '^\[ERROR\] +[A-Za-z]' "$1" | head -n 20 || :
    tail -n 15 "$1"
}

# stage_counts LOG STATUS: "passed failed skipped". No last line, nothing run, or a bad exit status without a failure counted: one failure.
stage_counts() {
    local passed=0 failures=0 skipped=0 last
    # Maven leaves an escape sequence without a line end behind.
    last=$(sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -v '^[[:space:]]*$' | tail -n 1)
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]]; then
        passed=${BASH_REMATCH[1]} failures=${BASH_REMATCH[2]} skipped=${BASH_REMATCH[4]:-0}
    else
        failures=1
    fi
    if [ "$failures" = 0 ] && { [ "$2" != 0 ] || [ $((passed + skipped)) = 0 ]; }; then failures=1; fi
    printf '%s %s %s\n' "$passed" "$failures" "$skipped"
}
