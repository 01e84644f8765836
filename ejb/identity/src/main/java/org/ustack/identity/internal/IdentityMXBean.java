package org.ustack.identity.internal;

/** {@code ustack:type=Identity}. */
public interface IdentityMXBean {

    /** Rotates the token keys; tokens sealed with an older key stay valid. @return number of keys kept */
    int rotateKeys();

    /** Whether the operator's policy file is in force, and if not which line and rule keep it out. */
    String getPolicyState();

    /** Reads the policy file now. @return the state after it */
    String reloadPolicy();

    /** Number of checked tokens in memory. */
    long getCheckedTokens();
}
