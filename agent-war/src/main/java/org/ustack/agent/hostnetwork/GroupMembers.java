package org.ustack.agent.hostnetwork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;
import org.ustack.kernel.Json;

/** The members of the security groups that ports of this node refer to: one small file a group, read back after a restart. */
final class GroupMembers {

    /** What stands in a file. */
    record Membership(List<String> members, long generation) {}

    private static final String JSON = ".json";

    private final Path folder;
    private final Map<String, Membership> known = new ConcurrentHashMap<>();

    GroupMembers(Path folder) {
        this.folder = folder;
    }

    void restore() throws IOException {
        for (Path file : AtomicFiles.list(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(JSON)) {
                known.put(
                        name.substring(0, name.length() - JSON.length()),
                        Json.read(Files.readString(file), Membership.class));
            }
        }
    }

    /** @return false if the generation is not newer than what is known */
    boolean put(String group, List<String> members, long generation) throws IOException {
        Membership before = known.get(group);
        if (before != null && before.generation() >= generation) {
            return false;
        }
        if (!group.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not an id: " + group);
        }
        Membership now = new Membership(List.copyOf(members), generation);
        AtomicFiles.createFolder(folder);
        AtomicFiles.write(folder.resolve(group + JSON), Json.write(now).getBytes(StandardCharsets.UTF_8));
        known.put(group, now);
        return true;
    }

    /** The rules of a port with its remote groups as addresses. Nobody is in a group that this node was not told of yet. */
    List<SecurityRule> resolve(NicSpec nic) {
        return nic.rules().stream().map(this::resolve).toList();
    }

    private SecurityRule resolve(SecurityRule rule) {
        if (rule.remoteGroup() == null) {
            return rule;
        }
        Membership membership = known.get(rule.remoteGroup());
        return new SecurityRule(
                rule.direction(),
                rule.ethertype(),
                rule.protocol(),
                rule.portMin(),
                rule.portMax(),
                membership == null ? List.of() : membership.members());
    }
}
