package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.identity.EffectivePermissionService;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.Target;
import org.ustack.identity.internal.directory.DirectoryMembers;
import org.ustack.kernel.RequestContext;

/** Asks the directory for a user's groups first, outside of any transaction, as a login would. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EffectivePermissionServiceBean implements EffectivePermissionService {

    @Inject
    PermissionExplanation explanation;

    @Inject
    DirectoryMembers members;

    @Override
    public EffectivePermissions of(RequestContext caller, String userId, Target place) {
        explanation.requireReadable(caller, userId, place);
        members.freshGroupsOf(userId);
        return explanation.of(caller, userId, place);
    }
}
