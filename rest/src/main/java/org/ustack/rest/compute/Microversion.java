package org.ustack.rest.compute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;

/**
 * A microversion 2.N of the compute API. What each one changes: Nova's REST API version history.
 *
 * @param minor the N
 */
public record Microversion(int minor) implements Comparable<Microversion> {

    /** What a request without a version header gets. */
    public static final Microversion MIN = new Microversion(1);

    public static final Microversion MAX = new Microversion(93);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})");
    private static final String SERVICE = "compute";

    /**
     * Negotiates from the two headers; the newer form wins.
     *
     * @param standard value of {@code OpenStack-API-Version} ({@code compute 2.N}, possibly among other services), or null
     * @param legacy value of {@code X-OpenStack-Nova-API-Version} ({@code 2.N}), or null
     * @throws CloudException {@link ComputeApiError#VERSION_MALFORMED}, {@link ComputeApiError#VERSION_UNSUPPORTED}
     */
    public static Microversion negotiate(String standard, String legacy) {
        String asked = ofThisService(standard);
        if (asked == null && legacy != null) {
            asked = legacy.trim();
        }
        return asked == null ? MIN : parse(asked);
    }

    private static String ofThisService(String header) {
        if (header == null) {
            return null;
        }
        for (String part : header.split(",")) {
            String[] words = part.trim().split("\\s+");
            if (words.length == 2 && words[0].equalsIgnoreCase(SERVICE)) {
                return words[1];
            }
        }
        return null;
    }

    private static Microversion parse(String text) {
        if (text.equals("latest")) {
            return MAX;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new CloudException(ComputeApiError.VERSION_MALFORMED, "version", text);
        }
        Microversion version = new Microversion(Integer.parseInt(form.group(2)));
        if (!form.group(1).equals("2") || version.compareTo(MIN) < 0 || version.compareTo(MAX) > 0) {
            throw new CloudException(ComputeApiError.VERSION_UNSUPPORTED, "version", text, "min", MIN, "max", MAX);
        }
        return version;
    }

    public boolean atLeast(int wanted) {
        return minor >= wanted;
    }

    public boolean before(int other) {
        return minor < other;
    }

    @Override
    public int compareTo(Microversion other) {
        return Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return "2." + minor;
    }
}
