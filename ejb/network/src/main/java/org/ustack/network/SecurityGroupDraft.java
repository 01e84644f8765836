package org.ustack.network;

/** A security group to be made, or the changes to one. */
public record SecurityGroupDraft(
        Change<String> projectId, Change<String> name, Change<String> description, Change<Boolean> stateful) {}
