package org.ustack.image;

import java.util.Locale;
import java.util.Optional;

/** Who began an import, and by which door. */
public enum TaskType {
    /** An admin, by a task. */
    IMPORT,
    /** The owner of an image, by the image. */
    API_IMAGE_IMPORT;

    /** The word of the API. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TaskType> ofApiName(String word) {
        for (TaskType type : values()) {
            if (type.apiName().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
