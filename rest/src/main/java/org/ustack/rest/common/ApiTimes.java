package org.ustack.rest.common;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The three ways in which the APIs write a time, all UTC. Null stays null. */
public final class ApiTimes {

    private static final int SECONDS_LENGTH = "2026-01-01T00:00:00".length();
    private static final int MICROS_LENGTH = "2026-01-01T00:00:00.000000".length();
    private static final int NANOS_PER_MICRO = 1_000;

    private ApiTimes() {}

    /** {@code 2026-01-01T00:00:00Z}: servers, images, network. */
    public static String seconds(Instant time) {
        return time == null ? null : text(time, SECONDS_LENGTH, true);
    }

    /** {@code 2026-01-01T00:00:00.000000}: most of compute and block storage. */
    public static String micros(Instant time) {
        return time == null ? null : text(time, MICROS_LENGTH, false);
    }

    /** {@code 2026-01-01T00:00:00.000000Z}: identity. */
    public static String microsZulu(Instant time) {
        return time == null ? null : text(time, MICROS_LENGTH, true);
    }

    /** By hand: a listing of servers writes thousands of times, and a formatter costs most of the listing. */
    private static String text(Instant time, int length, boolean zulu) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        byte[] digits = new byte[zulu ? length + 1 : length];
        put(digits, 0, 4, utc.getYear());
        digits[4] = '-';
        put(digits, 5, 2, utc.getMonthValue());
        digits[7] = '-';
        put(digits, 8, 2, utc.getDayOfMonth());
        digits[10] = 'T';
        put(digits, 11, 2, utc.getHour());
        digits[13] = ':';
        put(digits, 14, 2, utc.getMinute());
        digits[16] = ':';
        put(digits, 17, 2, utc.getSecond());
        if (length == MICROS_LENGTH) {
            digits[19] = '.';
            put(digits, 20, 6, utc.getNano() / NANOS_PER_MICRO);
        }
        if (zulu) {
            digits[length] = 'Z';
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] digits, int from, int width, int number) {
        int rest = number;
        for (int i = from + width - 1; i >= from; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
