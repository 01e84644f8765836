package org.ustack.kernel;

/**
 * The least that a caller must have for an operation. The roles imply each other downwards: admin, manager, member, reader.
 * Whose things they are is not decided here: services answer "not found" for another project's.
 */
public enum Access {
    /** Any valid token. */
    AUTHENTICATED("@"),
    READER("role:reader"),
    MEMBER("role:member"),
    MANAGER("role:manager"),
    ADMIN("role:admin"),
    /** Another service, or an admin. */
    SERVICE("role:service or role:admin");

    private final String condition;

    Access(String condition) {
        this.condition = condition;
    }

    /** In oslo.policy's language. */
    public String condition() {
        return condition;
    }
}
