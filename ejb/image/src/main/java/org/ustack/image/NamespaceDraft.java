package org.ustack.image;

/**
 * A namespace of metadata definitions as it shall be.
 *
 * @param visibility public or private; null for private
 * @param owner project id, or null for the caller's
 */
public record NamespaceDraft(
        String name,
        String displayName,
        String description,
        Visibility visibility,
        String owner,
        boolean deleteProtected) {}
