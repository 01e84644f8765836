package org.ustack.identity.internal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.ustack.identity.IdentitySettings;
import org.ustack.kernel.Settings;

/** What this process needs to know in order to check secrets: the key rings, password hashing, proofs of recent checks. */
@ApplicationScoped
public class IdentitySecrets {

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();
    private KeyRing tokenKeys;
    private KeyRing credentialKeys;
    private PasswordHashing passwords;
    private RecentPasswords recent;

    @PostConstruct
    void start() {
        Path folder = IdentitySettings.keysDir(settings);
        int active = settings.get(IdentitySettings.ACTIVE_KEYS);
        tokenKeys = new KeyRing(folder.resolve("fernet"), active, clock, random);
        tokenKeys.prepare();
        credentialKeys = new KeyRing(folder.resolve("credential"), active, clock, random);
        credentialKeys.prepare();
        passwords = new PasswordHashing(settings.get(IdentitySettings.BCRYPT_COST), random);
        recent = new RecentPasswords(settings.get(IdentitySettings.PROOF_LIFETIME), clock, random);
    }

    public KeyRing tokenKeys() {
        return tokenKeys;
    }

    /** Never rotated by itself: a credential must be openable for as long as it is stored. */
    public KeyRing credentialKeys() {
        return credentialKeys;
    }

    public PasswordHashing passwords() {
        return passwords;
    }

    public RecentPasswords recentPasswords() {
        return recent;
    }

    public SecureRandom random() {
        return random;
    }
}
