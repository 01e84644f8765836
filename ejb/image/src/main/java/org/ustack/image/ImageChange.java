package org.ustack.image;

/**
 * One step of an update (RFC 6902 as far as images go).
 *
 * @param name of a base attribute or a custom property
 * @param value {@code String}, {@code Long}, {@code Boolean}, {@code List<String>} or null; ignored for {@link Verb#REMOVE}
 */
public record ImageChange(Verb verb, String name, Object value) {

    /** What to do with the attribute. */
    public enum Verb {
        /** Sets it, whether or not it is there. */
        ADD,
        /** Sets it; it must not be there yet (the older media type). */
        ADD_NEW,
        /** Sets it; it must be there. */
        REPLACE,
        /** Takes it away; it must be there. */
        REMOVE
    }
}
