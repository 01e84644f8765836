package org.ustack.identity;

import java.time.Instant;

/** A new request token or access token. */
public record OAuthKey(String id, String secret, Instant expiresAt) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "OAuthKey[" + id + "]";
    }
}
