package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;
import org.ustack.network.NetworkError;
import org.ustack.network.QosError;
import org.ustack.network.RouterError;
import org.ustack.network.SharingError;
import org.ustack.network.SubnetPoolError;
import org.ustack.network.TrunkError;
import org.ustack.network.domain.AddressGroup;
import org.ustack.network.domain.AddressScope;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.QosPolicy;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.SecurityGroup;
import org.ustack.network.domain.SecurityGroupRule;
import org.ustack.network.domain.StandardResource;
import org.ustack.network.domain.Subnet;
import org.ustack.network.domain.SubnetPool;
import org.ustack.network.domain.Trunk;

/** Loads things as a caller may see them: what is not his, nor shared with him, is not found. */
final class Visible {

    private final EntityManager em;

    Visible(EntityManager em) {
        this.em = em;
    }

    Network network(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(Network.class, id))
                .filter(network -> caller.maySee(network.projectId()) || new Sharing(em).anyhowWith(id, caller))
                .orElseThrow(() -> new CloudException(NetworkError.NETWORK_NOT_FOUND, "id", id));
    }

    Subnet subnet(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(Subnet.class, id))
                .filter(subnet -> caller.maySee(subnet.projectId()) || new Sharing(em).with(subnet.networkId(), caller))
                .orElseThrow(() -> new CloudException(NetworkError.SUBNET_NOT_FOUND, "id", id));
    }

    Port port(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(Port.class, id))
                .filter(port -> caller.maySee(port.projectId())
                        || caller.owns(em.find(Network.class, port.networkId()).projectId()))
                .orElseThrow(() -> new CloudException(NetworkError.PORT_NOT_FOUND, "id", id));
    }

    Router router(RequestContext caller, String id) {
        return own(caller, em.find(Router.class, id), id);
    }

    /** The same, its row locked until the transaction ends; before all other locks. */
    Router lockedRouter(RequestContext caller, String id) {
        return own(caller, em.find(Router.class, id, LockModeType.PESSIMISTIC_WRITE), id);
    }

    private static Router own(RequestContext caller, Router found, String id) {
        return Optional.ofNullable(found)
                .filter(router -> caller.maySee(router.projectId()))
                .orElseThrow(() -> new CloudException(RouterError.ROUTER_NOT_FOUND, "id", id));
    }

    FloatingIp floatingIp(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(FloatingIp.class, id))
                .filter(floating -> caller.maySee(floating.projectId()))
                .orElseThrow(() -> new CloudException(RouterError.FLOATING_IP_NOT_FOUND, "id", id));
    }

    SecurityGroup group(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(SecurityGroup.class, id))
                .filter(group -> caller.maySee(group.projectId()) || new Sharing(em).with(id, caller))
                .orElseThrow(() -> new CloudException(NetworkError.SECURITY_GROUP_NOT_FOUND, "id", id));
    }

    AddressScope addressScope(RequestContext caller, String id) {
        return orShared(AddressScope.class, caller, id, SubnetPoolError.ADDRESS_SCOPE_NOT_FOUND);
    }

    SubnetPool subnetPool(RequestContext caller, String id) {
        return orShared(SubnetPool.class, caller, id, SubnetPoolError.SUBNET_POOL_NOT_FOUND);
    }

    AddressGroup addressGroup(RequestContext caller, String id) {
        return orShared(AddressGroup.class, caller, id, SharingError.ADDRESS_GROUP_NOT_FOUND);
    }

    QosPolicy qosPolicy(RequestContext caller, String id) {
        return orShared(QosPolicy.class, caller, id, QosError.QOS_POLICY_NOT_FOUND);
    }

    Trunk trunk(RequestContext caller, String id) {
        return own(Trunk.class, caller, id, TrunkError.TRUNK_NOT_FOUND);
    }

    private <T extends StandardResource> T orShared(
            Class<T> type, RequestContext caller, String id, ErrorCode missing) {
        return Optional.ofNullable(em.find(type, id))
                .filter(thing -> caller.maySee(thing.projectId()) || new Sharing(em).with(id, caller))
                .orElseThrow(() -> new CloudException(missing, "id", id));
    }

    <T extends StandardResource> T own(Class<T> type, RequestContext caller, String id, ErrorCode missing) {
        return Optional.ofNullable(em.find(type, id))
                .filter(thing -> caller.maySee(thing.projectId()))
                .orElseThrow(() -> new CloudException(missing, "id", id));
    }

    SecurityGroupRule rule(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(SecurityGroupRule.class, id))
                .filter(rule -> caller.maySee(rule.projectId())
                        || caller.maySee(
                                em.find(SecurityGroup.class, rule.groupId()).projectId()))
                .orElseThrow(() -> new CloudException(NetworkError.SECURITY_GROUP_RULE_NOT_FOUND, "id", id));
    }

    /** What is another's can only be changed by an admin; to change it, as in Neutron, is to look for what is not there. */
    static void requireOwner(RequestContext caller, StandardResource resource) {
        if (!caller.maySee(resource.projectId())) {
            throw new CloudException(org.ustack.kernel.CommonError.PATH_NOT_FOUND);
        }
    }

    static void requireRevision(StandardResource resource, Long expected) {
        if (expected != null && expected != resource.revision()) {
            throw new CloudException(
                    NetworkError.REVISION_NUMBER_CONSTRAINT_FAILED,
                    "expected",
                    expected,
                    "current",
                    resource.revision());
        }
    }

    /** The project that a new thing belongs to: the caller's, or for an admin any. */
    static String owner(RequestContext caller, String requested) {
        if (requested == null || requested.isEmpty() || caller.owns(requested)) {
            return requested == null || requested.isEmpty() ? callersProject(caller) : requested;
        }
        if (!caller.isAdmin()) {
            throw new CloudException(
                    org.ustack.kernel.CommonError.BAD_REQUEST,
                    "reason",
                    "Specifying 'project_id' or 'tenant_id' other than the authenticated project in request requires"
                            + " admin privileges");
        }
        return requested;
    }

    private static String callersProject(RequestContext caller) {
        if (caller.projectId() == null) {
            throw new CloudException(
                    org.ustack.kernel.CommonError.BAD_REQUEST,
                    "reason",
                    "Running without keystone AuthN requires that tenant_id is specified");
        }
        return caller.projectId();
    }

    static CloudException forbidden(String rule) {
        return new CloudException(NetworkError.POLICY_NOT_AUTHORIZED, "rule", "rule:" + rule);
    }
}
