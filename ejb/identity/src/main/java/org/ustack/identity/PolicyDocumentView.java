package org.ustack.identity;

import java.util.Map;

/** A document that services may fetch; not the access policy of this cloud. */
public record PolicyDocumentView(String id, String type, String blob, Map<String, Object> extra) {}
