package org.ustack.kernel;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that an operator can set. Each service declares all of its settings in one class.
 *
 * @param name {@code ustack.<service>.<name>}; the environment variable is the same in capitals with underscores
 * @param defaultValue used where nobody says otherwise, in the same notation that the operator writes
 * @param parser from that notation; throws {@link IllegalArgumentException} with a reason
 * @param sentence what it does, with its unit
 */
public record Setting<T>(String name, String defaultValue, Function<String, T> parser, String sentence) {

    public static Setting<String> text(String name, String defaultValue, String sentence) {
        return new Setting<>(name, defaultValue, Function.identity(), sentence);
    }

    public static Setting<Integer> integer(String name, int defaultValue, String sentence) {
        return new Setting<>(name, Integer.toString(defaultValue), Integer::valueOf, sentence);
    }

    /** A whole number that is not below zero. */
    public static Setting<Integer> count(String name, int defaultValue, String sentence) {
        return new Setting<>(name, Integer.toString(defaultValue), Setting::parseCount, sentence);
    }

    public static Setting<Double> decimal(String name, double defaultValue, String sentence) {
        return new Setting<>(name, Double.toString(defaultValue), Double::valueOf, sentence);
    }

    public static Setting<Boolean> flag(String name, boolean defaultValue, String sentence) {
        return new Setting<>(name, Boolean.toString(defaultValue), Setting::parseFlag, sentence);
    }

    /** Written as ISO 8601 ({@code PT30S}). */
    public static Setting<Duration> duration(String name, Duration defaultValue, String sentence) {
        return new Setting<>(name, defaultValue.toString(), Duration::parse, sentence);
    }

    public String environmentName() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Integer parseCount(String text) {
        int count = Integer.parseInt(text);
        if (count < 0) {
            throw new IllegalArgumentException("it is below zero");
        }
        return count;
    }

    private static Boolean parseFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("not true or false: " + text);
        };
    }
}
