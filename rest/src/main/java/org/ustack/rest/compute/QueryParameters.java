package org.ustack.rest.compute;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;

/** Query parameters, read as strictly as Nova's query schemas do. */
final class QueryParameters {

    /** From here on a parameter that the operation does not know is refused; before, it is ignored. */
    static final int STRICT_SINCE = 75;

    private static final Set<String> TRUE = Set.of("true", "1", "on", "yes", "y", "t", "");
    private static final Set<String> FALSE = Set.of("false", "0", "off", "no", "n", "f");
    private static final int LONGEST_NUMBER = 18;

    private final MultivaluedMap<String, String> parameters;
    private final Microversion version;

    QueryParameters(UriInfo uri, Microversion version) {
        this(uri.getQueryParameters(), version);
    }

    QueryParameters(MultivaluedMap<String, String> parameters, Microversion version) {
        this.parameters = parameters;
        this.version = version;
    }

    MultivaluedMap<String, String> all() {
        return parameters;
    }

    /** Refuses unknown names from 2.75 on. */
    QueryParameters only(Set<String> known) {
        if (version.atLeast(STRICT_SINCE)) {
            for (String name : new TreeSet<>(parameters.keySet())) {
                if (!known.contains(name)) {
                    throw CommonError.invalid(
                            name,
                            parameters.getFirst(name),
                            "Additional properties are not allowed ('" + name + "' was unexpected)");
                }
            }
        }
        return this;
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The last one given, as Nova takes it; null if there is none. */
    String text(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(values.size() - 1);
    }

    List<String> texts(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        String word = value.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        throw CommonError.invalid(name, value, "'" + value + "' is not a boolean value");
    }

    /** A whole number of 0 or more; negative or other text is refused. */
    Integer count(String name) {
        for (String value : texts(name)) {
            if (!value.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
                throw CommonError.invalid(name, value, "'" + value + "' does not match '^[0-9]*$'");
            }
        }
        String value = text(name);
        return value == null ? null : (int) Math.min(Long.parseLong(value), Integer.MAX_VALUE);
    }

    /** ISO 8601, with or without a zone (then UTC). */
    Instant time(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        String text = value.trim().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notZoned) {
            return local(name, value, text);
        }
    }

    /** The last moment of the second that is named: times are shown to the second, and who was shown one asks for it. */
    Instant lastMoment(String name) {
        Instant time = time(name);
        return time == null
                ? null
                : time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).minus(1, ChronoUnit.MICROS);
    }

    private static Instant local(String name, String value, String text) {
        try {
            return LocalDateTime.parse(text.length() == "2026-01-01".length() ? text + "T00:00:00" : text)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new CloudException(
                    e,
                    CommonError.INVALID_INPUT,
                    "field",
                    name,
                    "value",
                    value,
                    "reason",
                    "'" + value + "' is not a 'date-time'");
        }
    }

    /** {@code limit} (0 and more than the most both mean the most) and {@code marker}. */
    PageRequest page() {
        Integer limit = count("limit");
        int most = limit == null || limit == 0 ? PageRequest.MAX_LIMIT : Math.min(limit, PageRequest.MAX_LIMIT);
        return new PageRequest(most, text("marker"));
    }
}
