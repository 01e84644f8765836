package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Named sets of addresses, for rules of security groups. A change reaches the ports whose rules name the set. */
public interface AddressGroupService {

    record Draft(
            Change<String> projectId,
            Change<String> name,
            Change<String> description,
            Change<List<String>> addresses) {}

    /** @param addresses CIDRs in the usual form, sorted */
    record View(ResourceHead head, List<String> addresses, boolean shared) {}

    /** All or none. */
    List<View> create(RequestContext caller, List<Draft> drafts);

    View show(RequestContext caller, String id);

    Slice<View> list(RequestContext caller, Listing listing);

    /** Name and description; addresses come and go by the next two. */
    View update(RequestContext caller, String id, Draft changes, Long ifRevision);

    /** @throws org.ustack.kernel.CloudException {@link SharingError#ADDRESSES_ALREADY_EXIST} */
    View add(RequestContext caller, String id, List<String> addresses);

    /** @throws org.ustack.kernel.CloudException {@link SharingError#ADDRESSES_NOT_FOUND} */
    View remove(RequestContext caller, String id, List<String> addresses);

    /** @throws org.ustack.kernel.CloudException {@link SharingError#ADDRESS_GROUP_IN_USE} while rules name it */
    void delete(RequestContext caller, String id, Long ifRevision);
}
