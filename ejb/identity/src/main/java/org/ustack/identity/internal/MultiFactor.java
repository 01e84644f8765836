package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.MoreProofNeeded;

/** Holds logins to the user's rules of several methods; what was proved already is kept in a receipt for five minutes. */
@ApplicationScoped
public class MultiFactor {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Another first byte than a token's, so that neither passes for the other. */
    private static final int FORMAT = 0x52;

    @Inject
    MultiFactorRules rules;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Clock clock;

    /**
     * @param receipt of an earlier login, or null
     * @throws MoreProofNeeded if both together are not enough
     * @throws org.ustack.kernel.CloudException not authenticated, if the receipt is of somebody else or over
     */
    Proven check(Proven proven, String receipt) {
        Proven all = receipt == null ? proven : read(proven, receipt).and(proven);
        // What acts under a grant has proved what the grant asks for.
        if (all.grant() != null) {
            return all;
        }
        MultiFactorRules.Rules wanted = rules.of(all.userId());
        if (wanted.satisfiedBy(all.methods())) {
            return all;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(LIFETIME);
        throw new MoreProofNeeded(
                new MoreProofNeeded.Receipt(write(all, end), wanted.user(), all.methods(), now, end, wanted.rules()));
    }

    private String write(Proven proven, Instant end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(AuthMethod.toBits(proven.methods()));
            out.writeUTF(proven.userId());
            out.writeInt(proven.epoch());
            out.writeLong(end.getEpochSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.tokenKeys().seal(bytes.toByteArray()).replace("=", "");
    }

    private Proven read(Proven proven, String receipt) {
        byte[] message = Fernet.open(secrets.tokenKeys().keys(), receipt)
                .orElseThrow(Authentication::refused)
                .message();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            if (in.readUnsignedByte() != FORMAT) {
                throw Authentication.refused();
            }
            List<AuthMethod> methods = AuthMethod.ofBits(in.readUnsignedByte());
            String userId = in.readUTF();
            int epoch = in.readInt();
            boolean over = clock.instant().getEpochSecond() >= in.readLong();
            if (over || !userId.equals(proven.userId()) || epoch != proven.epoch()) {
                throw Authentication.refused();
            }
            return new Proven(userId, epoch, methods, proven.expiresAt(), List.of(), null, null);
        } catch (IOException e) {
            throw Authentication.refused();
        }
    }
}
