package org.ustack.identity.internal;

/** {@code ustack:type=Identity}. */
public interface IdentityMXBean {

    /** Rotates the token keys; tokens sealed with an older key stay valid. @return number of keys kept */
    int rotateKeys();

    /** Number of checked tokens in memory. */
    long getCheckedTokens();
}
