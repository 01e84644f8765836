package org.ustack.identity;

import java.util.List;
import java.util.Map;
import org.ustack.kernel.RequestContext;

/** Roles and which of them imply which. An unknown one is {@link IdentityError#NOT_FOUND}. */
public interface RoleService {

    RoleView create(RequestContext caller, RoleDraft draft);

    /** @param domainId null for the global roles @param name null for any */
    List<RoleView> list(RequestContext caller, String domainId, String name);

    RoleView get(RequestContext caller, String id);

    RoleView update(RequestContext caller, String id, RoleDraft draft);

    void delete(RequestContext caller, String id);

    /** The roles that a role implies directly, by name. */
    List<RoleView> implied(RequestContext caller, String priorId);

    void imply(RequestContext caller, String priorId, String impliedId);

    void checkImplied(RequestContext caller, String priorId, String impliedId);

    void unimply(RequestContext caller, String priorId, String impliedId);

    /** All rules: from the prior role to those that it implies directly. */
    Map<RoleView, List<RoleView>> inferences(RequestContext caller);
}
