package org.ustack.identity.internal.federation;

import java.util.List;
import java.util.Set;

/**
 * What a mapping made of somebody.
 *
 * @param groups by name; those that are not there are passed over
 */
record Mapped(User user, Set<String> groupIds, Set<GroupName> groups, List<Project> projects) {

    /**
     * Whoever it is. Null where the mapping says nothing.
     *
     * @param local one that is here already, instead of one that comes and goes with the provider's word
     */
    record User(String id, String name, String email, Place domain, boolean local) {}

    /** A domain by id or by name; the other may be null. */
    record Place(String id, String name) {}

    /** A group by name. */
    record GroupName(String name, Place domain) {}

    /** A project of the provider's domain, and the roles to have there, by name. */
    record Project(String name, List<String> roles) {}
}
