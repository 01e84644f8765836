package org.ustack.identity;

import org.ustack.kernel.RequestContext;

/**
 * People's own passcodes of RFC 6238, and whether they are asked for at the sign-in. See
 * {@code docs/adr/0035-second-factor-by-oneself.md}.
 */
public interface SecondFactorService {

    State state(RequestContext caller);

    /** A new secret, stored nowhere: without {@link #confirm} nothing has happened. */
    Enrolment begin(RequestContext caller);

    /**
     * Stores the secret.
     *
     * @param secret of {@link #begin}
     * @throws org.ustack.kernel.CloudException {@link IdentityError#PASSCODE_WRONG} if the passcode is not its current one;
     *     {@link IdentityError#SECOND_FACTOR_THERE} if there is one already
     */
    void confirm(RequestContext caller, String secret, String passcode);

    /**
     * From now on a sign-in needs password and passcode.
     *
     * @throws org.ustack.kernel.CloudException {@link IdentityError#SECOND_FACTOR_MISSING} if there is no secret;
     *     {@link IdentityError#SECOND_FACTOR_IMPOSED} where an administrator has ruled, or the user has no password to join it with
     */
    void require(RequestContext caller);

    /**
     * A password alone is enough again.
     *
     * @throws org.ustack.kernel.CloudException {@link IdentityError#PROOF_WRONG};
     *     {@link IdentityError#SECOND_FACTOR_IMPOSED} where an administrator has ruled
     */
    void release(RequestContext caller, Proof proof);

    /** Forgets the secrets, and takes back what the user asked for itself. Errors as in {@link #release}. */
    void remove(RequestContext caller, Proof proof);

    /**
     * @param there whether a confirmed secret is stored
     * @param required whether a password alone does not open a session
     * @param imposed whether an administrator has ruled on the methods
     * @param requirable whether the user signs in with a password, so that a second method can be asked for
     */
    record State(boolean there, boolean required, boolean imposed, boolean requirable) {}

    /**
     * @param secret in base 32
     * @param uri what a QR code says to the device, by Google Authenticator's key URI format
     */
    record Enrolment(String secret, String uri) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    /** One of both is enough; the other is null. */
    record Proof(String password, String passcode) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Proof";
        }
    }
}
