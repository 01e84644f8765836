package org.ustack.image;

import java.util.Locale;
import java.util.Optional;

/** Where the bytes of an import come from. */
public enum ImportMethod {
    /** From the staging area. */
    GLANCE_DIRECT,
    /** From an address. */
    WEB_DOWNLOAD,
    /** From a store where they are already, to others. */
    COPY_IMAGE,
    /** From an image of another region. */
    GLANCE_DOWNLOAD;

    /** The word of the API. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ImportMethod> ofApiName(String word) {
        for (ImportMethod method : values()) {
            if (method.apiName().equals(word)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
