package org.ustack.rest.identity;

import java.util.List;
import org.ustack.identity.IdentityError;
import org.ustack.identity.RoleReference;
import org.ustack.rest.common.JsonBody;

/** Reads lists of roles by id or name. */
final class RoleReferences {

    private static final int MAX = 255;

    private RoleReferences() {}

    /** Null if absent. */
    static List<RoleReference> read(JsonBody body, String name) {
        List<JsonBody> roles = body.objects(name);
        return roles == null ? null : roles.stream().map(RoleReferences::one).toList();
    }

    private static RoleReference one(JsonBody role) {
        RoleReference reference = new RoleReference(role.text("id", 1, MAX), role.text("name", 1, MAX));
        if (reference.id() == null && reference.name() == null) {
            throw IdentityError.invalid("Expecting to find id or name in roles.");
        }
        return reference;
    }
}
