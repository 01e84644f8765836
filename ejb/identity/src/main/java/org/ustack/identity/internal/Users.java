package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.ustack.identity.GroupView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.User;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

/** The transactions of {@link UserServiceBean}. */
@Stateless
public class Users {

    private static final String KIND = "user";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    PasswordRules rules;

    @Inject
    PasswordHistory history;

    /** The cheap refusals, before a password is hashed. */
    public void requireCreatable(RequestContext caller, UserDraft draft) {
        String domainId = domain(caller, draft);
        IdentityAccess.must(caller, "identity:create_user", IdentityAccess.inDomain("user.", domainId));
        store.require(Domain.class, domainId, "domain");
        store.requireFree(User.class, null, KIND, draft.name(), "domainId", domainId, "name", draft.name());
    }

    /** @param hash null for a user without a password */
    public UserView create(RequestContext caller, UserDraft draft, String hash) {
        requireCreatable(caller, draft);
        User user = new User(ids.hex(), domain(caller, draft), draft);
        user.activeOn(rules.today());
        em.persist(user);
        if (hash != null) {
            password(user, hash, false);
        }
        return rules.shown(user);
    }

    private static String domain(RequestContext caller, UserDraft draft) {
        return draft.domainId() == null ? ProjectServiceBean.callersDomain(caller) : draft.domainId();
    }

    public List<UserView> list(RequestContext caller, UserService.Filter filter) {
        String domain = IdentityAccess.listable(caller, filter.domainId(), "identity:list_users");
        return store.where(User.class, "domainId", domain, "name", filter.name(), "enabled", filter.enabled()).stream()
                .map(rules::shown)
                .toList();
    }

    public UserView get(RequestContext caller, String id) {
        return rules.shown(readable(caller, id, "identity:get_user"));
    }

    private User readable(RequestContext caller, String id, String rule) {
        User user = em.find(User.class, id);
        IdentityAccess.must(caller, rule, IdentityAccess.of(user));
        return store.require(User.class, id, KIND);
    }

    public void requireManageable(RequestContext caller, String id, String rule) {
        User user = em.find(User.class, id);
        IdentityAccess.must(caller, rule, IdentityAccess.of(user));
        store.require(User.class, id, KIND);
    }

    /** @param hash null leaves the password */
    public UserView update(RequestContext caller, String id, UserDraft draft, String hash) {
        requireManageable(caller, id, "identity:update_user");
        User user = store.require(User.class, id, KIND);
        if (draft.domainId() != null && !draft.domainId().equals(user.domainId())) {
            throw IdentityError.invalid("Update of `domain_id` is not allowed.");
        }
        if (draft.name() != null) {
            store.requireFree(User.class, user, KIND, draft.name(), "domainId", user.domainId(), "name", draft.name());
        }
        user.change(draft);
        if (Boolean.TRUE.equals(draft.enabled())) {
            user.activeOn(rules.today());
        }
        if (hash != null) {
            password(user, hash, false);
        }
        changes.record(IdentityChange.Kind.USER, id);
        return rules.shown(user);
    }

    /** Compare and set: of two changes that both checked the old password, one wins. */
    public void setPassword(String id, String oldHash, String newHash) {
        User user = store.require(User.class, id, KIND);
        if (!oldHash.equals(user.passwordHash())) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        password(user, newHash, true);
        changes.record(IdentityChange.Kind.USER, id);
    }

    private void password(User user, String hash, boolean own) {
        history.record(user, hash);
        user.setPassword(hash, new User.PasswordState(clock.instant(), rules.expiry(user.options(), own), own));
    }

    public void delete(RequestContext caller, String id) {
        requireManageable(caller, id, "identity:delete_user");
        em.createQuery("delete from RoleAssignment a where a.actorId = :id and a.actorType = 'USER'")
                .setParameter("id", id)
                .executeUpdate();
        em.remove(em.find(User.class, id));
        changes.record(IdentityChange.Kind.USER, id);
    }

    public List<GroupView> groups(RequestContext caller, String id) {
        readable(caller, id, "identity:list_groups_for_user");
        return em.createQuery(
                        "select g from UserGroup g where g.id in (select m.groupId from Membership m where m.userId = :user)"
                                + " or g.id in (select o.groupId from OutsideMembership o"
                                + " where o.userId = :user and o.expiresAt > :now) order by g.id",
                        Group.class)
                .setParameter("user", id)
                .setParameter("now", clock.instant())
                .getResultStream()
                .filter(group -> caller.domainId() == null || caller.domainId().equals(group.domainId()))
                .map(Group::view)
                .toList();
    }
}
