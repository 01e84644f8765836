package org.ustack.rest.identity;

import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;

/** Reads the body of a login. */
final class AuthBody {

    private static final int ID_MAX = 255;
    private static final int PASSWORD_MAX = 16_384;
    private static final int TOKEN_MAX = 4096;

    private AuthBody() {}

    static AuthRequest read(JsonBody body) {
        JsonBody auth = IdentityBody.envelope(body, "auth");
        JsonBody identity = IdentityBody.envelope(auth, "identity");
        List<String> methods = identity.texts("methods", ID_MAX);
        if (methods == null) {
            throw identity.invalid("methods", "'methods' is a required property");
        }
        AuthRequest.Password password = null;
        String token = null;
        for (String method : methods) {
            switch (method) {
                case "password" -> password = password(IdentityBody.envelope(identity, "password"));
                case "token" -> token = IdentityBody.envelope(identity, "token").requiredText("id", 1, TOKEN_MAX);
                // An unknown method proves nothing.
                default -> throw new CloudException(CommonError.NOT_AUTHENTICATED);
            }
        }
        return new AuthRequest(password, token, scope(auth));
    }

    private static AuthRequest.Password password(JsonBody method) {
        JsonBody user = IdentityBody.envelope(method, "user");
        String id = user.text("id", 1, ID_MAX);
        String name = user.text("name", 1, ID_MAX);
        JsonBody domain = user.object("domain");
        if (id == null && (name == null || domain == null)) {
            throw IdentityError.invalid("Expecting to find an id, or a name with a domain, in user.");
        }
        String secret = user.requiredText("password", 0, PASSWORD_MAX);
        return new AuthRequest.Password(id, name, domainId(domain), domainName(domain), secret);
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
            throw IdentityError.invalid("A scope names one of project, domain, system.");
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

    private static String domainId(JsonBody domain) {
        return domain == null ? null : domain.text("id", 1, ID_MAX);
    }

    private static String domainName(JsonBody domain) {
        return domain == null ? null : domain.text("name", 1, ID_MAX);
    }
}
