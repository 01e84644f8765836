package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that must be read again in clear, as a signature needs them: encrypted where they are stored. */
@ApplicationScoped
public class SealedSecrets {

    private static final int BYTES = 16;

    @Inject
    IdentitySecrets secrets;

    public String seal(String secret) {
        return secrets.credentialKeys().seal(secret.getBytes(StandardCharsets.UTF_8));
    }

    public String open(String sealed) {
        Fernet.Opened opened = Fernet.open(secrets.credentialKeys().keys(), sealed)
                .orElseThrow(() -> new IllegalStateException("the key of a stored secret is missing"));
        return new String(opened.message(), StandardCharsets.UTF_8);
    }

    /** A new one that cannot be guessed, in hexadecimal digits. */
    public String random() {
        SecureRandom random = secrets.random();
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
