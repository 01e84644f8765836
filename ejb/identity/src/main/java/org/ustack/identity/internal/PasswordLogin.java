package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.internal.directory.DirectoryLogin;

/** Who claims to be somebody with a password: asked of the directory behind the domain, or checked here where there is none. */
@ApplicationScoped
public class PasswordLogin {

    @Inject
    DirectoryLogin directories;

    @Inject
    Accounts accounts;

    @Inject
    PasswordCheck passwords;

    /** @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if it is not right */
    Accounts.Account check(AuthRequest.Password claim) {
        return directories.check(claim).orElseGet(() -> passwords.login(accounts.find(claim), claim.password()));
    }
}
