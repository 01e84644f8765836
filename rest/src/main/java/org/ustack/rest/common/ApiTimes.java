package org.ustack.rest.common;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The three ways in which the APIs write a time, all UTC. Null stays null. */
public final class ApiTimes {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private ApiTimes() {}

    /** {@code 2026-01-01T00:00:00Z}: servers, images, network. */
    public static String seconds(Instant time) {
        return time == null ? null : SECONDS.format(time);
    }

    /** {@code 2026-01-01T00:00:00.000000}: most of compute and block storage. */
    public static String micros(Instant time) {
        return time == null ? null : MICROS.format(time);
    }

    /** {@code 2026-01-01T00:00:00.000000Z}: identity. */
    public static String microsZulu(Instant time) {
        return time == null ? null : MICROS.format(time) + "Z";
    }
}
