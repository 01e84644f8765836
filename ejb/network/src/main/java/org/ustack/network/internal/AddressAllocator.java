package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.network.FixedIp;
import org.ustack.network.IpAddress;
import org.ustack.network.NetworkError;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Subnet;

/**
 * Hands out addresses, none twice. The rows of the network's subnets are locked first, in a fixed order, so there is never a
 * conflict to run into and nothing to retry; the primary key of the address rows is the proof.
 */
final class AddressAllocator {

    private final EntityManager em;
    private final FreeRanges free;

    AddressAllocator(EntityManager em) {
        this.em = em;
        this.free = new FreeRanges(em);
    }

    /** The subnets of a network in the order of creation, locked until the transaction ends. */
    List<Subnet> lock(String networkId) {
        return em.createQuery(
                        "select s from Subnet s where s.networkId = :network order by s.createdAt, s.id", Subnet.class)
                .setParameter("network", networkId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /**
     * Addresses for a port; the caller makes the rows of them.
     *
     * @param wishes null for one address of each IP version that the network offers
     * @param deviceOwner subnets with service types serve only ports of those owners
     */
    List<PortAddress> allocate(String networkId, String portId, String mac, List<FixedIp> wishes, String deviceOwner) {
        if (wishes != null && wishes.isEmpty()) {
            return List.of();
        }
        List<Subnet> subnets = lock(networkId);
        Picked picked = new Picked(portId, mac);
        if (wishes == null) {
            List<Subnet> offered =
                    subnets.stream().filter(s -> serves(s, deviceOwner)).toList();
            pickOne(networkId, offered.stream().filter(s -> s.ipVersion() == 4).toList(), picked);
            pickOne(
                    networkId,
                    offered.stream()
                            .filter(s -> s.ipVersion() == 6 && !s.selfAddressing())
                            .toList(),
                    picked);
            offered.stream().filter(Subnet::selfAddressing).forEach(picked::selfAddressed);
            return picked.addresses;
        }
        // Given addresses first, so that "any of this subnet" cannot take one that the same request names.
        boolean router = deviceOwner.equals(Port.ROUTER_INTERFACE);
        wishes.stream()
                .filter(wish -> wish.address() != null)
                .forEach(wish -> pickGiven(networkId, subnets, wish, router, picked));
        for (FixedIp wish : wishes) {
            if (wish.address() == null) {
                pickAny(networkId, subnet(networkId, subnets, wish.subnetId()), picked);
            }
        }
        // A router has the addresses that it is given: it is what guests take their prefix from.
        subnets.stream()
                .filter(s -> !router && s.selfAddressing() && picked.lacks(s))
                .filter(s -> wishes.stream().noneMatch(wish -> s.id().equals(wish.subnetId())))
                .forEach(picked::selfAddressed);
        return picked.addresses;
    }

    /** The lowest IPv4 address that is free, of any subnet of the network that serves such ports. */
    PortAddress allocateIpv4(String networkId, String portId, String deviceOwner) {
        Picked picked = new Picked(portId, null);
        List<Subnet> offered = lock(networkId).stream()
                .filter(s -> s.ipVersion() == 4 && serves(s, deviceOwner))
                .toList();
        pickOne(networkId, offered, picked);
        if (picked.addresses.isEmpty()) {
            throw new CloudException(NetworkError.IP_ADDRESS_GENERATION_FAILURE, "id", networkId);
        }
        return picked.addresses.get(0);
    }

    /** Removes the addresses and makes them free again. */
    void release(Collection<PortAddress> addresses) {
        List<String> subnetIds = addresses.stream()
                .map(PortAddress::subnetId)
                .distinct()
                .sorted()
                .toList();
        if (subnetIds.isEmpty()) {
            return;
        }
        List<Subnet> locked = em.createQuery(
                        "select s from Subnet s where s.id in :ids order by s.createdAt, s.id", Subnet.class)
                .setParameter("ids", subnetIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        for (PortAddress address : addresses) {
            em.remove(em.contains(address) ? address : em.merge(address));
        }
        em.flush();
        for (PortAddress address : addresses) {
            locked.stream()
                    .filter(s -> s.id().equals(address.subnetId()) && !s.selfAddressing() && s.inPools(address.value()))
                    .forEach(s -> free.giveBack(s.id(), address.value()));
        }
    }

    private void pickOne(String networkId, List<Subnet> subnets, Picked picked) {
        if (subnets.isEmpty()) {
            return;
        }
        for (Subnet subnet : subnets) {
            Optional<IpAddress> address = free.takeLowest(subnet.id());
            if (address.isPresent()) {
                picked.add(subnet, address.get());
                return;
            }
        }
        throw new CloudException(NetworkError.IP_ADDRESS_GENERATION_FAILURE, "id", networkId);
    }

    private void pickAny(String networkId, Subnet subnet, Picked picked) {
        if (subnet.selfAddressing()) {
            picked.selfAddressed(subnet);
        } else {
            pickOne(networkId, List.of(subnet), picked);
        }
    }

    private void pickGiven(String networkId, List<Subnet> subnets, FixedIp wish, boolean router, Picked picked) {
        IpAddress address = IpAddress.parse(wish.address())
                .orElseThrow(() -> new CloudException(NetworkError.INVALID_IP_FOR_NETWORK, "address", wish.address()));
        Subnet subnet;
        if (wish.subnetId() == null) {
            subnet = subnets.stream()
                    .filter(s -> s.block().contains(address))
                    .findFirst()
                    .orElseThrow(() -> new CloudException(NetworkError.INVALID_IP_FOR_NETWORK, "address", address));
        } else {
            subnet = subnet(networkId, subnets, wish.subnetId());
        }
        if (!subnet.assignable(address)) {
            throw new CloudException(NetworkError.INVALID_IP_FOR_SUBNET, "address", address);
        }
        if (!router && subnet.selfAddressing() && !address.equals(IpAddress.eui64(subnet.block(), picked.mac))) {
            throw new CloudException(
                    NetworkError.INVALID_INPUT,
                    "reason",
                    "IPv6 address " + address + " cannot be directly assigned to a port on subnet " + subnet.id()
                            + " as the subnet is configured for automatic addresses");
        }
        boolean taken = !free.take(subnet.id(), address)
                && (picked.has(subnet, address)
                        || em.find(PortAddress.class, new PortAddress.Key(subnet.id(), address.key())) != null);
        if (taken) {
            throw new CloudException(
                    NetworkError.IP_ADDRESS_ALREADY_ALLOCATED, "address", address, "subnet", subnet.id());
        }
        picked.add(subnet, address);
    }

    private static Subnet subnet(String networkId, List<Subnet> subnets, String id) {
        return subnets.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        NetworkError.INVALID_INPUT,
                        "reason",
                        "Failed to create port on network " + networkId + ", because fixed_ips included invalid subnet "
                                + id));
    }

    private static boolean serves(Subnet subnet, String deviceOwner) {
        return subnet.serviceTypes().isEmpty() || subnet.serviceTypes().contains(deviceOwner);
    }

    private static final class Picked {
        private final String portId;
        private final String mac;
        private final List<PortAddress> addresses = new ArrayList<>();

        Picked(String portId, String mac) {
            this.portId = portId;
            this.mac = mac;
        }

        void add(Subnet subnet, IpAddress address) {
            addresses.add(new PortAddress(subnet.id(), address, portId, addresses.size()));
        }

        void selfAddressed(Subnet subnet) {
            add(subnet, IpAddress.eui64(subnet.block(), mac));
        }

        boolean lacks(Subnet subnet) {
            return addresses.stream().noneMatch(a -> a.subnetId().equals(subnet.id()));
        }

        boolean has(Subnet subnet, IpAddress address) {
            return addresses.stream()
                    .anyMatch(a -> a.subnetId().equals(subnet.id()) && a.value().equals(address));
        }
    }
}
