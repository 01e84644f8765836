package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.NetworkError;
import org.ustack.network.RouterError;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.SecurityGroup;
import org.ustack.network.domain.SecurityGroupRule;
import org.ustack.network.domain.StandardResource;
import org.ustack.network.domain.Subnet;

/** Loads things as a caller may see them: what is not his, nor shared with him, is not found. */
final class Visible {

    private final EntityManager em;

    Visible(EntityManager em) {
        this.em = em;
    }

    Network network(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(Network.class, id))
                .filter(network -> caller.maySee(network.projectId()) || network.shared() || network.external())
                .orElseThrow(() -> new CloudException(NetworkError.NETWORK_NOT_FOUND, "id", id));
    }

    Subnet subnet(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(Subnet.class, id))
                .filter(subnet -> caller.maySee(subnet.projectId())
                        || em.find(Network.class, subnet.networkId()).shared())
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
                .filter(group -> caller.maySee(group.projectId()))
                .orElseThrow(() -> new CloudException(NetworkError.SECURITY_GROUP_NOT_FOUND, "id", id));
    }

    SecurityGroupRule rule(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(SecurityGroupRule.class, id))
                .filter(rule -> caller.maySee(rule.projectId())
                        || caller.maySee(
                                em.find(SecurityGroup.class, rule.groupId()).projectId()))
                .orElseThrow(() -> new CloudException(NetworkError.SECURITY_GROUP_RULE_NOT_FOUND, "id", id));
    }

    /** Of things that the caller may see, those that are another's can only be changed by an admin. */
    static void requireOwner(RequestContext caller, StandardResource resource, String rule) {
        if (!caller.maySee(resource.projectId())) {
            throw forbidden(rule);
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
    static String owner(RequestContext caller, String requested, String rule) {
        if (requested == null || requested.isEmpty() || caller.owns(requested)) {
            return requested == null || requested.isEmpty() ? callersProject(caller) : requested;
        }
        if (!caller.isAdmin()) {
            throw forbidden(rule);
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
