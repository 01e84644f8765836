package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Trunks: a parent port that carries the traffic of subports, each under a VLAN of its own. While a port is in a trunk it cannot be
 * deleted. What the caller may not see is "not found"; {@code ifRevision} null means any.
 */
public interface TrunkService {

    /** @param type {@code vlan}; {@code inherit} asks for type and id of the port's network; null where the client says nothing */
    record SubPort(String portId, String type, Integer segmentationId) {}

    record Draft(
            Change<String> projectId,
            String portId,
            Change<String> name,
            Change<String> description,
            Change<Boolean> adminStateUp,
            List<SubPort> subPorts) {}

    record View(ResourceHead head, String portId, boolean adminStateUp, String status, List<SubPort> subPorts) {}

    /** All or none. */
    List<View> create(RequestContext caller, List<Draft> drafts);

    View show(RequestContext caller, String id);

    Slice<View> list(RequestContext caller, Listing listing);

    /** Name, description and administrative state. */
    View update(RequestContext caller, String id, Draft changes, Long ifRevision);

    /** @throws org.ustack.kernel.CloudException {@link TrunkError#TRUNK_DISABLED} for one that is switched off */
    View add(RequestContext caller, String id, List<SubPort> subPorts);

    /** @throws org.ustack.kernel.CloudException {@link TrunkError#SUB_PORT_NOT_FOUND} */
    View remove(RequestContext caller, String id, List<String> portIds);

    /** @throws org.ustack.kernel.CloudException {@link TrunkError#TRUNK_IN_USE} while the parent port is on a node */
    void delete(RequestContext caller, String id, Long ifRevision);
}
