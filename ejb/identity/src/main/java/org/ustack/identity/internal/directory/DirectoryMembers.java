package org.ustack.identity.internal.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.identity.internal.OutsideMemberships;
import org.ustack.kernel.Settings;

/** Who is in which group, asked of the directory that knows. All ids are this cloud's. */
@ApplicationScoped
public class DirectoryMembers {

    @Inject
    Directories directories;

    @Inject
    DirectoryRows rows;

    @Inject
    OutsideMemberships memberships;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Brings the memberships of a directory's user up to date; others are left alone. */
    public void freshGroupsOf(String userId) {
        rows.entry(userId)
                .filter(entry -> entry.kind() == DirectoryEntry.Kind.USER)
                .ifPresent(entry -> directories
                        .ask(entry.domainId(), directory -> rows.keepGroups(entry.domainId(), groups(directory, entry)))
                        .ifPresent(groups -> memberships.set(
                                userId, groups, clock.instant().plus(settings.get(IdentitySettings.TOKEN_LIFETIME)))));
    }

    private static List<DirectoryGroup> groups(LdapDirectory directory, DirectoryEntry entry) {
        return directory.user(entry.localId()).map(directory::groupsOf).orElse(List.of());
    }

    /** Those whom a directory, or another word from outside, puts into that group. */
    public List<String> membersOf(String groupId) {
        return rows.entry(groupId)
                .filter(entry -> entry.kind() == DirectoryEntry.Kind.GROUP)
                .flatMap(entry -> directories.ask(
                        entry.domainId(),
                        directory -> rows.keepUsers(
                                entry.domainId(),
                                directory
                                        .group(entry.localId())
                                        .map(directory::members)
                                        .orElse(List.of()))))
                .orElseGet(() -> known(groupId));
    }

    /** As {@link #membersOf}, without asking anybody. */
    public List<String> known(String groupId) {
        return memberships.membersOf(groupId);
    }
}
