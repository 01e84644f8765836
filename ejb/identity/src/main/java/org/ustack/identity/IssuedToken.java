package org.ustack.identity;

/** A new token with what it stands for. */
public record IssuedToken(String token, TokenView view) {

    /** A record would print its parts, and the token opens the door. */
    @Override
    public String toString() {
        return "IssuedToken[" + view.auditIds() + "]";
    }
}
