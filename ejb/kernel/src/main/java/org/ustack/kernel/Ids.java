package org.ustack.kernel;

import java.util.UUID;

/** Where identifiers come from. Injected, so that a test can tell them in advance. */
public interface Ids {

    /** A dashed random UUID: servers, images, networks, ports, operations. */
    String uuid();

    /** 32 lower-case hexadecimal digits: users, projects, domains, roles. */
    default String hex() {
        return uuid().replace("-", "");
    }

    /** The request id in the form that clients expect: {@code req-} and a UUID. */
    default String request() {
        return "req-" + uuid();
    }

    /** The real source. */
    static Ids random() {
        return () -> UUID.randomUUID().toString();
    }
}
