package org.ustack.image;

import java.util.Locale;

/** Where an image is between its record and its bytes. */
public enum ImageStatus {
    /** Known, without bytes. */
    QUEUED,
    /** Bytes are arriving. */
    SAVING,
    /** Bytes are arriving in, or lie in, the staging area, until the import. */
    UPLOADING,
    /** Bytes are fetched by an import, or lie ready and become active with it. */
    IMPORTING,
    /** Bytes are complete, checked and usable. */
    ACTIVE,
    /** Bytes are there, and an operator or the owner has barred their use. */
    DEACTIVATED,
    /** Gone; never stored. */
    DELETED;

    /** The word of the API. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
