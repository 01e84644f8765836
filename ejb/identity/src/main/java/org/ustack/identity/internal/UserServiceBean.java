package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.ustack.identity.GroupView;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;
import org.ustack.identity.internal.directory.Directories;
import org.ustack.identity.internal.directory.DirectoryMembers;
import org.ustack.kernel.RequestContext;

/** Hashes passwords outside of any transaction, which then only stores them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserServiceBean implements UserService {

    @Inject
    Users users;

    @Inject
    PasswordRules rules;

    @Inject
    PasswordChange change;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Directories directories;

    @Inject
    DirectoryMembers members;

    @Override
    public UserView create(RequestContext caller, UserDraft draft) {
        directories.requireOwn(draft.domainId() == null ? caller.domainId() : draft.domainId());
        users.requireCreatable(caller, draft);
        return users.create(caller, draft, hash(draft.password()));
    }

    @Override
    public List<UserView> list(RequestContext caller, Filter filter) {
        directories.freshUsers(filter.domainId() == null ? caller.domainId() : filter.domainId(), filter.name());
        return users.list(caller, filter);
    }

    @Override
    public UserView get(RequestContext caller, String id) {
        directories.fresh(id);
        return users.get(caller, id);
    }

    @Override
    public UserView update(RequestContext caller, String id, UserDraft draft) {
        users.requireManageable(caller, id, "identity:update_user");
        directories.requireOwnEntry(id);
        return users.update(caller, id, draft, hash(draft.password()));
    }

    @Override
    public void delete(RequestContext caller, String id) {
        users.requireManageable(caller, id, "identity:delete_user");
        directories.requireOwnEntry(id);
        users.delete(caller, id);
    }

    @Override
    public void changePassword(String id, String oldPassword, String newPassword) {
        directories.requireOwnEntry(id);
        change.change(id, oldPassword, newPassword);
    }

    @Override
    public List<GroupView> groups(RequestContext caller, String id) {
        users.get(caller, id);
        members.freshGroupsOf(id);
        return users.groups(caller, id);
    }

    private String hash(String password) {
        if (password == null) {
            return null;
        }
        rules.requireGood(password);
        return secrets.passwords().hash(password);
    }
}
