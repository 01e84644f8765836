package org.ustack.agent.hostnetwork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.kernel.Json;

/**
 * Devices, addresses and namespaces of the kernel: looks first, then changes what differs. A namespace of null is the
 * host's own.
 */
final class Links {

    private final Commands commands;

    Links(Commands commands) {
        this.commands = commands;
    }

    boolean exists(String device) throws CommandFailed {
        return names(ip(null, "-j", "link", "show"), "ifname").contains(device);
    }

    void ensureBridge(String device, int mtu) throws CommandFailed {
        if (!exists(device)) {
            ip(null, "link", "add", device, "type", "bridge", "stp_state", "0", "forward_delay", "0");
        }
        ip(null, "link", "set", device, "mtu", Integer.toString(mtu), "up");
    }

    /** A cable from the host into a namespace. */
    void ensureCable(String device, String namespace, String inside, int mtu) throws CommandFailed {
        ensureCable(device, namespace, inside, mtu, null);
    }

    /** @param mac of the end inside, or null for any */
    void ensureCable(String device, String namespace, String inside, int mtu, String mac) throws CommandFailed {
        String size = Integer.toString(mtu);
        if (!exists(device)) {
            List<String> command = new ArrayList<>(
                    List.of("link", "add", device, "mtu", size, "type", "veth", "peer", "name", inside, "mtu", size));
            if (mac != null) {
                command.addAll(List.of("address", mac));
            }
            command.addAll(List.of("netns", namespace));
            ip(null, command.toArray(String[]::new));
        } else if (mac != null) {
            ip(null, "link", "set", device, "mtu", size);
            ip(namespace, "link", "set", inside, "mtu", size);
        }
        ip(null, "link", "set", device, "up");
        ip(namespace, "link", "set", inside, "up");
    }

    void setMaster(String device, String bridge) throws CommandFailed {
        ip(null, "link", "set", device, "master", bridge);
    }

    void remove(String device) throws CommandFailed {
        if (!exists(device)) {
            return;
        }
        try {
            ip(null, "link", "del", device);
        } catch (CommandFailed e) {
            // The kernel takes a removed namespace's devices away on its own, and the hypervisor its taps.
            if (exists(device)) {
                throw e;
            }
        }
    }

    boolean hasMembers(String bridge) throws CommandFailed {
        return !names(ip(null, "-j", "link", "show", "master", bridge), "ifname")
                .isEmpty();
    }

    void ensureNamespace(String namespace) throws CommandFailed {
        if (!namespaces().contains(namespace)) {
            ip(null, "netns", "add", namespace);
            ip(namespace, "link", "set", "lo", "up");
        }
    }

    Set<String> devices(String namespace) throws CommandFailed {
        return names(ip(namespace, "-j", "link", "show"), "ifname");
    }

    /** What a device was described as. */
    Optional<String> alias(String namespace, String device) throws CommandFailed {
        return names(ip(namespace, "-j", "link", "show", "dev", device), "ifalias").stream()
                .findFirst();
    }

    void removeNamespace(String namespace) throws CommandFailed {
        if (namespaces().contains(namespace)) {
            ip(null, "netns", "del", namespace);
        }
    }

    Set<String> namespaces() throws CommandFailed {
        return names(ip(null, "-j", "netns", "list"), "name");
    }

    /** Processes inside of a namespace. */
    List<ProcessHandle> processes(String namespace) throws CommandFailed {
        return ip(null, "netns", "pids", namespace)
                .lines()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .toList();
    }

    /** @param addresses with prefix lengths */
    void ensureAddresses(String namespace, String device, List<String> addresses) throws CommandFailed {
        Set<String> present = addresses(namespace, device);
        for (String address : addresses) {
            if (!present.contains(address)) {
                ip(namespace, "addr", "add", address, "dev", device);
            }
        }
    }

    void removeAddresses(String namespace, String device, Set<String> addresses) throws CommandFailed {
        Set<String> present = addresses(namespace, device);
        for (String address : addresses) {
            if (present.contains(address)) {
                ip(namespace, "addr", "del", address, "dev", device);
            }
        }
    }

    /** IPv4 addresses with prefix lengths. */
    Set<String> addresses(String namespace, String device) throws CommandFailed {
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode link : parsed(ip(namespace, "-j", "-4", "addr", "show", "dev", device))) {
            for (JsonNode address : link.path("addr_info")) {
                found.add(address.path("local").asText() + "/"
                        + address.path("prefixlen").asInt());
            }
        }
        return found;
    }

    /**
     * Gives a device exactly these addresses of both families, beside what the kernel makes for its link.
     *
     * @return whether it got one that it had not
     */
    boolean replaceAddresses(String namespace, String device, Set<String> addresses) throws CommandFailed {
        Set<String> stale = new LinkedHashSet<>();
        for (JsonNode link : parsed(ip(namespace, "-j", "addr", "show", "dev", device, "scope", "global"))) {
            for (JsonNode address : link.path("addr_info")) {
                if (address.hasNonNull("local")) {
                    stale.add(address.path("local").asText() + "/"
                            + address.path("prefixlen").asInt());
                }
            }
        }
        Set<String> missing = new LinkedHashSet<>(addresses);
        missing.removeAll(stale);
        stale.removeAll(addresses);
        for (String address : stale) {
            ip(namespace, "addr", "del", address, "dev", device);
        }
        for (String address : missing) {
            if (address.contains(":")) {
                // Whether it is taken was decided where it was given out.
                ip(namespace, "addr", "add", address, "dev", device, "nodad");
            } else {
                ip(namespace, "addr", "add", address, "dev", device);
            }
        }
        return !missing.isEmpty();
    }

    /** A route by way of a neighbour. @param destination as {@code ip} shows it */
    record Route(String destination, String nextHop, String device) {
        boolean isIpv4() {
            return !nextHop.contains(":");
        }
    }

    /** Gives a namespace exactly these routes, beside those of its devices. */
    void replaceRoutes(String namespace, Collection<Route> routes) throws CommandFailed {
        for (String family : List.of("-4", "-6")) {
            Set<Route> stale = new LinkedHashSet<>();
            for (JsonNode route : parsed(ip(namespace, "-j", family, "route", "show", "proto", "static"))) {
                stale.add(new Route(
                        route.path("dst").asText(),
                        route.path("gateway").asText(),
                        route.path("dev").asText()));
            }
            Set<Route> missing = new LinkedHashSet<>();
            for (Route route : routes) {
                if (route.isIpv4() == family.equals("-4") && !stale.remove(route)) {
                    missing.add(route);
                }
            }
            for (Route route : stale) {
                ip(namespace, family, "route", "del", route.destination(), "via", route.nextHop(), "proto", "static");
            }
            for (Route route : missing) {
                // Behind what is connected, should the two be the same range.
                ip(
                        namespace,
                        family,
                        "route",
                        "add",
                        route.destination(),
                        "via",
                        route.nextHop(),
                        "dev",
                        route.device(),
                        "proto",
                        "static",
                        "metric",
                        "100",
                        "onlink");
            }
        }
    }

    /** Destinations of the routes over that device. */
    Set<String> routes(String namespace, String device) throws CommandFailed {
        return names(ip(namespace, "-j", "-4", "route", "show", "dev", device), "dst");
    }

    String ip(String namespace, String... arguments) throws CommandFailed {
        List<String> command = new ArrayList<>();
        command.add("ip");
        if (namespace != null) {
            command.add("-n");
            command.add(namespace);
        }
        command.addAll(List.of(arguments));
        return commands.run(command, "");
    }

    /** Runs any program in a namespace. */
    String inside(String namespace, String input, String... arguments) throws CommandFailed {
        List<String> command = new ArrayList<>();
        if (namespace != null) {
            command.addAll(List.of("ip", "netns", "exec", namespace));
        }
        command.addAll(List.of(arguments));
        return commands.run(command, input);
    }

    private static Set<String> names(String json, String field) throws CommandFailed {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode entry : parsed(json)) {
            if (entry.hasNonNull(field)) {
                names.add(entry.get(field).asText());
            }
        }
        return names;
    }

    private static JsonNode parsed(String json) throws CommandFailed {
        try {
            return Json.mapper().readTree(json.isBlank() ? "[]" : json);
        } catch (JsonProcessingException e) {
            throw new CommandFailed("ip answered something that is not JSON", e);
        }
    }
}
