package org.ustack.agent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.agent.Fixtures;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.contract.BootServer;
import org.ustack.contract.GuestMetadata;
import org.ustack.kernel.Json;

class MetadataTreeTest {

    private final MetadataTree tree =
            new MetadataTree(new OpenStackTree(Fixtures.noVendorData(), () -> new byte[] {1, 2, 3}));
    private final GuestRecord guest = GuestRecord.of(Fixtures.boot(Fixtures.operation(1)));

    private String text(String path) {
        return tree.read(guest, path)
                .map(document -> new String(document.content(), StandardCharsets.UTF_8))
                .orElse(null);
    }

    private JsonNode json(String path) throws Exception {
        assertThat(tree.read(guest, path).orElseThrow().json()).isTrue();
        return Json.mapper().readTree(text(path));
    }

    @Test
    void listsItsVersions() {
        assertThat(text("/openstack").split("\n"))
                .startsWith("2012-08-10")
                .endsWith("2020-10-14", "latest")
                .hasSize(10);
        assertThat(text("/openstack/")).isEqualTo(text("/openstack"));
        assertThat(text("/").split("\n")).startsWith("1.0").endsWith("2009-04-04", "latest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2012-08-10 | meta_data.json user_data password",
                "2013-04-04 | meta_data.json user_data password",
                "2013-10-17 | meta_data.json user_data vendor_data.json password",
                "2015-10-15 | meta_data.json user_data vendor_data.json network_data.json password",
                "2016-06-30 | meta_data.json user_data vendor_data.json network_data.json password",
                "2016-10-06 | meta_data.json user_data vendor_data.json network_data.json vendor_data2.json password",
                "2020-10-14 | meta_data.json user_data vendor_data.json network_data.json vendor_data2.json password",
                "latest     | meta_data.json user_data vendor_data.json network_data.json vendor_data2.json password"
            })
    void eachVersionHasTheFilesOfItsTime(String version, String files) {
        assertThat(text("/openstack/" + version)).isEqualTo(files.replace(' ', '\n'));
        for (String file : files.replace(" password", "").split(" ")) {
            assertThat(text("/openstack/" + version + "/" + file))
                    .as(version + "/" + file)
                    .isNotNull();
        }
    }

    @Test
    void metaDataGrowsWithTheVersions() throws Exception {
        JsonNode latest = json("/openstack/latest/meta_data.json");
        assertThat(latest.path("uuid").asText()).isEqualTo(Fixtures.SERVER);
        assertThat(latest.path("name").asText()).isEqualTo("web 1");
        assertThat(latest.path("hostname").asText()).isEqualTo("web-1");
        assertThat(latest.path("project_id").asText()).isEqualTo("project-1");
        assertThat(latest.path("meta").path("role").asText()).isEqualTo("front");
        assertThat(latest.path("admin_pass").asText()).isEqualTo("s3cret");
        assertThat(latest.path("random_seed").asText()).isEqualTo("AQID");
        assertThat(latest.path("public_keys").path("mine").asText()).isEqualTo("ssh-ed25519 AAAA me");
        assertThat(latest.path("keys").get(0).path("type").asText()).isEqualTo("ssh");
        assertThat(latest.path("devices").isArray()).isTrue();
        assertThat(latest.has("dedicated_cpus")).isTrue();
        JsonNode first = json("/openstack/2012-08-10/meta_data.json");
        assertThat(first.has("uuid")).isTrue();
        for (String later : List.of("random_seed", "project_id", "keys", "devices", "dedicated_cpus")) {
            assertThat(first.has(later)).as(later).isFalse();
        }
    }

    @Test
    void userDataIsTheOwnersBytes() {
        assertThat(text("/openstack/latest/user_data")).isEqualTo("#!/bin/sh\n");
        assertThat(text("/latest/user-data")).isEqualTo("#!/bin/sh\n");
    }

    @Test
    void withoutUserDataThereIsNoSuchFile() {
        BootServer boot = Fixtures.boot(Fixtures.operation(1));
        GuestMetadata m = boot.metadata();
        GuestMetadata none = new GuestMetadata(
                m.hostname(),
                m.project(),
                m.availabilityZone(),
                Map.of(),
                List.of(),
                null,
                null,
                0,
                "r",
                "i",
                "a",
                "f",
                List.of(),
                0);
        GuestRecord plain = new GuestRecord("s", "n", "k", 0, none, List.of());
        assertThat(tree.read(plain, "/openstack/latest/user_data")).isEmpty();
        assertThat(tree.read(plain, "/latest/user-data")).isEmpty();
        assertThat(tree.read(plain, "/latest/meta-data/public-keys")).isEmpty();
        assertThat(tree.drive(plain)).doesNotContainKeys("openstack/latest/user_data", "ec2/latest/user-data");
    }

    @Test
    void networkDataNamesLinksAndNetworks() throws Exception {
        JsonNode data = json("/openstack/latest/network_data.json");
        JsonNode link = data.path("links").get(0);
        assertThat(link.path("ethernet_mac_address").asText()).isEqualTo("fa:16:3e:00:00:01");
        assertThat(link.path("mtu").asInt()).isEqualTo(1450);
        JsonNode network = data.path("networks").get(0);
        assertThat(network.path("type").asText()).isEqualTo("ipv4_dhcp");
        assertThat(network.path("link").asText()).isEqualTo(link.path("id").asText());
        assertThat(data.path("services").get(0).path("address").asText()).isEqualTo("192.0.2.53");
    }

    @ParameterizedTest
    @CsvSource({
        "instance-id, i-0a1b2c3d",
        "instance-type, m1.small",
        "hostname, web-1",
        "local-hostname, web-1",
        "local-ipv4, 10.1.0.11",
        "ami-id, ami-0a1b2c3d",
        "reservation-id, r-0a1b2c3d",
        "placement, availability-zone",
        "placement/availability-zone, nova",
        "public-keys, 0=mine",
        "public-keys/, 0=mine",
        "public-keys/0, openssh-key",
        "public-keys/0/openssh-key, ssh-ed25519 AAAA me",
        "block-device-mapping/root, /dev/vda"
    })
    void ec2TreeAnswers(String path, String expected) {
        assertThat(text("/latest/meta-data/" + path)).isEqualTo(expected);
        assertThat(text("/2009-04-04/meta-data/" + path)).isEqualTo(expected);
    }

    @Test
    void ec2FoldersEndInSlashes() {
        assertThat(text("/latest/").split("\n")).containsExactly("meta-data/", "user-data");
        assertThat(text("/latest/meta-data/").split("\n"))
                .contains("placement/", "public-keys/", "block-device-mapping/", "instance-id");
        assertThat(text("/latest/meta-data/security-groups").split("\n")).containsExactly("default", "web");
        assertThat(text("/latest/meta-data/public-ipv4")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openstack/2011-01-01/meta_data.json",
                "/openstack/latest/nothing",
                "/openstack/latest/meta_data.json/x",
                "/latest/meta-data/nothing",
                "/latest/meta-data/instance-id/x",
                "/latest/meta-data/public-keys/1",
                "/somewhere",
                "/openstack/latest/../../etc/passwd"
            })
    void nothingElseIsThere(String path) {
        assertThat(tree.read(guest, path)).isEmpty();
    }

    @Test
    void theConfigDriveHasBothTrees() throws Exception {
        Map<String, byte[]> drive = tree.drive(guest);
        assertThat(drive)
                .containsKeys(
                        "openstack/latest/meta_data.json",
                        "openstack/latest/user_data",
                        "openstack/latest/network_data.json",
                        "openstack/latest/vendor_data.json",
                        "openstack/2012-08-10/meta_data.json",
                        "ec2/2009-04-04/meta-data.json",
                        "ec2/latest/meta-data.json",
                        "ec2/latest/user-data");
        assertThat(drive).doesNotContainKey("openstack/2012-08-10/network_data.json");
        JsonNode ec2 = Json.mapper().readTree(drive.get("ec2/latest/meta-data.json"));
        assertThat(ec2.path("instance-id").asText()).isEqualTo("i-0a1b2c3d");
        assertThat(ec2.path("public-keys").path("0").path("openssh-key").asText())
                .startsWith("ssh-ed25519");
    }
}
