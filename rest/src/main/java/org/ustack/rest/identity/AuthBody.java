package org.ustack.rest.identity;

import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IdentityError;
import org.ustack.identity.SignedRequest;
import org.ustack.rest.common.JsonBody;

/** Reads the body of a login. */
final class AuthBody {

    private static final int ID_MAX = 255;

    private AuthBody() {}

    /**
     * @param signed the request itself if it is signed, or null
     * @param external whom a trusted front names, or null
     * @param receipt of an earlier login, or null
     */
    static AuthRequest read(JsonBody body, SignedRequest signed, String external, String receipt) {
        JsonBody auth = IdentityBody.envelope(body, "auth");
        List<AuthRequest.Proof> proofs = AuthProofs.read(IdentityBody.envelope(auth, "identity"), signed, external);
        boolean byCredential = proofs.stream().anyMatch(AuthRequest.ApplicationCredential.class::isInstance);
        if (byCredential && auth.has("scope")) {
            throw IdentityError.notNow("Error authenticating with application credential:"
                    + " Application credentials cannot request a scope.");
        }
        return new AuthRequest(proofs, scope(auth), receipt);
    }

    private static Scope scope(JsonBody auth) {
        if (!auth.hasValue("scope")) {
            return Scope.of(Scope.Kind.DEFAULT);
        }
        if (auth.node().get("scope").isTextual()) {
            if (auth.text("scope", 1, ID_MAX).equals("unscoped")) {
                return Scope.of(Scope.Kind.UNSCOPED);
            }
            throw auth.invalid("scope", "it is neither an object nor 'unscoped'");
        }
        JsonBody scope = auth.object("scope");
        if (scope.names().size() != 1) {
            throw IdentityError.invalid("A scope names one of project, domain, system, OS-TRUST:trust.");
        }
        String kind = scope.names().get(0);
        if (kind.equals("unscoped")) {
            return Scope.of(Scope.Kind.UNSCOPED);
        }
        JsonBody target = IdentityBody.envelope(scope, kind);
        return switch (kind) {
            case "project" -> project(target);
            case "domain" -> {
                requireOne(target, "domain");
                yield new Scope(Scope.Kind.DOMAIN, domainId(target), domainName(target), null, null);
            }
            case "system" -> {
                if (!Boolean.TRUE.equals(target.flag("all"))) {
                    throw IdentityError.invalid("The system scope is {\"all\": true}.");
                }
                yield Scope.of(Scope.Kind.SYSTEM);
            }
            case "OS-TRUST:trust" -> Scope.trust(target.requiredText("id", 1, ID_MAX));
            default -> throw IdentityError.invalid("There is no scope " + kind + ".");
        };
    }

    private static Scope project(JsonBody target) {
        requireOne(target, "project");
        JsonBody domain = target.object("domain");
        String id = target.text("id", 1, ID_MAX);
        if (id == null && domain == null) {
            throw IdentityError.invalid("Expecting to find domain in project.");
        }
        if (id == null) {
            requireOne(domain, "domain");
        }
        return new Scope(Scope.Kind.PROJECT, id, target.text("name", 1, ID_MAX), domainId(domain), domainName(domain));
    }

    private static void requireOne(JsonBody target, String kind) {
        if (!target.hasValue("id") && !target.hasValue("name")) {
            throw IdentityError.invalid("Expecting to find id or name in " + kind + ".");
        }
    }

    static String domainId(JsonBody domain) {
        return domain == null ? null : domain.text("id", 1, ID_MAX);
    }

    static String domainName(JsonBody domain) {
        return domain == null ? null : domain.text("name", 1, ID_MAX);
    }
}
