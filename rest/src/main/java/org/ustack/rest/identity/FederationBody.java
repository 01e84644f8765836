package org.ustack.rest.identity;

import java.util.List;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.ServiceProviderService;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;

/** Reads the bodies of federation, by Keystone's schemas. */
final class FederationBody {

    private static final int URL_MAX = 225;
    private static final String URL = "^[a-zA-Z0-9+.-]+:.+";

    private FederationBody() {}

    /** An id that the client chose and that is part of the path. */
    static String newId(String id, String column) {
        if (id.length() > 64) {
            throw IdentityError.invalid("String length exceeded. The length of string '" + id
                    + "' exceeds the limit of column " + column + "(CHAR(64)).");
        }
        return id;
    }

    static IdentityProviderService.Draft provider(JsonBody body, boolean create) {
        if (create) {
            body.only("enabled", "description", "authorization_ttl", "remote_ids", "domain_id");
        } else {
            requireSome(body).only("enabled", "description", "authorization_ttl", "remote_ids");
        }
        List<String> remoteIds = body.texts("remote_ids", 255);
        if (remoteIds != null && remoteIds.stream().distinct().count() < remoteIds.size()) {
            throw body.invalid("remote_ids", body.node().get("remote_ids") + " has non-unique elements");
        }
        boolean cleared = body.has("authorization_ttl") && !body.hasValue("authorization_ttl");
        Long minutes = body.integer("authorization_ttl", 0, Integer.MAX_VALUE);
        return new IdentityProviderService.Draft(
                body.text("domain_id", 1, 64),
                IdentityBody.bool(body, "enabled"),
                IdentityBody.clearable(body, "description", IdentityBody.TEXT_MAX),
                cleared ? Integer.valueOf(-1) : minutes == null ? null : minutes.intValue(),
                remoteIds == null && body.has("remote_ids") ? List.of() : remoteIds);
    }

    static ServiceProviderService.Draft serviceProvider(JsonBody body, boolean create) {
        (create ? body : requireSome(body)).only("auth_url", "sp_url", "description", "enabled", "relay_state_prefix");
        return new ServiceProviderService.Draft(
                url(body, "auth_url", create),
                url(body, "sp_url", create),
                IdentityBody.bool(body, "enabled"),
                IdentityBody.clearable(body, "description", IdentityBody.TEXT_MAX),
                body.text("relay_state_prefix", 0, 256));
    }

    private static String url(JsonBody body, String name, boolean required) {
        String url = required ? body.requiredText(name, 0, URL_MAX) : body.text(name, 0, URL_MAX);
        if (url != null && !url.matches(URL)) {
            throw body.invalid(name, "'" + url + "' does not match '" + URL + "'");
        }
        return url;
    }

    private static JsonBody requireSome(JsonBody body) {
        if (body.names().isEmpty()) {
            throw CommonError.invalid("body", "{}", "{} does not have enough properties");
        }
        return body;
    }
}
