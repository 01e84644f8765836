package org.ustack.identity;

import java.util.Map;

/** What a client says of a group of endpoints; null where it says nothing. */
public record EndpointGroupDraft(String name, String description, Map<String, String> filters) {}
