package org.ustack.identity.internal.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ustack.identity.IdentityError;

/**
 * Which rules are rules of the mapping language, and what is said of those that are not: in the words of the validator of
 * JSON schemas that upstream uses, one line a fault.
 */
final class MappingSyntax {

    private static final Map<String, Class<?>> TYPES =
            Map.of("object", Map.class, "array", List.class, "string", String.class, "boolean", Boolean.class);
    private static final List<String> CONDITIONS = List.of("any_one_of", "not_any_of", "blacklist", "whitelist");

    private final Set<String> faults = new TreeSet<>();

    private MappingSyntax() {}

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#INVALID} with every fault */
    static List<?> requireRules(Object mapping) {
        MappingSyntax syntax = new MappingSyntax();
        syntax.mapping(mapping);
        if (!syntax.faults.isEmpty()) {
            throw IdentityError.invalid(String.join("\n", syntax.faults) + "\n");
        }
        return (List<?>) ((Map<?, ?>) mapping).get("rules");
    }

    private void mapping(Object mapping) {
        if (!is(mapping, "object") || !has((Map<?, ?>) mapping, "rules")) {
            return;
        }
        Object rules = ((Map<?, ?>) mapping).get("rules");
        if (!is(rules, "array")) {
            return;
        }
        if (((List<?>) rules).isEmpty()) {
            faults.add("[] is too short");
        }
        ((List<?>) rules).forEach(this::rule);
    }

    private void rule(Object given) {
        if (!is(given, "object")) {
            return;
        }
        Map<?, ?> rule = (Map<?, ?>) given;
        only(rule, Set.of("local", "remote"));
        if (has(rule, "local") && is(rule.get("local"), "array")) {
            ((List<?>) rule.get("local")).forEach(this::local);
        }
        if (has(rule, "remote") && is(rule.get("remote"), "array")) {
            List<?> remote = (List<?>) rule.get("remote");
            if (remote.isEmpty()) {
                faults.add("[] is too short");
            }
            remote.forEach(this::remote);
        }
    }

    private void local(Object given) {
        if (!is(given, "object")) {
            return;
        }
        Map<?, ?> local = (Map<?, ?>) given;
        only(local, Set.of("user", "projects", "group", "groups", "group_ids", "domain"));
        when(local, "user", this::user);
        when(local, "projects", this::projects);
        when(local, "group", this::group);
        when(local, "groups", text -> is(text, "string"));
        when(local, "group_ids", text -> is(text, "string"));
        when(local, "domain", this::domain);
    }

    private void user(Object given) {
        if (!is(given, "object")) {
            return;
        }
        Map<?, ?> user = (Map<?, ?>) given;
        only(user, Set.of("id", "name", "email", "domain", "type"));
        for (String name : List.of("id", "name", "email", "type")) {
            when(user, name, text -> is(text, "string"));
        }
        when(user, "domain", this::domain);
        when(user, "type", type -> {
            if (type instanceof String && !List.of("ephemeral", "local").contains(type)) {
                faults.add(Python.repr(type) + " is not one of ['ephemeral', 'local']");
            }
        });
    }

    private void projects(Object given) {
        if (!is(given, "array")) {
            return;
        }
        for (Object each : (List<?>) given) {
            if (!is(each, "object")) {
                continue;
            }
            Map<?, ?> project = (Map<?, ?>) each;
            only(project, Set.of("name", "roles"));
            if (has(project, "name")) {
                is(project.get("name"), "string");
            }
            if (has(project, "roles") && is(project.get("roles"), "array")) {
                ((List<?>) project.get("roles")).forEach(this::role);
            }
        }
    }

    private void role(Object given) {
        if (is(given, "object") && has((Map<?, ?>) given, "name")) {
            is(((Map<?, ?>) given).get("name"), "string");
        }
    }

    private void domain(Object given) {
        if (!is(given, "object")) {
            return;
        }
        Map<?, ?> domain = (Map<?, ?>) given;
        only(domain, Set.of("id", "name"));
        when(domain, "id", text -> is(text, "string"));
        when(domain, "name", text -> is(text, "string"));
    }

    /** By id, or by name and domain. */
    private void group(Object given) {
        if (!is(given, "object")) {
            return;
        }
        Map<?, ?> group = (Map<?, ?>) given;
        boolean byId = group.keySet().equals(Set.of("id")) && group.get("id") instanceof String;
        boolean byName = group.keySet().equals(Set.of("name", "domain"))
                && group.get("name") instanceof String
                && isDomain(group.get("domain"));
        if (!byId && !byName) {
            faults.add(Python.repr(given) + " is not valid under any of the given schemas");
        }
    }

    private static boolean isDomain(Object given) {
        return given instanceof Map<?, ?> domain
                && Set.of("id", "name").containsAll(domain.keySet())
                && domain.values().stream().allMatch(String.class::isInstance);
    }

    /** A type, and at most one condition on its values. */
    private void remote(Object given) {
        if (!is(given, "object")) {
            return;
        }
        Map<?, ?> remote = (Map<?, ?>) given;
        List<String> conditions =
                CONDITIONS.stream().filter(remote::containsKey).toList();
        Set<Object> known = new java.util.HashSet<>(conditions);
        known.add("type");
        boolean searching = conditions.stream().anyMatch(name -> name.endsWith("_of"));
        if (searching) {
            known.add("regex");
        }
        boolean valid = remote.get("type") instanceof String
                && conditions.size() <= 1
                && known.containsAll(remote.keySet())
                && conditions.stream().allMatch(name -> remote.get(name) instanceof List<?>)
                && (!remote.containsKey("regex") || remote.get("regex") instanceof Boolean);
        if (!valid) {
            faults.add(Python.repr(given) + " is not valid under any of the given schemas");
        } else if (Boolean.TRUE.equals(remote.get("regex"))) {
            ((List<?>) remote.get(conditions.get(0))).forEach(this::expression);
        }
    }

    /** Upstream finds out at the first login; then it is too late. */
    private void expression(Object given) {
        try {
            Pattern.compile(String.valueOf(given));
        } catch (PatternSyntaxException e) {
            faults.add(Python.repr(given) + " is not a 'regex'");
        }
    }

    private static void when(Map<?, ?> object, String name, java.util.function.Consumer<Object> check) {
        if (object.containsKey(name)) {
            check.accept(object.get(name));
        }
    }

    private boolean has(Map<?, ?> object, String name) {
        if (!object.containsKey(name)) {
            faults.add("'" + name + "' is a required property");
        }
        return object.containsKey(name);
    }

    private boolean is(Object value, String type) {
        boolean right = TYPES.get(type).isInstance(value);
        if (!right) {
            faults.add(Python.repr(value) + " is not of type '" + type + "'");
        }
        return right;
    }

    private void only(Map<?, ?> object, Set<String> known) {
        List<String> unknown = new ArrayList<>();
        object.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> unknown.add(Python.repr(name)));
        if (!unknown.isEmpty()) {
            faults.add("Additional properties are not allowed (" + String.join(", ", unknown)
                    + (unknown.size() == 1 ? " was" : " were") + " unexpected)");
        }
    }
}
