package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Address scopes: in one, the prefixes of subnet pools do not overlap. What the caller may not see is "not found". */
public interface AddressScopeService {

    record Draft(Change<String> projectId, Change<String> name, Integer ipVersion, Change<Boolean> shared) {}

    /** @param shared with the project that asks */
    record View(ResourceHead head, int ipVersion, boolean shared) {}

    /** All or none. */
    List<View> create(RequestContext caller, List<Draft> drafts);

    View show(RequestContext caller, String id);

    Slice<View> list(RequestContext caller, Listing listing);

    View update(RequestContext caller, String id, Draft changes);

    /** @throws org.ustack.kernel.CloudException {@link SubnetPoolError#ADDRESS_SCOPE_IN_USE} while pools are in it */
    void delete(RequestContext caller, String id);
}
