package org.ustack.web.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes, times and shares as people read them. */
@Named
@RequestScoped
public class Formats {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    @Inject
    Preferences preferences;

    /** @param mib MiB */
    public String memory(long mib) {
        return bytes(preferences.getLocale(), mib * 1024 * 1024);
    }

    /** @param bytes null where nobody knows */
    public String size(Long bytes) {
        return bytes == null ? "–" : bytes(preferences.getLocale(), bytes);
    }

    /** Powers of 1024 under the short names that people use for them. */
    static String bytes(Locale locale, long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value < 10 ? 1 : 0);
        return format.format(value) + " " + UNITS[unit];
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(preferences.getLocale()).format(number);
    }

    /** For browsers without scripts; the page's module shows the reader's own time. */
    public String time(Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }

    /** How long something took, from milliseconds to hours. */
    public String duration(Instant from, Instant to) {
        return from == null || to == null ? "" : duration(Duration.between(from, to));
    }

    static String duration(Duration taken) {
        long millis = Math.max(0, taken.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return taken.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", taken.toHours(), taken.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", taken.toMinutes(), taken.toSecondsPart());
    }

    /** 0 to 100. @param limit below 0 for none */
    public int percent(long used, long limit) {
        return limit <= 0 ? 0 : (int) Math.min(100, used * 100 / limit);
    }
}
