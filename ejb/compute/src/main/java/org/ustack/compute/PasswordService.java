package org.ustack.compute;

import org.ustack.kernel.RequestContext;

/** Passwords of guests. */
public interface PasswordService {

    /**
     * Has the guest change its administrator's password, and returns when it has. The password is stored nowhere.
     *
     * @throws org.ustack.kernel.CloudException {@link ComputeError#PASSWORD_NOT_SET} if the guest does not listen
     */
    void changePassword(RequestContext caller, String serverId, String password);
}
