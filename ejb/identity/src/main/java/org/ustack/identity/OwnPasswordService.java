package org.ustack.identity;

import java.time.Instant;
import org.ustack.kernel.RequestContext;

/** What people do about their own password, and what is asked of it. */
public interface OwnPasswordService {

    /** What is asked of every new password. */
    Terms terms();

    Standing standing(RequestContext caller);

    /**
     * Changes the caller's password. Every token that the caller has becomes void; its other sign-ins end.
     *
     * @param token the caller's own
     * @return the token with which this sign-in goes on, for the same scope and until the same time
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the old password is
     *     wrong; the {@code PASSWORD_…} errors of {@link IdentityError}; {@link DirectoryError#READ_ONLY} for a directory's user
     */
    IssuedToken change(RequestContext caller, String token, String oldPassword, String newPassword);

    /**
     * @param description what a new password must look like, in the operator's words; null if nothing is asked
     * @param uniqueCount how many in a row must differ, the new one included; 0: all but the one in use
     * @param minimumAgeDays how long a chosen password is kept; 0: not
     * @param expiresDays when it must be changed; 0: never
     */
    record Terms(int minimumLength, String description, int uniqueCount, int minimumAgeDays, int expiresDays) {}

    /**
     * How it stands with a user's password.
     *
     * @param keptHere false where a directory or an identity provider keeps it
     * @param locked only an administrator changes it
     * @param changeableFrom null where it may be changed now
     * @param expiresAt null for never
     */
    record Standing(boolean keptHere, boolean locked, Instant changeableFrom, Instant expiresAt) {

        public boolean changeable() {
            return keptHere && !locked && changeableFrom == null;
        }
    }
}
