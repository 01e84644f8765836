package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.kernel.CloudException;
import org.ustack.network.RbacPolicyService;
import org.ustack.network.RbacPolicyService.Action;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.SharingError;
import org.ustack.network.domain.AddressGroup;
import org.ustack.network.domain.AddressScope;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.QosPolicy;
import org.ustack.network.domain.RbacPolicy;
import org.ustack.network.domain.SecurityGroup;
import org.ustack.network.domain.StandardResource;
import org.ustack.network.domain.SubnetPool;

/** What RBAC policies share, and which projects would lose something that they use if it were not shared any more. */
final class SharedObjects {

    private static final String GATEWAY_OWNER = "network:router_gateway";

    private final EntityManager em;

    SharedObjects(EntityManager em) {
        this.em = em;
    }

    Optional<? extends StandardResource> find(ObjectType type, String id) {
        return Optional.ofNullable(em.find(entity(type), id));
    }

    private static Class<? extends StandardResource> entity(ObjectType type) {
        return switch (type) {
            case NETWORK -> Network.class;
            case SECURITY_GROUP -> SecurityGroup.class;
            case ADDRESS_GROUP -> AddressGroup.class;
            case SUBNET_POOL -> SubnetPool.class;
            case ADDRESS_SCOPE -> AddressScope.class;
            case QOS_POLICY -> QosPolicy.class;
        };
    }

    /** @throws CloudException if somebody depends on the policy and no other policy lets them */
    void requireNoneLeftOut(RbacPolicy policy, String newTarget) {
        StandardResource object = find(policy.type(), policy.objectId()).orElse(null);
        if (object == null
                || policy.target().equals(newTarget)
                || policy.target().equals(object.projectId())) {
            return;
        }
        Set<String> left = new HashSet<>(em.createQuery(
                        "select r.target from RbacPolicy r where r.objectId = :object and r.action = :action and r.id <> :id",
                        String.class)
                .setParameter("object", policy.objectId())
                .setParameter("action", policy.action())
                .setParameter("id", policy.id())
                .getResultList());
        // As in Neutron, who is let in anew does not count, unless that is everybody.
        if (RbacPolicyService.EVERYBODY.equals(newTarget)) {
            return;
        }
        if (left.contains(RbacPolicyService.EVERYBODY)) {
            return;
        }
        if (policy.action().equals(Action.ACCESS_AS_EXTERNAL.word())) {
            requireNoGateways(policy, (Network) object);
            return;
        }
        Set<String> losers = users(policy.type(), policy.objectId());
        if (policy.type() == ObjectType.NETWORK) {
            losers.remove(object.projectId());
        }
        losers.removeAll(left);
        if (!policy.target().equals(RbacPolicyService.EVERYBODY)) {
            losers.retainAll(Set.of(policy.target()));
        }
        if (!losers.isEmpty()) {
            throw inUse(
                    policy.objectId(),
                    policy.type() == ObjectType.NETWORK
                            ? "Unable to reconfigure sharing settings for network " + policy.objectId()
                                    + ". Multiple tenants are using it."
                            : "project_id=" + losers.iterator().next());
        }
    }

    /** Gateways belong to routers whose projects are not known here: while there is any, the way to the outside stays open. */
    private void requireNoGateways(RbacPolicy policy, Network network) {
        if (network.isDefault() && policy.target().equals(RbacPolicyService.EVERYBODY)) {
            throw inUse(network.id(), "Default external networks must be shared to everyone.");
        }
        if (hasGateways(network.id())) {
            throw inUse(
                    network.id(), "There are routers attached to this network that depend on this policy for access.");
        }
    }

    boolean hasGateways(String networkId) {
        return em.createQuery(
                                "select count(p) from Port p where p.networkId = :network and p.deviceOwner = :owner",
                                Long.class)
                        .setParameter("network", networkId)
                        .setParameter("owner", GATEWAY_OWNER)
                        .getSingleResult()
                > 0;
    }

    /** The projects that use a thing as their own. */
    Set<String> users(ObjectType type, String id) {
        List<String> queries =
                switch (type) {
                    case NETWORK ->
                        List.of(
                                "select distinct p.projectId from Port p where p.networkId = :id and p.deviceOwner <> 'network:dhcp'");
                    case SECURITY_GROUP ->
                        List.of(
                                "select distinct p.projectId from Port p join PortSecurityGroup m on m.portId = p.id where m.groupId = :id",
                                "select distinct r.projectId from SecurityGroupRule r where r.remoteGroupId = :id");
                    case ADDRESS_GROUP ->
                        List.of(
                                "select distinct r.projectId from SecurityGroupRule r where r.remoteAddressGroupId = :id");
                    case SUBNET_POOL -> List.of("select distinct s.projectId from Subnet s where s.subnetPoolId = :id");
                    case ADDRESS_SCOPE ->
                        List.of("select distinct s.projectId from SubnetPool s where s.addressScopeId = :id");
                    case QOS_POLICY ->
                        List.of(
                                "select distinct p.projectId from Port p where p.qosPolicyId = :id",
                                "select distinct n.projectId from Network n where n.qosPolicyId = :id");
                };
        Set<String> users = new TreeSet<>();
        for (String query : queries) {
            users.addAll(
                    em.createQuery(query, String.class).setParameter("id", id).getResultList());
        }
        return users;
    }

    static CloudException inUse(String objectId, String details) {
        return new CloudException(SharingError.RBAC_POLICY_IN_USE, "object", objectId, "details", details);
    }
}
