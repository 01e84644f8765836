package org.ustack.identity;

import java.util.Map;

/** What a client says of a policy document; null where it says nothing. */
public record PolicyDocumentDraft(String type, String blob, Map<String, Object> extra) {}
