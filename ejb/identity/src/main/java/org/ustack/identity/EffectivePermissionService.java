package org.ustack.identity;

import org.ustack.kernel.RequestContext;

/** Explains what a user may do where, by the same roles and the same policy that a token of that user would meet. */
public interface EffectivePermissionService {

    /** The policy rule: readers of the system, of the domain that both lie in, and users about themselves where they have a role. */
    String RULE = "identity:get_effective_permissions";

    /**
     * @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_FOUND} for an unknown user or place,
     *     {@link IdentityError#FORBIDDEN}, {@link DirectoryError#DOWN} if the directory that knows the user's groups is silent
     */
    EffectivePermissions of(RequestContext caller, String userId, Target place);
}
