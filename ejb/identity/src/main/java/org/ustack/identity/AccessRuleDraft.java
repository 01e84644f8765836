package org.ustack.identity;

/** One request that an application credential is to be good for: a rule that is there by its id, or a rule written out. */
public record AccessRuleDraft(String id, String service, String method, String path) {}
