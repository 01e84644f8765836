package org.ustack.identity;

import java.time.Instant;
import java.util.List;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** What a login proved is right and not enough: the user's rules ask for more methods. */
public class MoreProofNeeded extends CloudException {

    private static final long serialVersionUID = 1L;

    private final transient Receipt receipt;

    /**
     * What the next login brings along, so that it need not prove this again.
     *
     * @param id sealed, to be sent back
     * @param methods proved so far
     * @param required any of these lists of methods is enough
     */
    public record Receipt(
            String id,
            TokenView.Place user,
            List<AuthMethod> methods,
            Instant issuedAt,
            Instant expiresAt,
            List<List<String>> required) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Receipt[" + user.id() + "]";
        }
    }

    public MoreProofNeeded(Receipt receipt) {
        super(CommonError.NOT_AUTHENTICATED);
        this.receipt = receipt;
    }

    public Receipt receipt() {
        return receipt;
    }
}
