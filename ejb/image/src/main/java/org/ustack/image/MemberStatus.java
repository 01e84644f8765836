package org.ustack.image;

import java.util.Locale;
import java.util.Optional;

/** What a member project says to an image that is shared with it. Only accepted ones show up in its lists. */
public enum MemberStatus {
    PENDING,
    ACCEPTED,
    REJECTED;

    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MemberStatus> ofApiName(String word) {
        for (MemberStatus status : values()) {
            if (status.apiName().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
