# shellcheck shell=bash
# The keys that seal tokens.

command_rotate_keys() {
    local kept
    log_in
    kept=$(api POST "$PUBLIC_URL/ustack/v1/token-keys/rotate" | jq -r .keys)
    log_out
    note "the staged key seals tokens from now on; $kept keys are kept, and tokens of each of them stay valid"
}
