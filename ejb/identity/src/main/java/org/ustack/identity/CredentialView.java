package org.ustack.identity;

/**
 * A credential of a user.
 *
 * @param blob in clear: show it to its owner only
 */
public record CredentialView(String id, String userId, String projectId, String type, String blob) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "CredentialView[" + type + "]";
    }
}
