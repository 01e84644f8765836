package org.ustack.rest.identity;

import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Proof;
import org.ustack.identity.IdentityError;
import org.ustack.identity.SignedRequest;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;

/** Reads what the methods of a login present. */
final class AuthProofs {

    private static final int ID_MAX = 255;
    private static final int SECRET_MAX = 16_384;
    private static final int TOKEN_MAX = 4096;

    private AuthProofs() {}

    /**
     * @param identity the body's {@code identity}
     * @param signed the request itself if it is signed, or null
     * @param external whom a trusted front names, or null
     */
    static List<Proof> read(JsonBody identity, SignedRequest signed, String external) {
        List<String> methods = identity.texts("methods", ID_MAX);
        if (methods == null) {
            throw identity.invalid("methods", "'methods' is a required property");
        }
        List<Proof> proofs = new ArrayList<>();
        for (String method : methods.stream().distinct().toList()) {
            proofs.add(proof(method, identity, signed, external));
        }
        return proofs;
    }

    private static Proof proof(String method, JsonBody identity, SignedRequest signed, String external) {
        return switch (method) {
            case "password" -> {
                JsonBody user = IdentityBody.envelope(IdentityBody.envelope(identity, method), "user");
                yield user(user, user.requiredText("password", 0, SECRET_MAX));
            }
            case "token" ->
                new AuthRequest.Token(IdentityBody.envelope(identity, method).requiredText("id", 1, TOKEN_MAX));
            case "application_credential" -> applicationCredential(IdentityBody.envelope(identity, method));
            case "totp" -> {
                JsonBody user = IdentityBody.envelope(IdentityBody.envelope(identity, method), "user");
                yield new AuthRequest.Totp(user(user, null), user.requiredText("passcode", 1, ID_MAX));
            }
            case "oauth1" -> {
                require(signed);
                yield new AuthRequest.OAuth1(signed);
            }
            case "external" -> {
                require(external);
                yield new AuthRequest.External(external);
            }
            // An unknown method proves nothing.
            default -> throw new CloudException(CommonError.NOT_AUTHENTICATED);
        };
    }

    private static void require(Object proof) {
        if (proof == null) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
    }

    private static AuthRequest.Password user(JsonBody user, String secret) {
        String id = user.text("id", 1, ID_MAX);
        String name = user.text("name", 1, ID_MAX);
        JsonBody domain = user.object("domain");
        if (id == null && (name == null || domain == null)) {
            throw IdentityError.invalid("Expecting to find an id, or a name with a domain, in user.");
        }
        return new AuthRequest.Password(id, name, AuthBody.domainId(domain), AuthBody.domainName(domain), secret);
    }

    private static Proof applicationCredential(JsonBody credential) {
        String id = credential.text("id", 1, ID_MAX);
        String name = credential.text("name", 1, ID_MAX);
        if (id == null && name == null) {
            throw IdentityError.invalid("Expecting to find id or name in application_credential.");
        }
        AuthRequest.Password owner = id == null ? user(IdentityBody.envelope(credential, "user"), null) : null;
        return new AuthRequest.ApplicationCredential(id, name, owner, credential.requiredText("secret", 0, SECRET_MAX));
    }
}
