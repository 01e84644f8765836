package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.contract.NicSpec;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.network.FixedIp;
import org.ustack.network.IpAddress;
import org.ustack.network.NetworkError;
import org.ustack.network.ServerPorts;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.network.domain.Subnet;
import org.ustack.quota.QuotaService;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ServerPortsBean implements ServerPorts {

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Override
    public void check(RequestContext caller, List<NicRequest> requests, Collection<String> securityGroups) {
        List<NicRequest> wishes = requests.isEmpty() ? List.of(new NicRequest(null, null, null, null)) : requests;
        Set<String> ports = new HashSet<>();
        for (NicRequest wish : wishes) {
            if (wish.portId() != null) {
                requireFree(port(caller, wish.portId()));
                if (!ports.add(wish.portId())) {
                    throw new CloudException(NetworkError.PORT_IN_USE, "id", wish.portId());
                }
                continue;
            }
            Network network = network(caller, wish.networkId());
            if (network != null) {
                checkNetwork(network, wish);
            }
        }
        if (!securityGroups.isEmpty()) {
            groups().resolve(caller.projectId(), securityGroups);
        }
    }

    private void checkNetwork(Network network, NicRequest wish) {
        List<Subnet> subnets = em.createQuery("select s from Subnet s where s.networkId = :network", Subnet.class)
                .setParameter("network", network.id())
                .getResultList();
        if (subnets.isEmpty()) {
            throw new CloudException(NetworkError.NETWORK_REQUIRES_SUBNET, "id", network.id());
        }
        if (wish.fixedIp() == null) {
            return;
        }
        IpAddress address = IpAddress.parse(wish.fixedIp())
                .filter(found -> subnets.stream().anyMatch(s -> s.assignable(found)))
                .orElseThrow(() -> new CloudException(NetworkError.INVALID_IP_FOR_NETWORK, "address", wish.fixedIp()));
        for (Subnet subnet : subnets) {
            if (em.find(PortAddress.class, new PortAddress.Key(subnet.id(), address.key())) != null) {
                throw new CloudException(
                        NetworkError.IP_ADDRESS_ALREADY_ALLOCATED, "address", address, "subnet", subnet.id());
            }
        }
    }

    @Override
    public List<BoundPort> bind(
            RequestContext caller,
            String serverId,
            String hostname,
            String host,
            String agent,
            String availabilityZone,
            List<NicRequest> requests,
            Collection<String> securityGroups) {
        List<NicRequest> wishes = requests.isEmpty() ? List.of(new NicRequest(null, null, null, null)) : requests;
        return bind(caller, new Owner(serverId, hostname, host, agent, availabilityZone), wishes, securityGroups, 0);
    }

    private List<BoundPort> bind(
            RequestContext caller,
            Owner server,
            List<NicRequest> wishes,
            Collection<String> securityGroups,
            int firstIndex) {
        String zone = server.availabilityZone();
        String owner = "compute:" + (zone == null ? "" : zone);
        PortMaker maker = new PortMaker(em, ids, clock, quota);
        List<String> groupIds = null;
        List<Port> ports = new ArrayList<>();
        for (NicRequest wish : wishes) {
            Port port;
            if (wish.portId() == null) {
                Network network = network(caller, wish.networkId());
                if (network == null) {
                    continue;
                }
                if (groupIds == null && network.portSecurity()) {
                    groupIds = groups().resolve(caller.projectId(), securityGroups);
                }
                List<FixedIp> fixed = wish.fixedIp() == null ? null : List.of(new FixedIp(null, wish.fixedIp()));
                port = maker.make(
                        network,
                        caller.projectId(),
                        PortDrafts.forServer(network.id(), fixed, server.hostname()),
                        network.portSecurity() ? groupIds : List.of());
            } else {
                port = port(caller, wish.portId());
                em.lock(port, LockModeType.PESSIMISTIC_WRITE);
                em.refresh(port);
                requireFree(port);
            }
            port.attach(
                    server.serverId(),
                    owner,
                    server.host(),
                    server.agent(),
                    firstIndex + ports.size(),
                    wish.portId() == null,
                    clock.instant());
            ports.add(port);
        }
        return bound(ports);
    }

    @Override
    public List<BoundPort> rebind(String serverId, String host, String agent) {
        List<Port> ports = lockedPorts(serverId);
        ports.forEach(port -> port.place(host, agent, clock.instant()));
        return bound(ports);
    }

    @Override
    public Optional<BoundPort> attach(RequestContext caller, Owner owner, NicRequest request) {
        check(caller, List.of(request), List.of());
        int next = lockedPorts(owner.serverId()).stream()
                        .mapToInt(Port::nicIndex)
                        .max()
                        .orElse(-1)
                + 1;
        return bind(caller, owner, List.of(request), List.of(), next).stream().findFirst();
    }

    @Override
    public void detach(String serverId, String portId) {
        release(lockedPorts(serverId).stream()
                .filter(port -> port.id().equals(portId))
                .toList());
    }

    @Override
    public void unplace(String serverId) {
        setActive(serverId, false);
        em.flush();
        for (Port port : lockedPorts(serverId)) {
            em.refresh(port);
            port.place("", null, clock.instant());
        }
    }

    @Override
    public void release(String serverId) {
        release(lockedPorts(serverId));
    }

    private void release(List<Port> ports) {
        if (ports.isEmpty()) {
            return;
        }
        List<String> groups = em.createQuery(
                        "select distinct m.groupId from PortSecurityGroup m where m.portId in :ids", String.class)
                .setParameter("ids", ports.stream().map(Port::id).toList())
                .getResultList();
        new PortRemoval(em, quota)
                .remove(ports.stream().filter(Port::madeForDevice).toList());
        ports.stream().filter(port -> !port.madeForDevice()).forEach(port -> port.detach(clock.instant()));
        groups().noteChange(groups, SecurityGroupChange.Kind.MEMBERS);
        em.flush();
    }

    @Override
    public void setActive(String serverId, boolean active) {
        em.createQuery("update versioned Port p set p.status = :status, p.revision = p.revision + 1, p.updatedAt = :now"
                        + " where p.deviceId = :server and p.status <> :status")
                .setParameter("status", active ? Port.ACTIVE : Port.DOWN)
                .setParameter("now", clock.instant())
                .setParameter("server", serverId)
                .executeUpdate();
    }

    @Override
    public List<NicSpec> specs(String serverId) {
        return List.copyOf(
                new NicSpecs(em).of(ports(serverId, LockModeType.NONE)).values());
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<String, List<PortAddresses>> addresses(Collection<String> serverIds) {
        if (serverIds.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = em.createQuery(
                        "select p.deviceId, p.id, p.networkId, n.name, p.mac, a, p.status from Port p"
                                + " join Network n on n.id = p.networkId left join PortAddress a on a.portId = p.id"
                                + " where p.deviceId in :servers order by p.nicIndex, p.createdAt, p.id, a.position",
                        Object[].class)
                .setParameter("servers", serverIds)
                .getResultList();
        Map<String, List<String>> groups = groupNames(rows);
        Map<PortAddress.OfPort, List<String>> floating = floating(rows);
        Map<String, Map<String, PortAddresses>> found = new LinkedHashMap<>();
        for (Object[] row : rows) {
            String portId = (String) row[1];
            PortAddresses port = found.computeIfAbsent((String) row[0], id -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            portId,
                            id -> new PortAddresses(
                                    id,
                                    (String) row[2],
                                    (String) row[3],
                                    (String) row[4],
                                    new ArrayList<>(),
                                    groups.getOrDefault(id, List.of()),
                                    Port.ACTIVE.equals(row[6])));
            if (row[5] instanceof PortAddress address) {
                port.fixed()
                        .add(new PortAddresses.Address(
                                address.address(), address.subnetId(), address.ipVersion(), false));
                floating.getOrDefault(new PortAddress.OfPort(portId, address.address()), List.of())
                        .forEach(text -> port.fixed().add(new PortAddresses.Address(text, null, 4, true)));
            }
        }
        Map<String, List<PortAddresses>> byServer = new HashMap<>();
        found.forEach((server, ports) -> byServer.put(server, List.copyOf(ports.values())));
        return byServer;
    }

    /** By the fixed address that they stand for. */
    private Map<PortAddress.OfPort, List<String>> floating(List<Object[]> ports) {
        Map<PortAddress.OfPort, List<String>> addresses = new HashMap<>();
        if (!ports.isEmpty()) {
            em.createQuery(
                            "select f.fixedPortId, f.fixedAddress, f.address from FloatingIp f where f.fixedPortId in :ids"
                                    + " order by f.createdAt, f.id",
                            Object[].class)
                    .setParameter(
                            "ids", ports.stream().map(row -> row[1]).distinct().toList())
                    .getResultStream()
                    .forEach(row -> addresses
                            .computeIfAbsent(
                                    new PortAddress.OfPort((String) row[0], (String) row[1]), key -> new ArrayList<>())
                            .add((String) row[2]));
        }
        return addresses;
    }

    private Map<String, List<String>> groupNames(List<Object[]> ports) {
        Map<String, List<String>> names = new HashMap<>();
        if (!ports.isEmpty()) {
            em.createQuery(
                            "select m.portId, g.name from PortSecurityGroup m join SecurityGroup g on g.id = m.groupId"
                                    + " where m.portId in :ids order by g.name",
                            Object[].class)
                    .setParameter(
                            "ids", ports.stream().map(row -> row[1]).distinct().toList())
                    .getResultStream()
                    .forEach(row -> names.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                            .add((String) row[1]));
        }
        return names;
    }

    private List<BoundPort> bound(List<Port> ports) {
        Map<String, NicSpec> specs = new NicSpecs(em).of(ports);
        return ports.stream()
                .map(port -> new BoundPort(port.id(), port.madeForDevice(), specs.get(port.id())))
                .toList();
    }

    /** The network named, or the only one with a subnet that the project could mean; null if there is none. */
    private Network network(RequestContext caller, String networkId) {
        if (networkId != null) {
            return new Visible(em).network(caller, networkId);
        }
        List<Network> possible = em.createQuery(
                        "select n from Network n where (n.projectId = :project or exists (select r.id from RbacPolicy r"
                                + " where r.objectId = n.id and r.action = 'access_as_shared' and r.target in ('*', :project)))"
                                + " and n.external = false"
                                + " and exists (select s.id from Subnet s where s.networkId = n.id)",
                        Network.class)
                .setParameter("project", String.valueOf(caller.projectId()))
                .setMaxResults(2)
                .getResultList();
        if (possible.size() > 1) {
            throw new CloudException(NetworkError.AMBIGUOUS_NETWORKS);
        }
        return possible.isEmpty() ? null : possible.get(0);
    }

    private Port port(RequestContext caller, String portId) {
        return new Visible(em).port(caller, portId);
    }

    private static void requireFree(Port port) {
        if (!port.deviceId().isEmpty()) {
            throw new CloudException(NetworkError.PORT_IN_USE, "id", port.id());
        }
    }

    private List<Port> lockedPorts(String serverId) {
        return ports(serverId, LockModeType.PESSIMISTIC_WRITE);
    }

    private List<Port> ports(String serverId, LockModeType lock) {
        return em.createQuery(
                        "select p from Port p where p.deviceId = :server order by p.nicIndex, p.createdAt, p.id",
                        Port.class)
                .setParameter("server", serverId)
                .setLockMode(lock)
                .getResultList();
    }

    private SecurityGroups groups() {
        return new SecurityGroups(em, ids, clock, quota);
    }
}
