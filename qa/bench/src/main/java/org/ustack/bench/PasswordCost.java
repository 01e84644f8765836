package org.ustack.bench;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;

/** What one bcrypt check costs this machine by itself: the same library, cost and Java as the server's, and nothing around it. */
final class PasswordCost {

    private static final int COST = 12;
    private static final int WARM_UP = 4;
    private static final char[] PASSWORD = "bench-secret-1".toCharArray();

    private PasswordCost() {}

    /** @return seconds of processor time for one check while so many run at once */
    static double seconds(int threads, int checks) throws Exception {
        byte[] hash = BCrypt.withDefaults().hash(COST, PASSWORD).clone();
        String stored = new String(hash, java.nio.charset.StandardCharsets.US_ASCII);
        Load.times(threads, WARM_UP, n -> verify(stored));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        AtomicLong nanos = new AtomicLong();
        Load.times(threads, checks, n -> {
            long before = clock.getCurrentThreadCpuTime();
            verify(stored);
            nanos.addAndGet(clock.getCurrentThreadCpuTime() - before);
        });
        return nanos.get() / 1e9 / checks;
    }

    private static void verify(String hash) {
        if (!BCrypt.verifyer().verify(PASSWORD, hash).verified) {
            throw new IllegalStateException("bcrypt does not know its own hash");
        }
    }
}
