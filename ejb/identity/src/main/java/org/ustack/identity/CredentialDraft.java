package org.ustack.identity;

/** What a client says of a credential; null where it says nothing. */
public record CredentialDraft(String userId, String projectId, String type, String blob) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "CredentialDraft[" + type + "]";
    }
}
