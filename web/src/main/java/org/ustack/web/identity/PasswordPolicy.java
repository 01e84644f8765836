package org.ustack.web.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.ustack.identity.IdentitySettings;
import org.ustack.kernel.Settings;

/** What forms that set a password have to know of the cloud's rules. */
@Named
@RequestScoped
public class PasswordPolicy {

    @Inject
    Settings settings;

    /** Whether this cloud asks for a new password at the first use; where it does not, there is nothing to choose. */
    public boolean isChangedAtFirstUse() {
        return settings.get(IdentitySettings.PASSWORD_CHANGE_AT_FIRST_USE);
    }
}
