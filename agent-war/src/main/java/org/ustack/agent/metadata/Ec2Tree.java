package org.ustack.agent.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.contract.GuestMetadata;

/** The tree of the EC2 instance metadata service below each of its version folders. */
public final class Ec2Tree {

    /** Oldest first. */
    public static final List<String> VERSIONS = List.of(
            "1.0",
            "2007-01-19",
            "2007-03-01",
            "2007-08-29",
            "2007-10-10",
            "2007-12-15",
            "2008-02-01",
            "2008-09-01",
            "2009-04-04",
            "latest");

    private Ec2Tree() {}

    /** The folder {@code meta-data}: names to texts or to folders. */
    static Map<String, Object> metaData(GuestRecord guest) {
        GuestMetadata metadata = guest.metadata();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ami-id", metadata.ec2ImageId());
        tree.put("ami-launch-index", Integer.toString(metadata.launchIndex()));
        tree.put("ami-manifest-path", "");
        tree.put("block-device-mapping", new TreeMap<>(Map.of("ami", "vda", "root", "/dev/vda")));
        tree.put("hostname", metadata.hostname());
        tree.put("instance-action", "none");
        tree.put("instance-id", metadata.ec2InstanceId());
        tree.put("instance-type", metadata.flavorName());
        tree.put("local-hostname", metadata.hostname());
        tree.put("local-ipv4", localIpv4(guest));
        tree.put("placement", Map.of("availability-zone", metadata.availabilityZone()));
        tree.put("public-hostname", metadata.hostname());
        tree.put("public-ipv4", "");
        if (!metadata.keys().isEmpty()) {
            GuestMetadata.Key key = metadata.keys().get(0);
            // A listing shows the key as "0=name"; its folder is called "0".
            tree.put("public-keys", new PublicKeys(key.name(), Map.of("openssh-key", key.publicKey())));
        }
        tree.put("reservation-id", metadata.reservationId());
        tree.put("security-groups", String.join("\n", metadata.securityGroups()));
        return tree;
    }

    /** As one JSON document, the form of the config drive. */
    static Map<String, Object> document(GuestRecord guest) {
        return metaData(guest).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue() instanceof PublicKeys keys
                                ? Map.of("0", keys.folder())
                                : entry.getValue(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** The one folder whose listing differs from the names in it. */
    record PublicKeys(String name, Map<String, Object> folder) {}

    private static String localIpv4(GuestRecord guest) {
        return guest.nics().stream()
                .flatMap(nic -> nic.addresses().stream())
                .map(address -> address.address())
                .filter(address -> address.indexOf(':') < 0)
                .findFirst()
                .orElse("");
    }
}
