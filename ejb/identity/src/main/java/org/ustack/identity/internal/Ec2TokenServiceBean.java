package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.CredentialView;
import org.ustack.identity.Ec2Signature;
import org.ustack.identity.Ec2TokenService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;

@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Ec2TokenServiceBean implements Ec2TokenService {

    /** As Keystone's {@code [credential] auth_ttl}. */
    private static final Duration SIGNATURE_LIFETIME = Duration.ofMinutes(15);

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    @Inject
    StoredSecrets stored;

    @Inject
    Accounts accounts;

    @Inject
    TokenIssuer issuer;

    @Inject
    TokenLifetime lifetime;

    @Inject
    Clock clock;

    @Override
    public IssuedToken authenticate(RequestContext caller, Ec2Signature request) {
        CredentialView pair =
                stored.ec2(request.access()).orElseThrow(() -> new CloudException(IdentityError.EC2_KEY_NOT_FOUND));
        Map<?, ?> blob = Json.read(pair.blob(), LinkedHashMap.class);
        if (!(blob.get("secret") instanceof String secret)
                || !AwsSignature.isRight(request, secret)
                || !inTime(request)) {
            throw Authentication.refused();
        }
        Accounts.Account owner =
                accounts.find(pair.userId()).filter(Accounts.Account::enabled).orElseThrow(Authentication::refused);
        Proven proven = Proven.plain(owner, AuthMethod.EC2CREDENTIAL, lifetime.end());
        TokenPayload.Grant grant = Ec2Blob.grant(blob);
        return issuer.issue(
                grant == null ? proven : proven.under(grant, pair.projectId(), null), Scope.project(pair.projectId()));
    }

    /** A request that names no time was signed without one on purpose. */
    private boolean inTime(Ec2Signature request) {
        String time = request.params().get("Timestamp");
        if (time == null) {
            time = request.params().getOrDefault("X-Amz-Date", request.headers().get("X-Amz-Date"));
        }
        if (time == null) {
            return true;
        }
        try {
            Instant sent = time.contains("-")
                    ? instant(time)
                    : LocalDateTime.parse(time, BASIC).toInstant(ZoneOffset.UTC);
            return clock.instant().isBefore(sent.plus(SIGNATURE_LIFETIME));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant instant(String time) {
        return Instant.parse(time.endsWith("Z") ? time : time + "Z");
    }
}
