package org.ustack.identity.internal.directory;

/**
 * A person as a directory describes it.
 *
 * @param localId the value of the id attribute
 * @param mail may be null, as the description and the default project
 */
record DirectoryUser(
        String dn,
        String localId,
        String name,
        boolean enabled,
        String mail,
        String description,
        String defaultProjectId) {}
