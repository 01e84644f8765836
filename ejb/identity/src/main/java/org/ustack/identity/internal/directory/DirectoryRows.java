package org.ustack.identity.internal.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.UserDraft;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;

/**
 * The rows that stand here for what a directory holds, so that roles, tokens and credentials refer to it as to all else.
 * A user that has left the directory stays as a disabled one: its roles and credentials are not lost by a mistake in a
 * filter. A group that has left goes; the roles given to it count again when it comes back. Short transactions of their own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DirectoryRows {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    /** The domain that a login is about; empty if there is none, or no entry of that id was ever seen. */
    public Optional<String> domainOf(AuthRequest.Password claim) {
        if (claim.userId() != null) {
            return entry(claim.userId()).map(DirectoryEntry::domainId);
        }
        if (claim.domainId() != null) {
            return Optional.of(claim.domainId());
        }
        return store.where(Domain.class, "name", claim.domainName()).stream()
                .map(Domain::id)
                .findFirst();
    }

    public Optional<DirectoryEntry> entry(String id) {
        return Optional.ofNullable(em.find(DirectoryEntry.class, id));
    }

    /** As the directory has them now. @return their ids, in the order given */
    public List<String> keepUsers(String domainId, List<DirectoryUser> users) {
        return users.stream().map(user -> keep(domainId, user)).toList();
    }

    private String keep(String domainId, DirectoryUser user) {
        String id = identify(domainId, DirectoryEntry.Kind.USER, user.localId());
        User row = em.find(User.class, id);
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("email", user.mail());
        extra.put("description", user.description());
        String project = user.defaultProjectId() == null ? "" : user.defaultProjectId();
        UserDraft draft = new UserDraft(user.name(), domainId, project, user.enabled(), null, null, extra);
        if (row == null) {
            freeUserName(domainId, id, user.name());
            em.persist(new User(id, domainId, draft));
        } else if (!row.name().equals(user.name()) || row.enabled() != user.enabled() || differs(row, draft)) {
            freeUserName(domainId, id, user.name());
            row.change(draft);
            changes.record(IdentityChange.Kind.USER, id);
        }
        return id;
    }

    private static boolean differs(User row, UserDraft draft) {
        String project = row.defaultProjectId() == null ? "" : row.defaultProjectId();
        return !project.equals(draft.defaultProjectId())
                || draft.extra().entrySet().stream()
                        .anyMatch(entry ->
                                !java.util.Objects.equals(row.view().extra().get(entry.getKey()), entry.getValue()));
    }

    /** Who had that name is called by its id until the directory is asked about it again. */
    private void freeUserName(String domainId, String id, String name) {
        for (User other : store.where(User.class, "domainId", domainId, "name", name)) {
            if (!other.id().equals(id)) {
                other.change(new UserDraft(other.id(), null, null, false, null, null, null));
                changes.record(IdentityChange.Kind.USER, other.id());
                em.flush();
            }
        }
    }

    /** As the directory has them now. @return their ids, in the order given */
    public List<String> keepGroups(String domainId, List<DirectoryGroup> groups) {
        return groups.stream().map(group -> keep(domainId, group)).toList();
    }

    private String keep(String domainId, DirectoryGroup group) {
        String id = identify(domainId, DirectoryEntry.Kind.GROUP, group.localId());
        String description = group.description() == null ? "" : group.description();
        GroupDraft draft = new GroupDraft(group.name(), domainId, description, null);
        Group row = em.find(Group.class, id);
        if (row == null || !row.name().equals(group.name())) {
            for (Group other : store.where(Group.class, "domainId", domainId, "name", group.name())) {
                if (!other.id().equals(id)) {
                    other.change(new GroupDraft(other.id(), null, null, null));
                    em.flush();
                }
            }
        }
        if (row == null) {
            em.persist(new Group(id, domainId, draft));
        } else {
            row.change(draft);
        }
        return id;
    }

    private String identify(String domainId, DirectoryEntry.Kind kind, String localId) {
        DirectoryEntry entry = new DirectoryEntry(domainId, kind, localId);
        if (em.find(DirectoryEntry.class, entry.id()) == null) {
            em.persist(entry);
        }
        return entry.id();
    }

    /** After all of a domain's users were asked for: the others are no longer there. */
    public void onlyUsers(String domainId, Collection<String> present) {
        for (String id : absent(domainId, DirectoryEntry.Kind.USER, present)) {
            leave(id);
        }
    }

    /** After all of a domain's groups were asked for: the others are no longer there. */
    public void onlyGroups(String domainId, Collection<String> present) {
        for (String id : absent(domainId, DirectoryEntry.Kind.GROUP, present)) {
            leave(id);
        }
    }

    private List<String> absent(String domainId, DirectoryEntry.Kind kind, Collection<String> present) {
        Set<String> there = Set.copyOf(present);
        return store.where(DirectoryEntry.class, "domainId", domainId, "kind", kind).stream()
                .map(DirectoryEntry::id)
                .filter(id -> !there.contains(id))
                .collect(Collectors.toList());
    }

    /** The user or group of that id is not in its directory any more. */
    public void leave(String id) {
        User user = em.find(User.class, id);
        if (user != null && user.enabled()) {
            user.change(new UserDraft(null, null, null, false, null, null, null));
            changes.record(IdentityChange.Kind.USER, id);
        }
        Group group = em.find(Group.class, id);
        if (group != null) {
            em.remove(group);
            changes.record(IdentityChange.Kind.ROLES, id);
        }
    }
}
