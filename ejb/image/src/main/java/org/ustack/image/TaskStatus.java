package org.ustack.image;

import java.util.Locale;
import java.util.Optional;

/** Where a task of the image service stands. */
public enum TaskStatus {
    /** Accepted; nobody works on it yet. */
    PENDING,
    PROCESSING,
    SUCCESS,
    FAILURE;

    /** The word of the API. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TaskStatus> ofApiName(String word) {
        for (TaskStatus status : values()) {
            if (status.apiName().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
