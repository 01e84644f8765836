package org.ustack.rest.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.ustack.identity.IdentityError;
import org.ustack.rest.common.JsonBody;

/** Ends that clients set: ISO 8601, in UTC where it names no zone. */
final class IdentityTimes {

    private static final int LONGEST = 64;

    private IdentityTimes() {}

    /** Null if absent. */
    static Instant end(JsonBody body, String name) {
        String text = body.text(name, 0, LONGEST);
        if (text == null) {
            return null;
        }
        String iso = text.trim().replace(' ', 'T');
        try {
            boolean zone = iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d\\d:?\\d\\d$");
            return zone
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw IdentityError.invalid(IdentityError.NOT_A_TIME);
        }
    }
}
