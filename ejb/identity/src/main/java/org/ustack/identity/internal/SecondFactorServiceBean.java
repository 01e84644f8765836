package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentityError;
import org.ustack.identity.SecondFactorService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** Checks proofs outside of any transaction: a password costs a hash. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecondFactorServiceBean implements SecondFactorService {

    /** As long as the hash, as RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private static final String ISSUER = "UStack";

    @Inject
    SecondFactors rows;

    @Inject
    Authentication authentication;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Clock clock;

    @Override
    public State state(RequestContext caller) {
        return rows.state(caller.userId());
    }

    @Override
    public Enrolment begin(RequestContext caller) {
        byte[] bytes = new byte[SECRET_BYTES];
        secrets.random().nextBytes(bytes);
        String secret = Totp.encode(bytes);
        String uri = "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(ISSUER, encoded(rows.nameOf(caller.userId())), secret, ISSUER);
        return new Enrolment(secret, uri);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void confirm(RequestContext caller, String secret, String passcode) {
        if (Totp.step(secret, passcode, clock.instant()).isEmpty()) {
            throw new CloudException(IdentityError.PASSCODE_WRONG);
        }
        rows.store(caller.userId(), secret);
    }

    @Override
    public void require(RequestContext caller) {
        rows.require(caller.userId());
    }

    @Override
    public void release(RequestContext caller, Proof proof) {
        rows.requireOwn(caller.userId());
        prove(caller.userId(), proof);
        rows.release(caller.userId());
    }

    @Override
    public void remove(RequestContext caller, Proof proof) {
        rows.requireOwn(caller.userId());
        prove(caller.userId(), proof);
        rows.remove(caller.userId());
    }

    private void prove(String userId, Proof proof) {
        AuthRequest.Password who = new AuthRequest.Password(userId, null, null, null, proof.password());
        AuthRequest.Proof shown = proof.passcode() == null ? who : new AuthRequest.Totp(who, proof.passcode());
        if (proof.password() == null && proof.passcode() == null) {
            throw new CloudException(IdentityError.PROOF_WRONG);
        }
        try {
            authentication.prove(
                    new AuthRequest(List.of(shown), AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED), null));
        } catch (CloudException e) {
            // To the caller "not authenticated" would say that the session is over.
            throw e.code() == CommonError.NOT_AUTHENTICATED ? new CloudException(e, IdentityError.PROOF_WRONG) : e;
        }
    }
}
