package org.ustack.rest.placement;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;

/** Query parameters as the placement API writes them at a microversion. Of a repeated one the last counts, where repeating means nothing. */
final class QueryReader {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");
    private static final String WRONG = "Invalid query string parameters: ";

    private final MultivaluedMap<String, String> query;
    private final PlacementVersion version;

    QueryReader(MultivaluedMap<String, String> query, PlacementVersion version) {
        this.query = query;
        this.version = version;
    }

    PlacementVersion version() {
        return version;
    }

    /** Refuses what is not known. */
    QueryReader only(Predicate<String> known) {
        for (String name : query.keySet()) {
            if (!known.test(name)) {
                throw bad(WRONG + "Additional properties are not allowed ('" + name + "' was unexpected)");
            }
        }
        return this;
    }

    Set<String> names() {
        return query.keySet();
    }

    /** The last value, or null. */
    String text(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(values.size() - 1);
    }

    String uuid(String name) {
        String text = text(name);
        if (text != null && !isUuid(text)) {
            throw bad(WRONG + "'" + text + "' is not a 'uuid'");
        }
        return text;
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    /** {@code VCPU:2,MEMORY_MB:1024}; empty if it is not there. */
    Map<String, Long> resources(String name) {
        String text = text(name);
        Map<String, Long> resources = new LinkedHashMap<>();
        if (text == null) {
            return resources;
        }
        String form = "Badly formed resources parameter. Expected resources query string parameter in form:"
                + " ?resources=VCPU:2,MEMORY_MB:1024. Got: ";
        if (text.isBlank()) {
            throw bad(form + "empty string.");
        }
        for (String pair : text.split(",", -1)) {
            String[] parts = pair.split(":", -1);
            if (parts.length != 2) {
                throw bad(form + pair + ".");
            }
            resources.put(parts[0], amount(parts[0], parts[1]));
        }
        Vocabulary.requireResourceClasses(resources.keySet());
        return resources;
    }

    private static long amount(String resource, String text) {
        if (!text.strip().matches("[+-]?[0-9]{1,18}")) {
            throw bad("Requested resource " + resource + " expected positive integer amount. Got: " + text + ".");
        }
        long amount = Long.parseLong(text.strip());
        if (amount < 1) {
            throw bad("Requested resource " + resource + " requires amount >= 1. Got: " + amount + ".");
        }
        return amount;
    }

    /** @param required one of each set; @param forbidden none of them */
    record Choice(List<Set<String>> required, Set<String> forbidden) {

        boolean accepts(Set<String> offered) {
            return forbidden.stream().noneMatch(offered::contains)
                    && required.stream().allMatch(any -> any.stream().anyMatch(offered::contains));
        }

        boolean isEmpty() {
            return required.isEmpty() && forbidden.isEmpty();
        }

        Set<String> names() {
            Set<String> names = new LinkedHashSet<>(forbidden);
            required.forEach(names::addAll);
            return names;
        }
    }

    /** {@code A,B}, {@code !A} from 1.22; {@code in:A,B} and repeated from 1.39. */
    Choice traits(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (!version.atLeast(39) && values.size() > 1) {
            values = values.subList(values.size() - 1, values.size());
        }
        List<Set<String>> required = new ArrayList<>();
        Set<String> forbidden = new LinkedHashSet<>();
        for (String value : values) {
            if (value.startsWith("in:")) {
                required.add(anyOf(value));
            } else {
                allOf(value, required, forbidden);
            }
        }
        return new Choice(required, forbidden);
    }

    private Set<String> anyOf(String value) {
        if (!version.atLeast(39)) {
            throw bad(
                    WRONG + "The format 'in:HW_CPU_X86_VMX,CUSTOM_MAGIC' only supported since microversion 1.39. Got: "
                            + value);
        }
        Set<String> any = new LinkedHashSet<>();
        for (String trait : value.substring("in:".length()).split(",", -1)) {
            if (trait.isBlank()) {
                throw bad(WRONG + "Expected 'required' parameter value of the form: in:HW_CPU_X86_VMX,CUSTOM_MAGIC."
                        + " Got an empty trait in: " + value);
            }
            if (trait.strip().startsWith("!")) {
                throw bad(WRONG + "The format 'in:HW_CPU_X86_VMX,CUSTOM_MAGIC' does not support forbidden traits. Got: "
                        + value);
            }
            any.add(trait.strip());
        }
        return any;
    }

    private void allOf(String value, List<Set<String>> required, Set<String> forbidden) {
        boolean mayForbid = version.atLeast(22);
        String form = WRONG + "Expected 'required' parameter value of the form: HW_CPU_X86_VMX,"
                + (mayForbid ? "!" : "") + "CUSTOM_MAGIC. Got";
        for (String part : value.split(",", -1)) {
            String trait = part.strip();
            String name = trait.replaceFirst("^!+", "");
            if (name.isEmpty()) {
                throw bad(form + " an empty trait in: " + value);
            }
            if (!trait.startsWith("!")) {
                required.add(Set.of(name));
            } else if (mayForbid) {
                forbidden.add(name);
            } else {
                throw bad(form + ": " + value);
            }
        }
    }

    /** A UUID, {@code in:} several; repeated from 1.24; {@code !} before either from 1.32. */
    Choice aggregates(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1 && !version.atLeast(24)) {
            throw bad("Multiple " + name + " parameters are not supported");
        }
        List<Set<String>> required = new ArrayList<>();
        Set<String> forbidden = new LinkedHashSet<>();
        for (String value : values) {
            boolean not = value.startsWith("!");
            String wanted = not ? value.substring(1) : value;
            boolean several = wanted.startsWith("in:");
            if (wanted.contains(",") && !several) {
                throw bad("Multiple values for 'member_of' must be prefixed with the 'in:' or '!in:' keyword using the"
                        + " valid microversion. Got: " + value);
            }
            Set<String> uuids =
                    Set.copyOf(List.of((several ? wanted.substring("in:".length()) : wanted).split(",", -1)));
            uuids.stream().filter(uuid -> !isUuid(uuid)).findFirst().ifPresent(uuid -> {
                throw bad(WRONG + "Expected 'member_of' parameter to contain valid UUID(s). Got: " + uuid);
            });
            if (not && !version.atLeast(32)) {
                throw bad("Forbidden " + name + " parameters are not supported in the specified microversion");
            }
            if (not) {
                forbidden.addAll(uuids);
            } else {
                required.add(uuids);
            }
        }
        return new Choice(required, forbidden);
    }

    static CloudException bad(String reason) {
        return new CloudException(PlacementApiError.BAD_QUERY, "reason", reason);
    }
}
