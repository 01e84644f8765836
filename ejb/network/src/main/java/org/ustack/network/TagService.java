package org.ustack.network;

import java.util.Collection;
import java.util.List;
import org.ustack.kernel.RequestContext;

/** Tags of networks, subnets, ports, security groups, subnet pools, trunks and policies of quality of service. A change of tags is a change of revision. */
public interface TagService {

    /** What can carry tags, by the name of its collection. */
    enum Taggable {
        NETWORKS,
        SUBNETS,
        PORTS,
        SECURITY_GROUPS,
        SUBNET_POOLS,
        TRUNKS,
        QOS_POLICIES,
        ROUTERS,
        FLOATING_IPS
    }

    /** Sorted. */
    List<String> tags(RequestContext caller, Taggable type, String id);

    void replace(RequestContext caller, Taggable type, String id, Collection<String> tags);

    /** Having it already is fine. */
    void add(RequestContext caller, Taggable type, String id, String tag);

    /** @throws org.ustack.kernel.CloudException {@link NetworkError#TAG_NOT_FOUND} */
    void remove(RequestContext caller, Taggable type, String id, String tag);
}
