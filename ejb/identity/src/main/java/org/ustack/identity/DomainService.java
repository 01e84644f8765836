package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Domains. An unknown one is {@link IdentityError#NOT_FOUND}; a name that is taken {@link IdentityError#CONFLICT}. */
public interface DomainService {

    /** The domain that is always there. */
    String DEFAULT_ID = "default";

    DomainView create(RequestContext caller, String explicitId, DomainDraft draft);

    /** Those that the caller may read. @param name null for any @param enabled null for both */
    List<DomainView> list(RequestContext caller, String name, Boolean enabled);

    DomainView get(RequestContext caller, String id);

    /** Disabling voids the tokens of its users, its projects and its own. */
    DomainView update(RequestContext caller, String id, DomainDraft draft);

    /** With all that lies in it. @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} if it is enabled */
    void delete(RequestContext caller, String id);
}
