package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.Ids;
import org.ustack.network.IpAddress;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Subnet;
import org.ustack.quota.QuotaService;

/**
 * The ports of the DHCP and metadata service, one a subnet, made with it: so its address is known before the first guest
 * boots. They belong to the platform and are not counted against the quota.
 */
final class DhcpPorts {

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;

    DhcpPorts(EntityManager em, Ids ids, Clock clock) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
    }

    /** A subnet whose pools are used up stays without an address for DHCP. */
    void serve(Network network, Subnet subnet) {
        String portId = ids.uuid();
        String mac = new MacAddresses(em, ids).next(network.id());
        Optional<IpAddress> address = subnet.selfAddressing()
                ? Optional.of(IpAddress.eui64(subnet.block(), mac))
                : new FreeRanges(em).takeLowest(subnet.id());
        if (address.isEmpty()) {
            return;
        }
        Port port = new Port(portId, network.projectId(), network, PortDrafts.none(network.id()), mac, clock.instant());
        port.serve(Port.DHCP, "dhcp-" + subnet.id());
        em.persist(port);
        em.persist(new PortAddress(subnet.id(), address.get(), portId, 0));
        subnet.serveDhcpAt(address.get().toString());
        em.flush();
    }

    void withdraw(Subnet subnet, QuotaService quota) {
        List<Port> ports = SubnetServiceBean.dhcpPorts(em, subnet.id());
        new PortRemoval(em, quota).remove(ports);
        subnet.serveDhcpAt(null);
        em.flush();
    }
}
