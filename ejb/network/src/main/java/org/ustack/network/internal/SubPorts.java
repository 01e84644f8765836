package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.NetworkError;
import org.ustack.network.PortView.TrunkDetails;
import org.ustack.network.TrunkError;
import org.ustack.network.TrunkService.SubPort;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Trunk;
import org.ustack.network.domain.TrunkSubPort;

/** Which ports may be in a trunk, as its parent or below it. */
final class SubPorts {

    private static final String VLAN = "vlan";
    private static final String INHERIT = "inherit";
    private static final int GREATEST_VLAN = 4094;

    private final EntityManager em;

    SubPorts(EntityManager em) {
        this.em = em;
    }

    /** The port, locked, if it can become the parent of a trunk: in no trunk, and not yet on a node. */
    Port parent(RequestContext caller, String portId) {
        Port port = lockedFree(caller, portId);
        if (!port.host().isEmpty()) {
            throw new CloudException(TrunkError.PARENT_PORT_IN_USE, "port", portId);
        }
        return port;
    }

    private Port lockedFree(RequestContext caller, String portId) {
        Port port = new Visible(em).port(caller, portId);
        em.lock(port, LockModeType.PESSIMISTIC_WRITE);
        if (em.find(TrunkSubPort.class, portId) != null) {
            throw new CloudException(TrunkError.TRUNK_PORT_IN_USE, "port", portId);
        }
        if (trunkOf(portId) != null) {
            throw new CloudException(TrunkError.PARENT_PORT_IN_USE, "port", portId);
        }
        return port;
    }

    /** Puts ports under a trunk whose row, or whose parent's, the caller holds. */
    void add(RequestContext caller, Trunk trunk, List<SubPort> wishes) {
        checkForm(wishes);
        Set<String> taken = new HashSet<>();
        of(List.of(trunk)).getOrDefault(trunk.id(), List.of()).forEach(there -> taken.add(segment(there)));
        int trunkMtu = mtu(em.find(Port.class, trunk.portId()));
        for (SubPort wish : wishes) {
            if (wish.portId().equals(trunk.portId())) {
                throw new CloudException(TrunkError.PARENT_PORT_IN_USE, "port", wish.portId());
            }
            Port port = lockedFree(caller, wish.portId());
            SubPort full = full(wish, em.find(Network.class, port.networkId()));
            if (!taken.add(segment(full))) {
                throw new CloudException(
                        TrunkError.DUPLICATE_SUB_PORT,
                        "type",
                        full.type(),
                        "segment",
                        full.segmentationId(),
                        "trunk",
                        trunk.id());
            }
            if (!port.deviceId().isEmpty()) {
                throw new CloudException(NetworkError.PORT_IN_USE, "id", port.id());
            }
            if (mtu(port) > trunkMtu) {
                throw new CloudException(
                        TrunkError.SUB_PORT_MTU_GREATER_THAN_TRUNK_PORT_MTU,
                        "mtu",
                        mtu(port),
                        "port",
                        port.id(),
                        "trunk_mtu",
                        trunkMtu,
                        "trunk",
                        trunk.id());
            }
            em.persist(new TrunkSubPort(trunk.id(), full));
            em.flush();
        }
    }

    /** What is wrong in the request itself is said before anything is looked for. */
    static void checkForm(List<SubPort> wishes) {
        Set<String> segments = new HashSet<>();
        for (SubPort wish : wishes) {
            if (INHERIT.equals(wish.type())) {
                continue;
            }
            full(wish, null);
            if (!segments.add(segment(wish))) {
                throw SubnetPlan.invalid(
                        "Segmentation ID '" + wish.segmentationId() + "' for '" + wish.type() + "' is not unique");
            }
        }
    }

    private int mtu(Port port) {
        return em.find(Network.class, port.networkId()).mtu();
    }

    private static String segment(SubPort port) {
        return port.type() + ":" + port.segmentationId();
    }

    private static SubPort full(SubPort wish, Network network) {
        SubPort full = INHERIT.equals(wish.type())
                ? new SubPort(wish.portId(), network.networkType(), network.segmentationId())
                : wish;
        if (full.type() == null || full.segmentationId() == null && !INHERIT.equals(wish.type())) {
            throw SubnetPlan.invalid("Invalid subport details '" + wish.portId()
                    + "': missing segmentation information. Must specify both segmentation_id and segmentation_type");
        }
        if (!VLAN.equals(full.type())) {
            throw SubnetPlan.invalid("Unknown segmentation_type '" + full.type() + "'");
        }
        if (full.segmentationId() < 1 || full.segmentationId() > GREATEST_VLAN) {
            throw SubnetPlan.invalid(
                    "Invalid segmentation ID '" + full.segmentationId() + "' for segmentation type 'vlan'");
        }
        return full;
    }

    /** Ports by trunk, in the order of their segments. */
    Map<String, List<SubPort>> of(Collection<Trunk> trunks) {
        if (trunks.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select s from TrunkSubPort s where s.trunkId in :ids order by s.segmentationType, s.segmentationId",
                        TrunkSubPort.class)
                .setParameter("ids", trunks.stream().map(Trunk::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        TrunkSubPort::trunkId, Collectors.mapping(TrunkSubPort::view, Collectors.toList())));
    }

    /** What ports that are parents show of their trunks, by port. */
    Map<String, TrunkDetails> details(Collection<String> portIds) {
        List<Trunk> trunks = em.createQuery("select t from Trunk t where t.portId in :ids", Trunk.class)
                .setParameter("ids", portIds)
                .getResultList();
        Map<String, List<SubPort>> subPorts = of(trunks);
        Map<String, String> macs = macs(subPorts.values().stream()
                .flatMap(List::stream)
                .map(SubPort::portId)
                .toList());
        return trunks.stream().collect(Collectors.toMap(Trunk::portId, trunk -> {
            List<SubPort> own = subPorts.getOrDefault(trunk.id(), List.of());
            return new TrunkDetails(
                    trunk.id(), own, own.stream().map(p -> macs.get(p.portId())).toList());
        }));
    }

    private Map<String, String> macs(List<String> portIds) {
        return portIds.isEmpty()
                ? Map.of()
                : em.createQuery("select p from Port p where p.id in :ids", Port.class)
                        .setParameter("ids", portIds)
                        .getResultStream()
                        .collect(Collectors.toMap(Port::id, Port::mac));
    }

    /** @throws CloudException for a port that is in a trunk */
    void requireNone(String portId) {
        TrunkSubPort subPort = em.find(TrunkSubPort.class, portId);
        if (subPort != null) {
            throw new CloudException(TrunkError.PORT_IN_USE_AS_SUB_PORT, "port", portId, "trunk", subPort.trunkId());
        }
        String trunk = trunkOf(portId);
        if (trunk != null) {
            throw new CloudException(TrunkError.PORT_IN_USE_AS_TRUNK_PARENT, "port", portId, "trunk", trunk);
        }
    }

    private String trunkOf(String portId) {
        return em.createQuery("select t.id from Trunk t where t.portId = :port", String.class)
                .setParameter("port", portId)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }
}
