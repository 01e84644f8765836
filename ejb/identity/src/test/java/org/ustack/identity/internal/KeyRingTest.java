package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private KeyRing ring;

    @BeforeEach
    void open() {
        ring = ring();
        ring.prepare();
    }

    private KeyRing ring() {
        return new KeyRing(folder.resolve("fernet"), 3, clock, new SecureRandom());
    }

    @Test
    void makesAStagedAndAPrimaryKeyThatOnlyTheOwnerReads() throws Exception {
        assertThat(ring.keys()).hasSize(2);
        for (String name : new String[] {"0", "1"}) {
            Path file = folder.resolve("fernet").resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theStagedKeyBecomesPrimaryAndOldTokensStayOpenable() {
        String old = ring.seal(new byte[] {1, 2, 3});
        Fernet.Key staged = ring.keys().get(1);
        assertThat(ring.rotate()).isEqualTo(3);
        assertThat(ring.primary()).isEqualTo(staged);
        assertThat(Fernet.open(ring.keys(), old)).isPresent();
        ring.rotate();
        assertThat(ring.keys()).hasSize(3);
        assertThat(Fernet.open(ring.keys(), old))
                .as("its key has gone with the limit")
                .isEmpty();
    }

    @Test
    void followsARotationOfAnotherProcessWithinASecond() {
        KeyRing other = ring();
        other.prepare();
        String before = other.seal(new byte[] {1});
        assertThat(Fernet.open(ring.keys(), before)).isPresent();
        other.rotate();
        other.rotate();
        String after = other.seal(new byte[] {1});
        clock.advance(Duration.ofMillis(KeyRing.RECHECK_MILLIS));
        assertThat(Fernet.open(ring.keys(), after)).isPresent();
    }
}
