package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.GroupService;
import org.ustack.identity.GroupView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.UserView;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Membership;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.directory.Directories;
import org.ustack.identity.internal.directory.DirectoryMembers;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class GroupServiceBean implements GroupService {

    private static final String KIND = "group";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Inject
    Directories directories;

    @Inject
    DirectoryMembers members;

    @Inject
    PasswordRules rules;

    @Override
    public GroupView create(RequestContext caller, GroupDraft draft) {
        String domainId = draft.domainId() == null ? ProjectServiceBean.callersDomain(caller) : draft.domainId();
        IdentityAccess.must(caller, "identity:create_group", IdentityAccess.inDomain("group.", domainId));
        store.require(Domain.class, domainId, "domain");
        directories.requireOwn(domainId);
        store.requireFree(Group.class, null, KIND, draft.name(), "domainId", domainId, "name", draft.name());
        Group group = new Group(ids.hex(), domainId, draft);
        em.persist(group);
        return group.view();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<GroupView> list(RequestContext caller, String domainId, String name) {
        String domain = IdentityAccess.listable(caller, domainId, "identity:list_groups");
        directories.freshGroups(domain, name);
        return store.where(Group.class, "domainId", domain, "name", name).stream()
                .map(Group::view)
                .toList();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public GroupView get(RequestContext caller, String id) {
        directories.fresh(id);
        return readable(caller, id, "identity:get_group").view();
    }

    @Override
    public GroupView update(RequestContext caller, String id, GroupDraft draft) {
        Group group = manageable(caller, id, "identity:update_group");
        if (draft.domainId() != null && !draft.domainId().equals(group.domainId())) {
            throw IdentityError.invalid("Update of `domain_id` is not allowed.");
        }
        if (draft.name() != null) {
            store.requireFree(
                    Group.class, group, KIND, draft.name(), "domainId", group.domainId(), "name", draft.name());
        }
        group.change(draft);
        return group.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        Group group = store.require(Group.class, id, KIND);
        IdentityAccess.must(caller, "identity:delete_group", IdentityAccess.of(group));
        directories.requireOwn(group.domainId());
        em.createQuery("delete from RoleAssignment a where a.actorId = :id and a.actorType = 'GROUP'")
                .setParameter("id", id)
                .executeUpdate();
        em.remove(group);
        changes.record(IdentityChange.Kind.ROLES, id);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<UserView> members(RequestContext caller, String id) {
        readable(caller, id, "identity:list_users_in_group");
        return em.createQuery(
                        "select u from User u where u.id in (select m.userId from Membership m where m.groupId = :group)"
                                + " or u.id in :outside order by u.id",
                        User.class)
                .setParameter("group", id)
                .setParameter("outside", members.membersOf(id))
                .getResultStream()
                .filter(user -> caller.domainId() == null || caller.domainId().equals(user.domainId()))
                .map(rules::shown)
                .toList();
    }

    @Override
    public void addMember(RequestContext caller, String id, String userId) {
        requireBoth(caller, id, userId, "identity:add_user_to_group");
        requireKeptHere(id, userId);
        if (memberships(id, userId).isEmpty()) {
            em.persist(new Membership(id, userId));
        }
        changes.record(IdentityChange.Kind.USER, userId);
    }

    @Override
    public void checkMember(RequestContext caller, String id, String userId) {
        requireBoth(caller, id, userId, "identity:check_user_in_group");
        if (!members.known(id).contains(userId)) {
            requireMember(id, userId);
        }
    }

    @Override
    public void removeMember(RequestContext caller, String id, String userId) {
        requireBoth(caller, id, userId, "identity:remove_user_from_group");
        requireKeptHere(id, userId);
        requireMember(id, userId).forEach(em::remove);
        changes.record(IdentityChange.Kind.USER, userId);
    }

    private void requireBoth(RequestContext caller, String id, String userId, String rule) {
        Map<String, String> group = IdentityAccess.of(em.find(Group.class, id));
        Map<String, String> user = IdentityAccess.of(em.find(User.class, userId));
        IdentityAccess.must(caller, rule, IdentityAccess.both(group, user));
        store.require(Group.class, id, KIND);
        store.require(User.class, userId, "user");
    }

    /** A directory makes its own memberships, and those of its users. */
    private void requireKeptHere(String id, String userId) {
        directories.requireOwn(store.require(Group.class, id, KIND).domainId());
        directories.requireOneKeeper(store.require(User.class, userId, "user").domainId(), userId, id);
    }

    private List<Membership> requireMember(String id, String userId) {
        List<Membership> found = memberships(id, userId);
        if (found.isEmpty()) {
            throw IdentityError.notFound("user '" + userId + "' in group", "'" + id + "'");
        }
        return found;
    }

    private List<Membership> memberships(String id, String userId) {
        return store.where(Membership.class, "groupId", id, "userId", userId);
    }

    private Group readable(RequestContext caller, String id, String rule) {
        Group group = em.find(Group.class, id);
        IdentityAccess.must(caller, rule, IdentityAccess.of(group));
        return store.require(Group.class, id, KIND);
    }

    private Group manageable(RequestContext caller, String id, String rule) {
        Group group = em.find(Group.class, id);
        IdentityAccess.must(caller, rule, IdentityAccess.of(group));
        directories.requireOwn(store.require(Group.class, id, KIND).domainId());
        return group;
    }
}
