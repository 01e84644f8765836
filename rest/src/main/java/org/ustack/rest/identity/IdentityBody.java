package org.ustack.rest.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.Json;
import org.ustack.rest.common.JsonBody;

/** What identity's bodies share: an envelope, names, options, and attributes of the client's own. */
final class IdentityBody {

    static final int TEXT_MAX = 65_535;

    private IdentityBody() {}

    static JsonBody envelope(JsonBody body, String name) {
        JsonBody inner = body.requiredObject(name);
        if (inner == null) {
            throw body.invalid(name, "None is not of type 'object'");
        }
        return inner;
    }

    static String requiredName(JsonBody body, int max) {
        return notBlank(body, body.requiredText("name", 1, max));
    }

    static String name(JsonBody body, int max) {
        return notBlank(body, body.text("name", 1, max));
    }

    private static String notBlank(JsonBody body, String name) {
        if (name != null && name.isBlank()) {
            throw body.invalid("name", "'" + name + "' does not match '[\\\\S]+'");
        }
        return name;
    }

    /** Null when absent; null values inside remove an option. */
    static Map<String, Object> options(JsonBody body) {
        JsonBody options = body.object("options");
        return options == null ? null : extra(options, Set.of());
    }

    /** A text that null clears: absent is null, null is empty. */
    static String clearable(JsonBody body, String name, int max) {
        return body.has(name) && !body.hasValue(name) ? "" : body.text(name, 0, max);
    }

    /** What the client says beyond the attributes that the API knows; kept and given back, as Keystone does. */
    static Map<String, Object> extra(JsonBody body, Set<String> known) {
        Map<String, Object> extra = new LinkedHashMap<>();
        for (String name : body.names()) {
            if (!known.contains(name)) {
                extra.put(name, Json.mapper().convertValue(body.node().get(name), Object.class));
            }
        }
        return extra;
    }

    /** True, false or absent: upstream's schema of identity, unlike that of compute, takes neither words nor numbers. */
    static Boolean bool(JsonBody body, String name) {
        if (body.hasValue(name) && !body.node().get(name).isBoolean()) {
            throw body.invalid(name, body.node().get(name) + " is not of type 'boolean'");
        }
        return body.flag(name);
    }

    /** A query parameter that is a flag: present without a value means true, as Keystone has it. */
    static Boolean flag(String parameter) {
        return parameter == null
                ? null
                : !List.of("0", "false", "no", "off", "f", "n").contains(parameter.toLowerCase(java.util.Locale.ROOT));
    }
}
