package org.ustack.libvirt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.libvirt.LibvirtException;
import org.libvirt.NodeInfo;
import org.ustack.hypervisor.ConsoleAddress;
import org.ustack.hypervisor.HostFacts;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A node's figures, and what is read from libvirt's documents. */
final class HostReading {

    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final long KIB_PER_MIB = 1024;

    private HostReading() {}

    /** Memory comes from the operating system: libvirt's own figure misses memory that came online late. */
    static HostFacts of(LibvirtSession session, String node, String domainType)
            throws LibvirtException, HypervisorException {
        NodeInfo info = session.connect().nodeInfo();
        Map<String, Long> memory = memory(session);
        long total = memory.getOrDefault("MemTotal", info.memory);
        long available = memory.getOrDefault("MemAvailable", total);
        String type = "kvm".equals(domainType) ? "KVM" : session.connect().getType();
        return new HostFacts(
                node,
                type,
                (int) session.connect().getVersion(),
                info.model,
                cpuModel(session),
                info.cpus,
                total / KIB_PER_MIB,
                Math.max(0, total - available) / KIB_PER_MIB,
                0,
                0);
    }

    /** KiB under the names of {@code /proc/meminfo}; empty where the driver knows nothing. */
    private static Map<String, Long> memory(LibvirtSession session) throws HypervisorException {
        if (session.kind() == HypervisorKind.TEST) {
            return Map.of();
        }
        if (HypervisorKind.isLocal(session.uri()) && Files.isReadable(MEMINFO)) {
            try {
                return meminfo(Files.readString(MEMINFO, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new HypervisorException(Cause.FAILED, "cannot read " + MEMINFO + ": " + e, e);
            }
        }
        try {
            Map<String, Long> stats = session.memory();
            return Map.of(
                    "MemTotal",
                    stats.getOrDefault("total", 0L),
                    "MemAvailable",
                    stats.getOrDefault("free", 0L)
                            + stats.getOrDefault("buffers", 0L)
                            + stats.getOrDefault("cached", 0L));
        } catch (HypervisorException e) {
            if (e.kind() == Cause.REFUSED) {
                return Map.of();
            }
            throw e;
        }
    }

    static Map<String, Long> meminfo(String text) {
        Map<String, Long> figures = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            String[] words = line.split("[:\\s]+");
            if (words.length >= 2 && words[1].matches("\\d+")) {
                figures.put(words[0], Long.parseLong(words[1]));
            }
        });
        return figures;
    }

    /** Null where the driver does not tell. */
    private static String cpuModel(LibvirtSession session) throws LibvirtException {
        try {
            Document capabilities = Xml.parse(session.connect().getCapabilities());
            NodeList cpus = capabilities.getElementsByTagName("cpu");
            for (int i = 0; i < cpus.getLength(); i++) {
                NodeList models = ((Element) cpus.item(i)).getElementsByTagName("model");
                if (models.getLength() > 0) {
                    return models.item(0).getTextContent().trim();
                }
            }
            return null;
        } catch (SAXException e) {
            return null;
        }
    }

    /** Whether the hypervisor offers that type of domain, which is not to say that it works. */
    static boolean offers(LibvirtSession session, String domainType) throws LibvirtException {
        try {
            NodeList domains = Xml.parse(session.connect().getCapabilities()).getElementsByTagName("domain");
            for (int i = 0; i < domains.getLength(); i++) {
                if (domainType.equals(((Element) domains.item(i)).getAttribute("type"))) {
                    return true;
                }
            }
            return false;
        } catch (SAXException e) {
            return false;
        }
    }

    /** Where the screen of that live domain is served; empty if nowhere. */
    static Optional<ConsoleAddress> screen(String domainXml) {
        try {
            NodeList screens = Xml.parse(domainXml).getElementsByTagName("graphics");
            for (int i = 0; i < screens.getLength(); i++) {
                Element screen = (Element) screens.item(i);
                String port = screen.getAttribute("port");
                if ("vnc".equals(screen.getAttribute("type")) && port.matches("[1-9]\\d*")) {
                    String host = screen.getAttribute("listen");
                    return Optional.of(new ConsoleAddress(host.isEmpty() ? "127.0.0.1" : host, Integer.parseInt(port)));
                }
            }
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.empty();
        }
    }
}
