package org.ustack.agent.hostnetwork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.NicRecord;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RouterSpec;
import org.ustack.kernel.Json;

/** {@link HostNetwork} with the means of the Linux kernel. One change at a time: the filter is one for the whole node. */
public final class LinuxHostNetwork implements HostNetwork {

    /** A piece of work on the host, with the two ways in which the host says no. */
    private interface Work {
        void run() throws CommandFailed, IOException, NodeProblem;
    }

    private static final String SPEC = "network.json";
    private static final Logger LOG = Logger.getLogger(LinuxHostNetwork.class);

    private final Path networks;
    private final InstanceStore store;
    private final Links links;
    private final LinkNames names;
    private final MetadataLinks metadata;
    private final Map<String, String> mappings;
    private final DhcpNamespace dhcp;
    private final PortFilter filter;
    private final GroupMembers groups;
    private final RouterStore routers;
    private final RouterNamespace routing;
    private final ReentrantLock lock = new ReentrantLock();
    private String appliedFilter;

    /** @param mappings physical networks and the bridges that the node owns for them */
    public LinuxHostNetwork(
            Path stateFolder,
            InstanceStore store,
            Commands commands,
            LinkNames names,
            MetadataLinks metadata,
            Map<String, String> mappings) {
        this.networks = stateFolder.resolve("networks");
        this.store = store;
        this.links = new Links(commands);
        this.names = names;
        this.metadata = metadata;
        this.mappings = mappings;
        this.dhcp = new DhcpNamespace(links, names, metadata);
        this.groups = new GroupMembers(stateFolder.resolve("groups"));
        this.routers = new RouterStore(stateFolder.resolve("routers"));
        this.routing = new RouterNamespace(links, names);
        this.filter = new PortFilter(names, metadata, this::ownedBridge, groups::resolve);
    }

    @Override
    public void restore() throws NodeProblem {
        locked(() -> {
            links.ensureAddresses(null, "lo", List.of(metadata.server() + "/32"));
            groups.restore();
            routers.restore();
            dhcp.removeAbandoned();
            routing.removeAbandoned();
            Set<String> wanted = new LinkedHashSet<>();
            store.nics().forEach(nic -> wanted.add(nic.network()));
            for (String network : wanted) {
                Optional<NetworkSpec> spec = spec(network);
                if (spec.isPresent()) {
                    present(spec.get());
                }
            }
            routers.networks().forEach(network -> wanted.add(network.id()));
            for (Path folder : AtomicFiles.list(networks)) {
                String network = folder.getFileName().toString();
                if (!wanted.contains(network)) {
                    absent(network);
                }
            }
            applyFilter();
            routers.all().forEach(this::restoreRouter);
        });
    }

    /** One that cannot be brought back must not keep the others, nor the guests, from their network; the controller sends it again. */
    private void restoreRouter(RouterSpec router) {
        try {
            presentRouter(router);
        } catch (CommandFailed | IOException | NodeProblem | IllegalArgumentException e) {
            LOG.errorf("router %s is not back: %s", router.id(), e.getMessage());
        }
    }

    @Override
    public boolean applyRouter(RouterSpec router, long generation) throws NodeProblem {
        boolean[] applied = new boolean[1];
        locked(() -> {
            if (routers.isOutdated(router.id(), generation)) {
                return;
            }
            Set<String> before =
                    routers.find(router.id()).map(LinuxHostNetwork::networks).orElse(Set.of());
            routers.keep(router, generation);
            presentRouter(router);
            leave(before);
            applyFilter();
            applied[0] = true;
        });
        return applied[0];
    }

    @Override
    public void removeRouter(String router, long generation) throws NodeProblem {
        locked(() -> {
            if (routers.isOutdated(router, generation)) {
                return;
            }
            Set<String> before =
                    routers.find(router).map(LinuxHostNetwork::networks).orElse(Set.of());
            routing.remove(router);
            routers.remove(router, generation);
            leave(before);
            applyFilter();
        });
    }

    private void presentRouter(RouterSpec router) throws CommandFailed, IOException, NodeProblem {
        for (RouterSpec.Leg leg : RouterStore.legs(router)) {
            connect(leg.network());
        }
        routing.ensure(router, this::bridge, routers.file(router.id()));
    }

    private static Set<String> networks(RouterSpec router) {
        Set<String> networks = new LinkedHashSet<>();
        RouterStore.legs(router).forEach(leg -> networks.add(leg.network().id()));
        return networks;
    }

    /** Networks that may have lost the last one who needs them here. */
    private void leave(Set<String> candidates) throws CommandFailed, IOException, NodeProblem {
        for (String network : candidates) {
            Optional<NetworkSpec> spec = spec(network);
            if (!nicsOn(network).isEmpty() && spec.isPresent()) {
                present(spec.get());
            } else if (isRouted(network) && spec.isPresent()) {
                dhcp.remove(network, networks.resolve(network));
                connect(spec.get());
            } else {
                absent(network);
            }
        }
    }

    private boolean isRouted(String network) {
        return routers.networks().stream().anyMatch(routed -> routed.id().equals(network));
    }

    @Override
    public void ensureNetwork(NetworkSpec network) throws NodeProblem {
        locked(() -> present(network));
    }

    @Override
    public Plug plug(String server, NicSpec nic) throws NodeProblem {
        locked(() -> {
            Optional<NicRecord> known =
                    store.nic(nic.port()).filter(record -> record.server().equals(server));
            if (known.isEmpty()) {
                store.writeNic(new NicRecord(server, nic, 0, metadata.free(store.nics())));
            } else if (known.get().generation() == 0 && !known.get().nic().equals(nic)) {
                store.writeNic(new NicRecord(server, nic, 0, known.get().metadataAddress()));
            }
            // Rules that came after the boot command win over those in it, when that command is delivered again.
            present(store.nic(nic.port()).orElseThrow().nic().network());
            applyFilter();
        });
        return new Plug(bridge(nic.network()), names.tap(nic.port()));
    }

    @Override
    public boolean applyRules(String server, NicSpec nic, long generation) throws NodeProblem {
        Optional<NicRecord> known =
                store.nic(nic.port()).filter(record -> record.server().equals(server));
        if (known.isEmpty() || known.get().generation() >= generation) {
            return false;
        }
        locked(() -> {
            store.writeNic(new NicRecord(server, nic, generation, known.get().metadataAddress()));
            try {
                present(nic.network());
                applyFilter();
            } catch (CommandFailed | IllegalArgumentException e) {
                // The filter is one for all ports: rules that it cannot take must not stand in the way of the others'.
                store.writeNic(known.get());
                throw e;
            }
        });
        return true;
    }

    @Override
    public boolean applyMembers(String group, List<String> members, long generation) throws NodeProblem {
        boolean[] applied = new boolean[1];
        locked(() -> {
            applied[0] = groups.put(group, members, generation);
            if (applied[0]) {
                applyFilter();
            }
        });
        return applied[0];
    }

    @Override
    public void unplug(String server, Set<String> ports) throws NodeProblem {
        locked(() -> {
            Set<String> touched = new LinkedHashSet<>();
            for (NicRecord nic : store.nicsOf(server)) {
                if (ports.contains(nic.port())) {
                    touched.add(nic.network());
                    // The hypervisor removes the device with the domain; one that stayed would keep the bridge busy.
                    links.remove(names.tap(nic.port()));
                    store.removeNic(nic);
                }
            }
            leave(touched);
            applyFilter();
        });
    }

    @Override
    public void removeNetwork(String network) throws NodeProblem {
        locked(() -> absent(network));
    }

    private void present(NetworkSpec network) throws CommandFailed, IOException, NodeProblem {
        connect(network);
        if (!DhcpConfig.served(network).isEmpty()) {
            links.ensureAddresses(null, "lo", List.of(metadata.server() + "/32"));
            dhcp.ensure(network, bridge(network), networks.resolve(network.id()), nicsOn(network.id()));
        }
    }

    /** The bridge alone: all that a router needs. */
    private void connect(NetworkSpec network) throws CommandFailed, IOException, NodeProblem {
        String bridge = bridge(network);
        Path folder = networks.resolve(network.id());
        AtomicFiles.createFolder(folder);
        AtomicFiles.write(folder.resolve(SPEC), Json.write(network).getBytes(StandardCharsets.UTF_8));
        links.ensureBridge(bridge, network.mtu());
        if (ownedBridge(network) == null) {
            // Nothing of the host may answer on a tenant's network, not even at a link-local address.
            links.inside(null, "", "sysctl", "-q", "-w", "net.ipv6.conf." + bridge + ".disable_ipv6=1");
        } else {
            List<String> gateways = new ArrayList<>(gateways(network));
            Set<String> routed = new LinkedHashSet<>(gateways);
            gateways.removeIf(
                    gateway -> routers.holds(network.id(), Cidr.parse(gateway).address()));
            gateways.forEach(routed::remove);
            links.removeAddresses(null, bridge, routed);
            links.ensureAddresses(null, bridge, gateways);
            links.inside(null, "", "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
        }
    }

    private void absent(String network) throws CommandFailed, IOException {
        Optional<NetworkSpec> spec = spec(network);
        String owned = spec.map(this::ownedBridge).orElse(null);
        if (owned != null && links.exists(owned)) {
            links.removeAddresses(null, owned, new LinkedHashSet<>(gateways(spec.get())));
        }
        dhcp.remove(network, networks.resolve(network));
        if (owned == null) {
            links.remove(names.bridge(network));
        } else if (links.exists(owned) && !links.hasMembers(owned)) {
            links.remove(owned);
        }
    }

    private void applyFilter() throws CommandFailed {
        String ruleset = filter.ruleset(store.nics(), routers.networks());
        if (!ruleset.equals(appliedFilter)) {
            links.inside(null, ruleset, "nft", "-f", "-");
            appliedFilter = ruleset;
        }
    }

    private Optional<NetworkSpec> spec(String network) throws IOException {
        Path file = networks.resolve(network).resolve(SPEC);
        return Files.exists(file)
                ? Optional.of(Json.read(Files.readString(file), NetworkSpec.class))
                : Optional.empty();
    }

    private List<NicRecord> nicsOn(String network) {
        return store.nics().stream()
                .filter(nic -> nic.network().equals(network))
                .toList();
    }

    private String bridge(NetworkSpec network) throws NodeProblem {
        if (!network.type().equals("flat")) {
            return names.bridge(network.id());
        }
        String owned = ownedBridge(network);
        if (owned == null) {
            throw new NodeProblem(
                    Code.NO_PHYSICAL_NETWORK,
                    "This node has no bridge for physical network " + network.physicalNetwork() + ".");
        }
        return owned;
    }

    private String ownedBridge(NetworkSpec network) {
        return network.type().equals("flat") && network.physicalNetwork() != null
                ? mappings.get(network.physicalNetwork())
                : null;
    }

    private static List<String> gateways(NetworkSpec network) {
        return network.subnets().stream()
                .filter(subnet ->
                        subnet.gateway() != null && Cidr.parse(subnet.cidr()).isIpv4())
                .map(subnet ->
                        subnet.gateway() + "/" + Cidr.parse(subnet.cidr()).prefix())
                .toList();
    }

    private void locked(Work work) throws NodeProblem {
        lock.lock();
        try {
            work.run();
        } catch (CommandFailed | IOException | IllegalArgumentException e) {
            throw new NodeProblem(Code.NETWORK, "The node's network could not be set up: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }
}
