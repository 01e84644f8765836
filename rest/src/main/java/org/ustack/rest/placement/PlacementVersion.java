package org.ustack.rest.placement;

import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;

/**
 * A microversion 1.N of the placement API.
 *
 * @param minor the N
 */
record PlacementVersion(int minor) {

    static final PlacementVersion MIN = new PlacementVersion(0);
    static final PlacementVersion MAX = new PlacementVersion(39);

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}");

    /**
     * @param header value of {@code OpenStack-API-Version}, possibly of several services, or null
     * @throws CloudException {@link PlacementApiError#VERSION_MALFORMED}, {@link PlacementApiError#VERSION_UNSUPPORTED}
     */
    static PlacementVersion negotiate(String header) {
        String asked = ofThisService(header);
        if (asked == null) {
            return MIN;
        }
        if (asked.equals("latest")) {
            return MAX;
        }
        if (!FORM.matcher(asked).matches()) {
            throw new CloudException(PlacementApiError.VERSION_MALFORMED, "version", asked);
        }
        String[] numbers = asked.split("\\.");
        int minor = Integer.parseInt(numbers[1]);
        if (Integer.parseInt(numbers[0]) != 1 || minor > MAX.minor) {
            throw new CloudException(PlacementApiError.VERSION_UNSUPPORTED, "version", asked);
        }
        return new PlacementVersion(minor);
    }

    /** The last one that names the service. */
    private static String ofThisService(String header) {
        String found = null;
        for (String part : header == null ? new String[0] : header.split(",")) {
            String[] words = part.trim().split("\\s+");
            if (words.length == 2 && words[0].equalsIgnoreCase("placement")) {
                found = words[1];
            }
        }
        return found;
    }

    boolean atLeast(int wanted) {
        return minor >= wanted;
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
