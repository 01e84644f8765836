package org.ustack.image;

import org.ustack.kernel.PageRequest;

/** Which part of a list of namespaces or definitions is wanted. The marker is a name. */
public record MetadefPage(SortKey sortKey, boolean descending, PageRequest page) {

    /** What a list can be sorted by. */
    public enum SortKey {
        CREATED_AT,
        UPDATED_AT,
        NAME
    }
}
