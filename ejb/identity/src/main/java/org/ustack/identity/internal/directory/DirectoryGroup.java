package org.ustack.identity.internal.directory;

import java.util.List;

/**
 * A group as a directory describes it.
 *
 * @param description may be null
 * @param members distinguished names, or local ids where the domain's configuration says so
 */
record DirectoryGroup(String dn, String localId, String name, String description, List<String> members) {}
