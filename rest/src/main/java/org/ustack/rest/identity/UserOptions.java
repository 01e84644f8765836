package org.ustack.rest.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.ustack.rest.common.JsonBody;

/** The options that a user can have, as Keystone's: flags that null takes away, and the rules of several methods. */
final class UserOptions {

    private static final Set<String> FLAGS = Set.of(
            "ignore_change_password_upon_first_use",
            "ignore_password_expiry",
            "ignore_lockout_failure_attempts",
            "ignore_user_inactivity",
            "lock_password",
            "multi_factor_auth_enabled");
    private static final String RULES = "multi_factor_auth_rules";

    private UserOptions() {}

    /** Null when absent. */
    static Map<String, Object> read(JsonBody body) {
        JsonBody options = body.object("options");
        if (options == null) {
            return null;
        }
        for (String name : options.names()) {
            JsonNode value = options.node().get(name);
            if (!FLAGS.contains(name) && !name.equals(RULES)) {
                throw body.invalid("options", "Additional properties are not allowed ('" + name + "' was unexpected)");
            }
            if (FLAGS.contains(name) && !value.isBoolean() && !value.isNull()) {
                throw options.invalid(name, value + " is not of type 'boolean', 'null'");
            }
            if (name.equals(RULES) && !value.isArray() && !value.isNull()) {
                throw options.invalid(name, value + " is not of type 'array', 'null'");
            }
        }
        return IdentityBody.options(body);
    }
}
