package org.ustack.identity;

/**
 * What a login presents.
 *
 * @param password null without the password method
 * @param token an earlier token, or null without the token method
 * @param scope what the new token is wanted for
 */
public record AuthRequest(Password password, String token, Scope scope) {

    /** Who claims to be whom: by id, or by name within a domain. */
    public record Password(String userId, String userName, String domainId, String domainName, String password) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Password[" + userId + ", " + userName + "]";
        }
    }

    /** By id, or by name; the domain says where a project's name holds. */
    public record Scope(Kind kind, String id, String name, String domainId, String domainName) {

        /** {@code DEFAULT}: the user's default project if usable, else none. */
        public enum Kind {
            DEFAULT,
            UNSCOPED,
            PROJECT,
            DOMAIN,
            SYSTEM
        }

        public static Scope of(Kind kind) {
            return new Scope(kind, null, null, null, null);
        }

        public static Scope project(String id) {
            return new Scope(Kind.PROJECT, id, null, null, null);
        }

        public static Scope domain(String id) {
            return new Scope(Kind.DOMAIN, id, null, null, null);
        }
    }

    @Override
    public String toString() {
        return "AuthRequest[" + password + ", " + scope + "]";
    }
}
