package org.ustack.identity;

import java.util.Map;

/**
 * What a client says of a user; null where it says nothing.
 *
 * @param defaultProjectId empty to clear it
 */
public record UserDraft(
        String name,
        String domainId,
        String defaultProjectId,
        Boolean enabled,
        String password,
        Map<String, Object> options,
        Map<String, Object> extra) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "UserDraft[" + name + "]";
    }
}
