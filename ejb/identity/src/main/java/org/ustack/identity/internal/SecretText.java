package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Texts that only this cloud can read: those that are stored, with the credential keys; those that travel, with the token keys. */
@ApplicationScoped
public class SecretText {

    @Inject
    IdentitySecrets secrets;

    @Inject
    Clock clock;

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

    /** For a way through somebody else's hands. @param text must not begin as a token's content does: JSON does not */
    public String send(String text) {
        return secrets.tokenKeys().seal(text.getBytes(StandardCharsets.UTF_8)).replace("=", "");
    }

    /** What was sent; empty if that was not us, or longer ago. */
    public Optional<String> receive(String sealed, Duration longest) {
        return Fernet.open(secrets.tokenKeys().keys(), sealed)
                .filter(opened -> opened.freshAt(clock.instant(), longest))
                .map(opened -> new String(opened.message(), StandardCharsets.UTF_8));
    }
}
