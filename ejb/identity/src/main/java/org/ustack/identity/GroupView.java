package org.ustack.identity;

import java.util.Map;

/** A group of users. */
public record GroupView(String id, String domainId, String name, String description, Map<String, Object> extra) {}
