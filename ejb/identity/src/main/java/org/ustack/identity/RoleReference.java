package org.ustack.identity;

/** A role by its id or, if that is null, by its name among the global ones. */
public record RoleReference(String id, String name) {}
