package org.ustack.image;

import java.util.Locale;
import java.util.Optional;

/** Who may see an image besides its owner and admins. */
public enum Visibility {
    PUBLIC,
    /** Everybody who knows its id; lists leave it out unless asked for. */
    COMMUNITY,
    /** The projects that the owner has named as members. */
    SHARED,
    PRIVATE;

    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Visibility> ofApiName(String word) {
        for (Visibility visibility : values()) {
            if (visibility.apiName().equals(word)) {
                return Optional.of(visibility);
            }
        }
        return Optional.empty();
    }
}
