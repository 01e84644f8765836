package org.ustack.identity.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.identity.Delegation;
import org.ustack.identity.IdentityError;
import org.ustack.identity.TokenView;
import org.ustack.kernel.Json;

/**
 * The stored form of a key pair. A pair that was made with a token under something says so, under Keystone's names, and gives
 * no more than that.
 */
final class Ec2Blob {

    private static final Map<TokenPayload.GrantKind, String> KEYS = Map.of(
            TokenPayload.GrantKind.TRUST, "trust_id",
            TokenPayload.GrantKind.APPLICATION_CREDENTIAL, "app_cred_id",
            TokenPayload.GrantKind.ACCESS_TOKEN, "access_token_id");

    private Ec2Blob() {}

    /** Null for a pair of the user's own. */
    static TokenPayload.Grant grant(Map<?, ?> blob) {
        return KEYS.entrySet().stream()
                .filter(entry -> blob.get(entry.getValue()) instanceof String)
                .map(entry -> new TokenPayload.Grant(entry.getKey(), (String) blob.get(entry.getValue())))
                .findFirst()
                .orElse(null);
    }

    /** With what the token acts under; a client's own words on that do not count. */
    @SuppressWarnings("unchecked")
    static String bound(String blob, TokenView token) {
        Map<String, Object> map;
        try {
            map = Json.read(blob, LinkedHashMap.class);
        } catch (IllegalArgumentException e) {
            throw IdentityError.invalid("Invalid blob in credential: " + e.getMessage());
        }
        boolean changed = map.keySet().removeAll(KEYS.values());
        if (token.delegation() != null) {
            map.put(KEYS.get(kind(token.delegation())), token.delegation().id());
            changed = true;
        }
        return changed ? Json.write(map) : blob;
    }

    private static TokenPayload.GrantKind kind(Delegation delegation) {
        if (delegation instanceof Delegation.Trust) {
            return TokenPayload.GrantKind.TRUST;
        }
        return delegation instanceof Delegation.ApplicationCredential
                ? TokenPayload.GrantKind.APPLICATION_CREDENTIAL
                : TokenPayload.GrantKind.ACCESS_TOKEN;
    }
}
