package org.ustack.identity;

import java.util.List;
import java.util.Map;

/**
 * A project.
 *
 * @param parentId another project, or the domain that it lies directly in
 */
public record ProjectView(
        String id,
        String domainId,
        String parentId,
        String name,
        String description,
        boolean enabled,
        List<String> tags,
        Map<String, Object> options,
        Map<String, Object> extra) {}
