package org.ustack.compute;

import java.time.Instant;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Public keys of users, for their servers. A key pair belongs to a user, not to a project. */
public interface KeyPairService {

    /**
     * @param userId whose; another user's for admins only
     * @param publicKey OpenSSH or PEM certificate text, or null to have a pair made
     * @param type {@code ssh} or {@code x509}
     * @return the new pair, with the private key only if it was made here (it is not kept)
     */
    CreatedKeyPair create(RequestContext caller, String userId, String name, String type, String publicKey);

    KeyPairView get(RequestContext caller, String userId, String name);

    Slice<KeyPairView> list(RequestContext caller, String userId, PageRequest page);

    void delete(RequestContext caller, String userId, String name);

    /** @param fingerprint MD5 of the key blob, as colon separated hex */
    record KeyPairView(
            long id,
            String name,
            String userId,
            String type,
            String publicKey,
            String fingerprint,
            Instant createdAt) {}

    record CreatedKeyPair(KeyPairView keyPair, String privateKey) {}
}
