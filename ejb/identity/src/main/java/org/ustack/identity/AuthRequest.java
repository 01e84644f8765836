package org.ustack.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a login presents.
 *
 * @param proofs one a method, in the order given
 * @param scope what the new token is wanted for
 * @param receipt of an earlier login that did not prove enough, or null
 */
public record AuthRequest(List<Proof> proofs, Scope scope, String receipt) {

    public AuthRequest {
        proofs = List.copyOf(proofs);
    }

    /** @param password null without the password method @param token an earlier token, or null without the token method */
    public AuthRequest(Password password, String token, Scope scope) {
        this(given(password, token), scope, null);
    }

    /** Who claims to be whom, by the first proof that says so; null where none does. */
    public Password claim() {
        return proofs.stream()
                .map(Proof::claim)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<Proof> given(Password password, String token) {
        List<Proof> proofs = new ArrayList<>();
        if (token != null) {
            proofs.add(new Token(token));
        }
        if (password != null) {
            proofs.add(password);
        }
        return proofs;
    }

    /** What one method presents. */
    public sealed interface Proof {

        AuthMethod method();

        /** Whose it claims to be, or null if it does not say. */
        default Password claim() {
            return null;
        }
    }

    /** Who claims to be whom: by id, or by name within a domain. */
    public record Password(String userId, String userName, String domainId, String domainName, String password)
            implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.PASSWORD;
        }

        @Override
        public Password claim() {
            return this;
        }

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Password[" + userId + ", " + userName + "]";
        }
    }

    /** An earlier token. */
    public record Token(String token) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.TOKEN;
        }

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** By id, or by name and owner. @param owner without a password; null when there is an id */
    public record ApplicationCredential(String id, String name, Password owner, String secret) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.APPLICATION_CREDENTIAL;
        }

        @Override
        public Password claim() {
            return owner;
        }

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "ApplicationCredential[" + id + ", " + name + "]";
        }
    }

    /** @param user whose password is left out @param passcode six digits or more */
    public record Totp(Password user, String passcode) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.TOTP;
        }

        @Override
        public Password claim() {
            return user;
        }

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Totp[" + user + "]";
        }
    }

    /** The request itself, signed with an access token. */
    public record OAuth1(SignedRequest request) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.OAUTH1;
        }
    }

    /** Whom a trusted front names, in the default domain. */
    public record External(String userName) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.EXTERNAL;
        }

        @Override
        public Password claim() {
            return new Password(null, userName, DomainService.DEFAULT_ID, null, null);
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
            SYSTEM,
            /** What a trust, named by its id, gives to its trustee. */
            TRUST
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

        public static Scope trust(String id) {
            return new Scope(Kind.TRUST, id, null, null, null);
        }
    }

    @Override
    public String toString() {
        return "AuthRequest[" + proofs + ", " + scope + "]";
    }
}
