package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Users. An unknown one is {@link IdentityError#NOT_FOUND}. */
public interface UserService {

    UserView create(RequestContext caller, UserDraft draft);

    List<UserView> list(RequestContext caller, Filter filter);

    /** Anybody may read themselves. */
    UserView get(RequestContext caller, String id);

    /** A new password or disabling voids the user's tokens. */
    UserView update(RequestContext caller, String id, UserDraft draft);

    void delete(RequestContext caller, String id);

    /**
     * Needs no token, since an expired password must be changeable.
     *
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the old one is wrong
     */
    void changePassword(String id, String oldPassword, String newPassword);

    List<GroupView> groups(RequestContext caller, String id);

    /** Null matches all. */
    record Filter(String domainId, String name, Boolean enabled) {}
}
