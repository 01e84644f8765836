package org.ustack.identity.internal.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.identity.internal.Accounts;
import org.ustack.identity.internal.OutsideMemberships;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Settings;

/** Logs in those whom a directory knows: it says who they are, whether the password is right and what groups they are in. */
@ApplicationScoped
public class DirectoryLogin {

    @Inject
    Directories directories;

    @Inject
    DirectoryRows rows;

    @Inject
    OutsideMemberships memberships;

    @Inject
    Accounts accounts;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * @return the account; empty if this cloud keeps the users of that domain itself
     * @throws CloudException {@link CommonError#NOT_AUTHENTICATED} whatever the directory holds against it
     */
    public Optional<Accounts.Account> check(AuthRequest.Password claim) {
        return rows.domainOf(claim).flatMap(domainId -> directories
                .ask(domainId, directory -> proved(domainId, directory, claim))
                .map(userId ->
                        accounts.find(userId).filter(Accounts.Account::open).orElseThrow(DirectoryLogin::refused)));
    }

    private String proved(String domainId, LdapDirectory directory, AuthRequest.Password claim) {
        DirectoryUser user = find(directory, claim).orElse(null);
        // Asked also about nobody, so that the time of the answer does not tell who there is.
        boolean right = directory.authenticates(user == null ? directory.nobody() : user.dn(), claim.password());
        if (user == null || !right || !user.enabled()) {
            throw refused();
        }
        String userId = rows.keepUsers(domainId, List.of(user)).get(0);
        List<String> groups = rows.keepGroups(domainId, directory.groupsOf(user));
        memberships.set(userId, groups, clock.instant().plus(settings.get(IdentitySettings.TOKEN_LIFETIME)));
        return userId;
    }

    private Optional<DirectoryUser> find(LdapDirectory directory, AuthRequest.Password claim) {
        if (claim.userId() != null) {
            return rows.entry(claim.userId()).map(DirectoryEntry::localId).flatMap(directory::user);
        }
        List<DirectoryUser> found = directory.users(claim.userName());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static CloudException refused() {
        return new CloudException(CommonError.NOT_AUTHENTICATED);
    }
}
