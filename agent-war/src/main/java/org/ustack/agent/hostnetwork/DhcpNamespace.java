package org.ustack.agent.hostnetwork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.agent.instance.NicRecord;
import org.ustack.agent.process.CommandFailed;
import org.ustack.contract.NetworkSpec;

/** The namespace of one network: dnsmasq on the network's bridge, and the way to the metadata server. */
final class DhcpNamespace {

    private static final String DHCP = "dhcp";
    private static final String METADATA = "meta";
    private static final int METADATA_MTU = 1500;
    private static final int EXIT_SECONDS = 3;
    private static final String CONFIGURATION = "--conf-file=";
    private static final Logger LOG = Logger.getLogger(DhcpNamespace.class);

    private final Links links;
    private final LinkNames names;
    private final MetadataLinks metadata;

    DhcpNamespace(Links links, LinkNames names, MetadataLinks metadata) {
        this.links = links;
        this.names = names;
        this.metadata = metadata;
    }

    /**
     * @param folder for the files of dnsmasq
     * @param nics all ports of that network on this node
     */
    void ensure(NetworkSpec network, String bridge, Path folder, List<NicRecord> nics)
            throws CommandFailed, IOException {
        String namespace = names.namespace(network.id());
        links.ensureNamespace(namespace);
        links.ensureCable(names.dhcpLink(network.id()), namespace, DHCP, network.mtu());
        links.setMaster(names.dhcpLink(network.id()), bridge);

        List<String> addresses = new ArrayList<>();
        for (NetworkSpec.SubnetSpec subnet : DhcpConfig.served(network)) {
            addresses.add(subnet.dhcpAddress() + "/" + Cidr.parse(subnet.cidr()).prefix());
        }
        addresses.add(MetadataLinks.GUEST_SIDE + "/32");
        Set<String> stale = new LinkedHashSet<>(links.addresses(namespace, DHCP));
        addresses.forEach(stale::remove);
        links.removeAddresses(namespace, DHCP, stale);
        links.ensureAddresses(namespace, DHCP, addresses);

        ensureMetadata(network, namespace, nics);
        ensureDnsmasq(network, namespace, folder, nics);
    }

    void remove(String network, Path folder) throws CommandFailed, IOException {
        Optional<ProcessHandle> dnsmasq = dnsmasq(folder);
        if (dnsmasq.isPresent()) {
            dnsmasq.get().destroyForcibly();
        }
        links.remove(names.dhcpLink(network));
        links.remove(names.metadataLink(network));
        links.removeNamespace(names.namespace(network));
        AtomicFiles.removeTree(folder);
    }

    /**
     * Removes what an installation left whose state folder was taken away: its dnsmasq would go on answering guests on the
     * bridges of this node. One that still has its files belongs to somebody and stays.
     */
    void removeAbandoned() throws CommandFailed {
        for (String namespace : links.namespaces()) {
            Optional<String> network = names.network(namespace);
            if (network.isEmpty()) {
                continue;
            }
            List<ProcessHandle> processes = links.processes(namespace);
            if (processes.stream().anyMatch(DhcpNamespace::hasLostItsFiles)) {
                processes.forEach(ProcessHandle::destroyForcibly);
                links.remove(names.dhcpLink(network.get()));
                links.remove(names.metadataLink(network.get()));
                links.removeNamespace(namespace);
                LOG.infof("removed namespace %s of an installation that is gone", namespace);
            }
        }
    }

    private static boolean hasLostItsFiles(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith(CONFIGURATION))
                .anyMatch(argument -> !Files.exists(Path.of(argument.substring(CONFIGURATION.length()))));
    }

    private void ensureMetadata(NetworkSpec network, String namespace, List<NicRecord> nics) throws CommandFailed {
        String device = names.metadataLink(network.id());
        links.ensureCable(device, namespace, METADATA, METADATA_MTU);
        links.ensureAddresses(namespace, METADATA, List.of(metadata.namespace() + "/32"));
        links.ip(
                namespace, "route", "replace", metadata.server() + "/32", "dev", METADATA, "src", metadata.namespace());
        links.inside(namespace, "", "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
        Set<String> stale = new LinkedHashSet<>(links.routes(null, device));
        for (NicRecord nic : nics) {
            if (!stale.remove(nic.metadataAddress())) {
                links.ip(
                        null,
                        "route",
                        "replace",
                        nic.metadataAddress() + "/32",
                        "via",
                        metadata.namespace(),
                        "dev",
                        device,
                        "onlink");
            }
        }
        for (String route : stale) {
            links.ip(null, "route", "del", route, "dev", device);
        }
        links.inside(namespace, metadata.rules(nics, DHCP, METADATA), "nft", "-f", "-");
    }

    private void ensureDnsmasq(NetworkSpec network, String namespace, Path folder, List<NicRecord> nics)
            throws CommandFailed, IOException {
        Path file = folder.resolve("dnsmasq.conf");
        boolean hostsChanged = writeIfChanged(folder.resolve("hosts"), DhcpConfig.hosts(network, nics));
        boolean changed = writeIfChanged(file, DhcpConfig.configuration(network, DHCP, folder));
        Optional<ProcessHandle> running = dnsmasq(folder);
        if (running.isPresent() && changed) {
            running.get().destroyForcibly();
            // A dead process that its parent has not reaped yet looks alive; it holds no socket any more.
            running.get()
                    .onExit()
                    .completeOnTimeout(running.get(), EXIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        if (running.isEmpty() || changed) {
            links.inside(namespace, "", "dnsmasq", CONFIGURATION + file);
        } else if (hostsChanged) {
            links.inside(null, "", "kill", "-HUP", Long.toString(running.get().pid()));
        }
    }

    /** The running dnsmasq of that folder; a process number that another program got meanwhile does not count. */
    private static Optional<ProcessHandle> dnsmasq(Path folder) throws IOException {
        Path file = folder.resolve("dnsmasq.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String number = Files.readString(file).strip();
        Path line = Path.of("/proc", number, "cmdline");
        if (!number.matches("[0-9]+") || !Files.exists(line)) {
            return Optional.empty();
        }
        boolean ours = new String(Files.readAllBytes(line), StandardCharsets.UTF_8)
                .contains(folder.resolve("dnsmasq.conf").toString());
        return ours ? ProcessHandle.of(Long.parseLong(number)) : Optional.empty();
    }

    private static boolean writeIfChanged(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return false;
        }
        AtomicFiles.createFolder(file.getParent());
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
