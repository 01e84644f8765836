package org.ustack.agent.command;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One lock per server, out of a fixed number: two servers may share one, which costs time and nothing else. */
public final class ServerLocks {

    private static final int STRIPES = 1024;

    private final Lock[] stripes = new Lock[STRIPES];

    public ServerLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    public Lock of(String server) {
        return stripes[Math.floorMod(server.hashCode(), STRIPES)];
    }
}
