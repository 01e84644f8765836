package org.ustack.identity;

import java.util.function.Supplier;

/**
 * Holds back who guesses passwords: so many refused logins a minute from one address, and so many for one user, whether there
 * is such a user or not. Logins that succeed are not counted. Each controller counts for itself.
 */
public interface LoginRate {

    /**
     * @param address the client's
     * @param user whom the client claims to be, in whatever words; null where it does not say
     * @param login what is done unless there were too many; its refusal is counted
     * @throws org.ustack.kernel.CloudException {@link IdentityError#TOO_MANY_LOGINS} before any work is done
     */
    <T> T limit(String address, String user, Supplier<T> login);
}
