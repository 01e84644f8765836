package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Texts that are stored so that only this cloud can read them, with the credential keys. */
@ApplicationScoped
public class SecretText {

    @Inject
    IdentitySecrets secrets;

    /** What is stored in place of the text. */
    public String seal(String text) {
        return secrets.credentialKeys().seal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException if the key is gone */
    public String open(String sealed) {
        return Fernet.open(secrets.credentialKeys().keys(), sealed)
                .map(opened -> new String(opened.message(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the key of a stored secret is missing"));
    }
}
