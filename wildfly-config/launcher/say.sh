# shellcheck shell=bash
# How the launcher speaks: one line a step, with the seconds that it took; a failure names the cause and the next step.

seconds_now() { date +%s.%N; }

seconds_since() { awk -v a="$1" -v b="$(seconds_now)" 'BEGIN { printf "%.1f", b - a }'; }

say() { printf '%s\n' "$*"; }

note() { printf '  %s\n' "$*"; }

warn() { printf 'WARNING: %s\n' "$*" >&2; }

loud() {
    printf '\n'
    local line
    for line in "$@"; do printf '  *** %s\n' "$line"; done
    printf '\n'
}

# fail CAUSE NEXT-STEP: ends the launcher.
fail() {
    printf 'ERROR: %s\n' "$1" >&2
    if [ -n "${2:-}" ]; then printf '  next: %s\n' "$2" >&2; fi
    exit 1
}

STEP_STARTED=0

# step TEXT … done_step [RESULT]: "TEXT ... RESULT (3.2 s)".
step() {
    STEP_STARTED=$(seconds_now)
    printf '%-52s' "$1 ..."
}

done_step() { printf ' %s (%s s)\n' "${1:-done}" "$(seconds_since "$STEP_STARTED")"; }

failed_step() { printf ' FAILED (%s s)\n' "$(seconds_since "$STEP_STARTED")"; }

# write_private FILE: standard input into a file that only its owner can read, never half of it.
write_private() {
    local new="$1.new"
    (umask 077 && cat > "$new")
    mv "$new" "$1"
}
