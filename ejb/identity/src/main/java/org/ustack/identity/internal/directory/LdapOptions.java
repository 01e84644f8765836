package org.ustack.identity.internal.directory;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The group {@code [ldap]} of a domain's configuration, read. Values may be texts, as in a configuration file, or JSON's own.
 *
 * @throws IllegalArgumentException from any getter, naming the option, if its value cannot be read
 */
final class LdapOptions {

    private final Map<String, Object> values;

    /** @param set what the domain sets; Keystone's defaults hold for the rest */
    LdapOptions(Map<String, Object> set) {
        values = new LinkedHashMap<>(ConfigOptions.defaults(ConfigOptions.LDAP));
        set.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            }
        });
        if (flag("user_enabled_emulation")) {
            // Ignored, it would let those in whom the operator keeps out.
            throw new IllegalArgumentException("user_enabled_emulation is not offered");
        }
    }

    /** What one kind of entry looks like, and where. */
    record Shape(String tree, String filter, String objectClass, String idAttribute, String nameAttribute) {}

    Shape users() {
        return shape("user");
    }

    Shape groups() {
        return shape("group");
    }

    private Shape shape(String kind) {
        String tree = text(kind + "_tree_dn");
        return new Shape(
                tree == null ? text("suffix") : tree,
                text(kind + "_filter"),
                text(kind + "_objectclass"),
                text(kind + "_id_attribute"),
                text(kind + "_name_attribute"));
    }

    List<String> urls() {
        return Arrays.stream(text("url").split(","))
                .map(String::trim)
                .filter(url -> !url.isEmpty())
                .toList();
    }

    SearchScope scope() {
        return switch (text("query_scope").toLowerCase(Locale.ROOT)) {
            case "one", "onelevel", "singlelevel" -> SearchScope.ONE;
            case "sub", "subtree", "wholesubtree" -> SearchScope.SUB;
            default -> throw unreadable("query_scope");
        };
    }

    DereferencePolicy aliases() {
        return switch (text("alias_dereferencing").toLowerCase(Locale.ROOT)) {
            case "default", "never" -> DereferencePolicy.NEVER;
            case "searching" -> DereferencePolicy.SEARCHING;
            case "finding" -> DereferencePolicy.FINDING;
            case "always" -> DereferencePolicy.ALWAYS;
            default -> throw unreadable("alias_dereferencing");
        };
    }

    /** Null or empty reads as null. */
    String text(String name) {
        Object value = values.get(name);
        String text = value == null ? "" : value.toString();
        return text.isBlank() ? null : text;
    }

    boolean flag(String name) {
        String text = text(name);
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw unreadable(name);
        };
    }

    int number(String name) {
        String text = text(name);
        try {
            return text == null ? 0 : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw unreadable(name);
        }
    }

    private IllegalArgumentException unreadable(String name) {
        return new IllegalArgumentException("option " + name + " in group ldap cannot be '" + values.get(name) + "'");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LdapOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
