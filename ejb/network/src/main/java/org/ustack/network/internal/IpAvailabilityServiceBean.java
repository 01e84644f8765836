package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ustack.kernel.RequestContext;
import org.ustack.network.IpAddress;
import org.ustack.network.IpAvailabilityService;
import org.ustack.network.Listing;
import org.ustack.network.Pool;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Subnet;

@Stateless
public class IpAvailabilityServiceBean implements IpAvailabilityService {

    private static final ResourceListing<Network> LISTING = new ResourceListing<>(
            Network.class,
            Map.of(
                    "network_id", text("e.id"),
                    "network_name", text("e.name"),
                    "project_id", text("e.projectId"),
                    "tenant_id", text("e.projectId")));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Override
    public List<NetworkAvailability> list(RequestContext caller, Listing networks, Integer ipVersion) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ?", String.valueOf(caller.projectId()));
        }
        if (ipVersion != null) {
            conditions.and(
                    "exists (select s.id from Subnet s where s.networkId = e.id and s.ipVersion = ?)", ipVersion);
        }
        return availabilities(LISTING.find(em, networks, conditions).items(), ipVersion);
    }

    @Override
    public Optional<NetworkAvailability> find(RequestContext caller, String networkId) {
        return Optional.ofNullable(em.find(Network.class, networkId))
                .filter(network -> caller.maySee(network.projectId()))
                .map(network -> availabilities(List.of(network), null).get(0));
    }

    private List<NetworkAvailability> availabilities(List<Network> networks, Integer ipVersion) {
        if (networks.isEmpty()) {
            return List.of();
        }
        List<Subnet> subnets = em.createQuery(
                        "select s from Subnet s where s.networkId in :ids order by s.createdAt, s.id", Subnet.class)
                .setParameter("ids", networks.stream().map(Network::id).toList())
                .getResultStream()
                .filter(subnet -> ipVersion == null || subnet.ipVersion() == ipVersion)
                .toList();
        Map<String, Long> used = used(subnets);
        Map<String, List<SubnetAvailability>> byNetwork = subnets.stream()
                .collect(Collectors.groupingBy(
                        Subnet::networkId,
                        Collectors.mapping(
                                subnet -> availability(subnet, used.getOrDefault(subnet.id(), 0L)),
                                Collectors.toList())));
        return networks.stream()
                .map(network -> new NetworkAvailability(
                        network.id(),
                        network.name(),
                        network.projectId(),
                        byNetwork.getOrDefault(network.id(), List.of())))
                .toList();
    }

    private Map<String, Long> used(List<Subnet> subnets) {
        Map<String, Long> used = new HashMap<>();
        if (!subnets.isEmpty()) {
            em.createQuery(
                            "select a.subnetId, count(a) from PortAddress a where a.subnetId in :ids group by a.subnetId",
                            Object[].class)
                    .setParameter("ids", subnets.stream().map(Subnet::id).toList())
                    .getResultStream()
                    .forEach(row -> used.put((String) row[0], (Long) row[1]));
        }
        return used;
    }

    private static SubnetAvailability availability(Subnet subnet, long used) {
        BigInteger total =
                subnet.pools().stream().map(IpAvailabilityServiceBean::size).reduce(BigInteger.ZERO, BigInteger::add);
        return new SubnetAvailability(
                subnet.id(), subnet.name(), subnet.ipVersion(), subnet.cidr(), total, BigInteger.valueOf(used));
    }

    private static BigInteger size(Pool pool) {
        return IpAddress.parse(pool.end())
                .orElseThrow()
                .value()
                .subtract(IpAddress.parse(pool.start()).orElseThrow().value())
                .add(BigInteger.ONE);
    }
}
