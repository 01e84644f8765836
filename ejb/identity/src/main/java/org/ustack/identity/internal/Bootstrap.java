package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.ustack.identity.IdentitySettings;
import org.ustack.kernel.Settings;

/**
 * The start. The first one makes the admin and its password. The password is on the disk before the admin is in the database, so
 * that no crash leaves an admin whose password nobody knows; a file that a crash left is used again.
 */
@ApplicationScoped
public class Bootstrap {

    private static final Logger LOG = Logger.getLogger(Bootstrap.class);
    private static final int PASSWORD_BYTES = 24;

    @Inject
    Seed seed;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Accounts accounts;

    @Inject
    Settings settings;

    /** Idempotent. */
    public void run() {
        makeAdmin();
        secrets.passwords().expect(accounts.strongestCost());
    }

    private void makeAdmin() {
        if (seed.hasAdmin()) {
            seed.plant(null);
            return;
        }
        Path file = IdentitySettings.adminPasswordFile(settings);
        boolean made = false;
        try {
            String password = Files.exists(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).trim()
                    : "";
            if (password.isEmpty()) {
                password = randomPassword();
                PrivateFile.write(file, password);
                made = true;
            }
            seed.plant(secrets.passwords().hash(password));
            LOG.infof("made user admin; the password is in %s", file);
        } catch (IOException e) {
            throw new UncheckedIOException("the admin's password cannot be kept in " + file, e);
        } catch (RuntimeException e) {
            withdraw(file, made, e);
        }
    }

    /** Another controller was first: its password counts, ours must not lie about. Any other failure stays one. */
    private void withdraw(Path file, boolean made, RuntimeException failure) {
        if (!seed.hasAdmin()) {
            throw failure;
        }
        LOG.infof("another controller made user admin first");
        try {
            if (made) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("%s holds a password that is not the admin's and cannot be deleted: %s", file, e.getMessage());
        }
    }

    private String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        secrets.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
