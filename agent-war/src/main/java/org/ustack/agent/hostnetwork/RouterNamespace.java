package org.ustack.agent.hostnetwork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.process.CommandFailed;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RouterSpec;

/** The namespace of a router: a leg on the bridge of each network, routes between them, and the rules that translate. */
final class RouterNamespace {

    /** Where a network is on this host. */
    interface Bridges {
        String of(NetworkSpec network) throws NodeProblem;
    }

    private static final Logger LOG = Logger.getLogger(RouterNamespace.class);
    private static final Set<String> SWITCHES = Set.of(
            "net.ipv4.ip_forward=1",
            "net.ipv6.conf.all.forwarding=1",
            // A packet may come by another leg than the answer leaves by: routers of one network, extra routes.
            "net.ipv4.conf.all.rp_filter=0",
            "net.ipv4.conf.default.rp_filter=0",
            // A leg answers for its own addresses alone.
            "net.ipv4.conf.all.arp_ignore=1",
            "net.ipv4.conf.all.arp_announce=2",
            // Lets an address that came from elsewhere be known at once; see announce.
            "net.ipv4.conf.all.arp_notify=1");

    private final Links links;
    private final LinkNames names;
    private final Map<String, String> rules = new HashMap<>();

    RouterNamespace(Links links, LinkNames names) {
        this.links = links;
        this.names = names;
    }

    /** @param file of the router's state: says whose the namespace is */
    void ensure(RouterSpec router, Bridges bridges, Path file) throws CommandFailed, NodeProblem {
        List<RouterSpec.Leg> legs = RouterStore.legs(router);
        if (legs.isEmpty()) {
            remove(router.id());
            return;
        }
        String namespace = names.router(router.id());
        links.ensureNamespace(namespace);
        if (links.alias(namespace, "lo").isEmpty()) {
            rules.remove(router.id());
            List<String> command = new ArrayList<>(List.of("sysctl", "-q", "-w"));
            command.addAll(SWITCHES);
            links.inside(namespace, "", command.toArray(String[]::new));
            // Last: it says that all before it is done.
            links.ip(namespace, "link", "set", "lo", "alias", file.toString());
        }
        removeOtherLegs(namespace, legs);
        // Before addresses appear, so that nothing passes untranslated.
        ensureRules(router, namespace);
        for (RouterSpec.Leg leg : legs) {
            ensureLeg(router, leg, namespace, bridges.of(leg.network()));
        }
        ensureRoutes(router, namespace);
    }

    private void removeOtherLegs(String namespace, List<RouterSpec.Leg> legs) throws CommandFailed {
        Set<String> wanted = new LinkedHashSet<>();
        legs.forEach(leg -> wanted.add(names.routerInside(leg.port())));
        for (String device : links.devices(namespace)) {
            if (names.isRouterInside(device) && !wanted.contains(device)) {
                // Its other end goes with it.
                links.ip(namespace, "link", "del", device);
            }
        }
    }

    private void ensureLeg(RouterSpec router, RouterSpec.Leg leg, String namespace, String bridge)
            throws CommandFailed {
        String device = names.routerLink(leg.port());
        String inside = names.routerInside(leg.port());
        links.ensureCable(device, namespace, inside, leg.network().mtu(), leg.mac());
        links.setMaster(device, bridge);
        Set<String> addresses = new LinkedHashSet<>();
        for (NicSpec.FixedAddress address : leg.addresses()) {
            addresses.add(withPrefix(address, leg.network()));
        }
        if (leg.equals(router.gateway())) {
            router.floating()
                    .forEach(f -> addresses.add(Cidr.parse(f.floating()).address() + "/32"));
            router.forwardings()
                    .forEach(f -> addresses.add(Cidr.parse(f.floating()).address() + "/32"));
        }
        if (links.replaceAddresses(namespace, inside, addresses)) {
            announce(namespace, inside, leg.mac());
        }
    }

    /**
     * Neighbours that knew an address at another card hear of the new one: the kernel tells them all addresses of a device when its
     * card's address is set, even to what it was.
     */
    private void announce(String namespace, String device, String mac) throws CommandFailed {
        links.ip(namespace, "link", "set", device, "address", mac);
    }

    private static String withPrefix(NicSpec.FixedAddress address, NetworkSpec network) {
        return network.subnets().stream()
                .filter(subnet -> subnet.id().equals(address.subnet()))
                .findFirst()
                .map(subnet ->
                        address.address() + "/" + Cidr.parse(subnet.cidr()).prefix())
                .orElseThrow(() -> new IllegalArgumentException("subnet unknown: " + address.subnet()));
    }

    private void ensureRules(RouterSpec router, String namespace) throws CommandFailed {
        String out = router.gateway() == null
                ? null
                : names.routerInside(router.gateway().port());
        String text = RouterNat.ruleset(router, out);
        if (!text.equals(rules.get(router.id()))) {
            links.inside(namespace, text, "nft", "-f", "-");
            rules.put(router.id(), text);
        }
    }

    private void ensureRoutes(RouterSpec router, String namespace) throws CommandFailed {
        Map<String, Links.Route> wanted = new LinkedHashMap<>();
        if (router.gateway() != null) {
            String out = names.routerInside(router.gateway().port());
            for (NicSpec.FixedAddress address : router.gateway().addresses()) {
                router.gateway().network().subnets().stream()
                        .filter(subnet -> subnet.id().equals(address.subnet()) && subnet.gateway() != null)
                        .map(subnet -> new Links.Route("default", subnet.gateway(), out))
                        .forEach(route -> wanted.putIfAbsent(key(route), route));
            }
        }
        for (NetworkSpec.Route extra : router.routes()) {
            Cidr to = Cidr.parse(extra.destination());
            String destination = to.prefix() == 0 ? "default" : to.isSingle() ? to.address() : to.range();
            Links.Route route = new Links.Route(destination, extra.nextHop(), device(router, extra.nextHop()));
            wanted.put(key(route), route);
        }
        links.replaceRoutes(namespace, wanted.values());
    }

    private static String key(Links.Route route) {
        return route.destination() + (route.isIpv4() ? " 4" : " 6");
    }

    private String device(RouterSpec router, String nextHop) {
        Cidr hop = Cidr.parse(nextHop);
        return RouterStore.legs(router).stream()
                .filter(leg -> leg.network().subnets().stream()
                        .anyMatch(subnet -> Cidr.parse(subnet.cidr()).contains(hop)))
                .findFirst()
                .map(leg -> names.routerInside(leg.port()))
                .orElseThrow(() -> new IllegalArgumentException("no leg reaches " + nextHop));
    }

    void remove(String router) throws CommandFailed {
        rules.remove(router);
        removeNamespace(names.router(router));
    }

    private void removeNamespace(String namespace) throws CommandFailed {
        if (!links.namespaces().contains(namespace)) {
            return;
        }
        for (String device : links.devices(namespace)) {
            if (names.isRouterInside(device)) {
                // At once: with the namespace alone the kernel would take them away later.
                links.ip(namespace, "link", "del", device);
            }
        }
        links.removeNamespace(namespace);
    }

    /** Removes what an installation left whose state folder was taken away: it would go on answering for its addresses. */
    void removeAbandoned() throws CommandFailed {
        for (String namespace : links.namespaces()) {
            if (!names.isRouter(namespace)) {
                continue;
            }
            Optional<String> file = links.alias(namespace, "lo");
            if (file.isPresent() && !Files.exists(Path.of(file.get()))) {
                removeNamespace(namespace);
                LOG.infof("removed namespace %s of an installation that is gone", namespace);
            }
        }
    }
}
