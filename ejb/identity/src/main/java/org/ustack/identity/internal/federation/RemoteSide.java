package org.ustack.identity.internal.federation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The remote side of a rule: conditions on what a provider says, and which of its values are picked. */
final class RemoteSide {

    private RemoteSide() {}

    /** Empty if the rule does not hold. Only requirements without {@code any_one_of} or {@code not_any_of} pick values. */
    static Optional<Picked> pick(String mappingId, List<?> requirements, Map<String, List<String>> assertion) {
        Picked picked = new Picked(mappingId);
        for (Object each : requirements) {
            Map<?, ?> requirement = (Map<?, ?>) each;
            List<String> values = assertion.get((String) requirement.get("type"));
            if (values == null || values.isEmpty()) {
                return Optional.empty();
            }
            boolean regex = Boolean.TRUE.equals(requirement.get("regex"));
            if (requirement.get("any_one_of") instanceof List<?> wanted) {
                if (!anyMatches(wanted, values, regex)) {
                    return Optional.empty();
                }
            } else if (requirement.get("not_any_of") instanceof List<?> unwanted) {
                if (anyMatches(unwanted, values, regex)) {
                    return Optional.empty();
                }
            } else if (requirement.get("blacklist") instanceof List<?> unwanted) {
                picked.add(values.stream()
                        .filter(value -> !unwanted.contains(value))
                        .toList());
            } else if (requirement.get("whitelist") instanceof List<?> wanted) {
                picked.add(values.stream().filter(wanted::contains).toList());
            } else {
                picked.add(values);
            }
        }
        return Optional.of(picked);
    }

    /** An expression matches anywhere in a value. */
    private static boolean anyMatches(List<?> wanted, List<String> values, boolean regex) {
        return wanted.stream().anyMatch(each -> values.stream()
                .anyMatch(value -> regex
                        ? Pattern.compile(String.valueOf(each)).matcher(value).find()
                        : value.equals(each)));
    }
}
