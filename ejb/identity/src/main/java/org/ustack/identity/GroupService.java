package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Groups and their members. An unknown one is {@link IdentityError#NOT_FOUND}. */
public interface GroupService {

    GroupView create(RequestContext caller, GroupDraft draft);

    /** @param domainId null for all @param name null for any */
    List<GroupView> list(RequestContext caller, String domainId, String name);

    GroupView get(RequestContext caller, String id);

    GroupView update(RequestContext caller, String id, GroupDraft draft);

    void delete(RequestContext caller, String id);

    List<UserView> members(RequestContext caller, String id);

    void addMember(RequestContext caller, String id, String userId);

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_FOUND} if the user is not a member */
    void checkMember(RequestContext caller, String id, String userId);

    void removeMember(RequestContext caller, String id, String userId);
}
