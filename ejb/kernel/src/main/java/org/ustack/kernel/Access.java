package org.ustack.kernel;

/**
 * The least that a caller must have for an operation. The roles imply each other downwards: admin, manager, member, reader.
 * Whose things they are is not decided here: services answer "not found" for another project's.
 */
public enum Access {
    /** Any valid token. */
    AUTHENTICATED(null),
    READER("reader"),
    MEMBER("member"),
    MANAGER("manager"),
    ADMIN("admin"),
    /** Another service, or an admin. */
    SERVICE("service");

    private final String role;

    Access(String role) {
        this.role = role;
    }

    public boolean allows(RequestContext caller) {
        return role == null || caller.hasRole(role) || caller.isAdmin();
    }
}
