package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.network.FixedIp;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterError;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.Subnet;
import org.ustack.quota.QuotaService;

/** A router's way out. Callers hold the lock of the router's row. */
final class RouterGateways {

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;
    private final QuotaService quota;

    RouterGateways(EntityManager em, Ids ids, Clock clock, QuotaService quota) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
        this.quota = quota;
    }

    /** @param wanted null or without a network: none */
    void set(RequestContext caller, Router router, RouterDraft.Gateway wanted) {
        if (wanted == null || wanted.networkId() == null) {
            close(router);
            return;
        }
        Network network = new Visible(em).network(caller, wanted.networkId());
        if (!network.external()) {
            throw RouterRules.bad("Network " + network.id() + " is not an external network");
        }
        List<Subnet> subnets = em.createQuery("select s from Subnet s where s.networkId = :network", Subnet.class)
                .setParameter("network", network.id())
                .getResultList();
        refuseNextHops(subnets, wanted.fixedIps());
        boolean same = network.id().equals(router.gatewayNetworkId());
        boolean snat = wanted.enableSnat().orIfNull(same ? router.enableSnat() : Boolean.TRUE);
        if (same) {
            if (wanted.fixedIps() != null && !wanted.fixedIps().isEmpty()) {
                new PortMaker(em, ids, clock, quota)
                        .replaceAddresses(em.find(Port.class, router.gatewayPortId()), wanted.fixedIps());
            }
            router.leadOut(network.id(), router.gatewayPortId(), snat);
            return;
        }
        close(router);
        RouterRules.refuseOverlap(
                new RouterPorts(em, ids, clock)
                        .addresses(router).stream()
                                .filter(a -> subnets.stream()
                                        .anyMatch(s -> s.id().equals(a.subnet().id())))
                                .toList(),
                subnets);
        boolean any = wanted.fixedIps() == null || wanted.fixedIps().isEmpty();
        Port port = new RouterPorts(em, ids, clock).gateway(network, router, any ? null : wanted.fixedIps());
        router.leadOut(network.id(), port.id(), snat);
    }

    /** @throws CloudException while floating addresses need it */
    void close(Router router) {
        if (router.gatewayPortId() == null) {
            return;
        }
        long floating = em.createQuery("select count(f) from FloatingIp f where f.routerId = :router", Long.class)
                .setParameter("router", router.id())
                .getSingleResult();
        if (floating > 0) {
            throw new CloudException(
                    RouterError.ROUTER_EXTERNAL_GATEWAY_IN_USE_BY_FLOATING_IP,
                    "router",
                    router.id(),
                    "network",
                    router.gatewayNetworkId());
        }
        new PortRemoval(em, quota).remove(List.of(em.find(Port.class, router.gatewayPortId())));
        router.closeGateway();
    }

    private static void refuseNextHops(List<Subnet> subnets, List<FixedIp> wishes) {
        for (FixedIp wish : Optional.ofNullable(wishes).orElse(List.of())) {
            if (wish.address() != null
                    && subnets.stream().anyMatch(s -> wish.address().equals(s.gatewayIp()))) {
                throw RouterRules.bad("External IP " + wish.address() + " is the same as the gateway IP");
            }
        }
    }
}
