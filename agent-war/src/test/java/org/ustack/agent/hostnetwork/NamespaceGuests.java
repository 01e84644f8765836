package org.ustack.agent.hostnetwork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.NicSpec;

/** Namespaces in the place of guests, each with a fixed address and a small web server that says which guest it is. */
final class NamespaceGuests {

    private static final String PREFIX = "ua-g-";

    private final Commands commands;
    private final Path folder;
    private final Map<String, NicSpec> nics = new TreeMap<>();

    NamespaceGuests(Commands commands, Path folder) {
        this.commands = commands;
        this.folder = folder;
    }

    /** The other end of the card has the name that a hypervisor would give it, and is where that would put it. */
    void start(NicSpec nic, HostNetwork.Plug plug) throws Exception {
        String guest = nic.port();
        nics.put(guest, nic);
        commands.run("ip", "netns", "add", PREFIX + guest);
        commands.run(
                List.of(
                        "ip",
                        "link",
                        "add",
                        plug.device(),
                        "type",
                        "veth",
                        "peer",
                        "name",
                        "eth0",
                        "address",
                        nic.mac(),
                        "netns",
                        PREFIX + guest),
                "");
        commands.run("ip", "link", "set", plug.device(), "master", plug.bridge(), "up");
        in(guest, "ip", "link", "set", "lo", "up");
        in(guest, "ip", "link", "set", "eth0", "up");
        in(guest, "ip", "addr", "add", nic.addresses().get(0).address() + "/24", "dev", "eth0");
        in(
                guest,
                "ip",
                "route",
                "add",
                "default",
                "via",
                nic.network().subnets().get(0).gateway());
        Path pages = Files.createDirectories(folder.resolve(guest));
        Files.writeString(pages.resolve("index.html"), guest);
        // Port 80 alone: another cloud's filter on this host, which knows its guests by the same marks, lets that
        // through.
        in(guest, "busybox", "httpd", "-p", "80", "-h", pages.toString());
    }

    String in(String guest, String... command) throws CommandFailed {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", PREFIX + guest));
        all.addAll(List.of(command));
        return commands.run(all, "");
    }

    void ping(String guest, String to) throws CommandFailed {
        in(guest, "busybox", "ping", "-c", "1", "-W", "2", to);
    }

    /** What a web server says, asked by a guest. */
    String page(String guest, String address) throws CommandFailed {
        return in(guest, "curl", "-s", "-m", "3", "http://" + address + "/");
    }

    void stop(String guest) throws CommandFailed {
        remove(PREFIX + guest);
        nics.remove(guest);
    }

    /** A namespace with its processes, which would keep it alive. */
    void remove(String namespace) throws CommandFailed {
        for (String process :
                commands.run("ip", "netns", "pids", namespace).lines().toList()) {
            ProcessHandle.of(Long.parseLong(process.strip())).ifPresent(running -> {
                running.destroyForcibly();
                running.onExit().completeOnTimeout(running, 3, TimeUnit.SECONDS).join();
            });
        }
        commands.run("ip", "netns", "del", namespace);
    }

    List<String> running() {
        return List.copyOf(nics.keySet());
    }
}
