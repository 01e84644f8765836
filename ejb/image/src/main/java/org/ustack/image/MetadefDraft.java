package org.ustack.image;

/**
 * A definition as it shall be.
 *
 * @param body a JSON object, as the kind's schema says, without the name
 */
public record MetadefDraft(MetadefKind kind, String name, String body) {}
