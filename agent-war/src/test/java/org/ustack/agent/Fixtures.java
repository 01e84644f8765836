package org.ustack.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.agent.metadata.VendorData;
import org.ustack.contract.BootServer;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.ImageSource;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.OperationRef;
import org.ustack.contract.SecurityRule;

/** Plain examples that the tests vary. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final String NODE = "node-1";
    public static final String SERVER = "0f5b2a52-6d5c-4d39-8f43-5b1c7f3f0a11";
    public static final String OPERATION = "7c1b5c3e-1111-4222-8333-944455566677";

    private Fixtures() {}

    public static OperationRef operation(long sequence) {
        return new OperationRef(OPERATION, sequence, NOW.plusSeconds(300));
    }

    public static OperationRef expired(long sequence) {
        return new OperationRef(OPERATION, sequence, NOW.minusSeconds(1));
    }

    public static ImageSource image(byte[] content, String format) {
        return new ImageSource(
                "5a5a5a5a-0000-4000-8000-000000000002",
                "http://images/x",
                format,
                content.length,
                sha512(content),
                Map.of());
    }

    public static String sha512(byte[] content) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-512").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BootServer boot(OperationRef operation) {
        return boot(operation, image(new byte[] {1, 2, 3}, "raw"), true);
    }

    public static BootServer boot(OperationRef operation, ImageSource image, boolean configDrive) {
        return new BootServer(
                NODE,
                operation,
                SERVER,
                "web 1",
                1,
                128,
                1,
                0,
                0,
                Map.of(),
                image,
                List.of(nic("a1b2c3d4e5f6", "fa:16:3e:00:00:01", "10.1.0.11", network("c0ffee0011", 0), List.of())),
                metadata(),
                configDrive);
    }

    public static VendorData noVendorData() {
        return new VendorData(Optional.empty(), Map.of(), (service, question) -> {
            throw new AssertionError("nobody is to be asked");
        });
    }

    public static GuestMetadata metadata() {
        return new GuestMetadata(
                "web-1",
                "project-1",
                "nova",
                Map.of("role", "front"),
                List.of(new GuestMetadata.Key("mine", "ssh", "ssh-ed25519 AAAA me")),
                "IyEvYmluL3NoCg==",
                "s3cret",
                0,
                "r-0a1b2c3d",
                "i-0a1b2c3d",
                "ami-0a1b2c3d",
                "m1.small",
                List.of("default", "web"),
                0);
    }

    public static NicSpec nic(String port, String mac, String address, NetworkSpec network, List<SecurityRule> rules) {
        return new NicSpec(
                port,
                mac,
                List.of(new NicSpec.FixedAddress(network.subnets().get(0).id(), address)),
                network,
                true,
                rules);
    }

    /** 10.(1 + number).0.0/24 with DHCP at .2. */
    public static NetworkSpec network(String id, int number) {
        return network(id, "vxlan", null, "10." + (1 + number) + ".0");
    }

    public static NetworkSpec network(String id, String type, String physical, String start) {
        return new NetworkSpec(
                id,
                "net",
                type,
                physical,
                null,
                1450,
                List.of(new NetworkSpec.SubnetSpec(
                        "sub-" + id,
                        start + ".0/24",
                        start + ".1",
                        start + ".2",
                        List.of("192.0.2.53"),
                        List.of(new NetworkSpec.Route("10.9.0.0/16", start + ".254")))));
    }

    public static SecurityRule rule(String direction, String protocol, Integer min, Integer max, List<String> remotes) {
        return new SecurityRule(direction, "IPv4", protocol, min, max, remotes);
    }
}
