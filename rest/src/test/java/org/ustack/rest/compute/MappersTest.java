package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.compute.KeyPairService.CreatedKeyPair;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.platform.OperationState;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService.QuotaView;

/** Every other mapper against its samples, at the versions where its shape changes. */
class MappersTest {

    private static final String ROOT = "http://cloud.example/compute";

    @Test
    void versionDocuments() {
        Golden.matches("versions", VersionJson.all(ROOT));
        Golden.matches("version-2.1", VersionJson.one(ROOT, true));
        Golden.matches("version-2.0", VersionJson.one(ROOT, false));
        Golden.matches("version-choices", VersionJson.choices(ROOT, "/v7/servers"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 55, 61, 75})
    void flavors(int minor) {
        FlavorJson json = new FlavorJson(new Microversion(minor), Samples.LINKS, true);
        Golden.matches("flavor-2." + minor, Map.of("flavor", json.full(Samples.flavor(0))));
        Golden.matches("flavors-2." + minor, Map.of("flavors", List.of(json.brief(Samples.flavor(0)))));
    }

    @Test
    void extraSpecsAreLeftOutForThoseWhoMayNotSeeThem() {
        assertThat(new FlavorJson(Microversion.MAX, Samples.LINKS, false).full(Samples.flavor(8)))
                .doesNotContainKey("extra_specs")
                .containsEntry("swap", 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 92})
    void keyPairs(int minor) {
        KeyPairJson json = new KeyPairJson(new Microversion(minor));
        Golden.matches("keypair-show-2." + minor, json.shown(Samples.keyPair()));
        Golden.matches("keypair-create-2." + minor, json.created(new CreatedKeyPair(Samples.keyPair(), "PRIVATE")));
        Golden.matches("keypairs-2." + minor, Map.of("keypairs", List.of(json.listed(Samples.keyPair()))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 36, 50, 57})
    void quotas(int minor) {
        Microversion version = new Microversion(minor);
        Map<QuotaResource, QuotaView> quotas = new EnumMap<>(QuotaResource.class);
        for (QuotaResource resource : QuotaResource.values()) {
            quotas.put(resource, new QuotaView(resource.defaultLimit(), resource.ordinal()));
        }
        Golden.matches(
                "quota-set-2." + minor,
                Map.of(
                        "quota_set",
                        QuotaJson.limits(Samples.PROJECT, QuotaJson.ofSet(version), QuotaResource::defaultLimit)));
        Golden.matches(
                "quota-set-detail-2." + minor,
                Map.of("quota_set", QuotaJson.details(Samples.PROJECT, QuotaJson.ofSet(version), quotas)));
        Golden.matches(
                "quota-class-set-2." + minor,
                Map.of(
                        "quota_class_set",
                        QuotaJson.limits("default", QuotaJson.ofClass(version), QuotaResource::defaultLimit)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 36, 39, 57})
    void limits(int minor) {
        Map<QuotaResource, QuotaView> quotas = new EnumMap<>(QuotaResource.class);
        for (QuotaResource resource : QuotaResource.values()) {
            quotas.put(resource, new QuotaView(resource.defaultLimit(), resource.ordinal()));
        }
        Golden.matches(
                "limits-2." + minor,
                Map.of(
                        "limits",
                        Json.object(
                                "rate",
                                List.of(),
                                "absolute",
                                QuotaJson.absoluteLimits(new Microversion(minor), quotas))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 28, 33, 53, 88})
    void hypervisors(int minor) {
        HypervisorJson json = new HypervisorJson(new Microversion(minor), Instant.parse("2026-01-04T12:30:00Z"));
        NodeView node = Samples.node(true, true);
        Golden.matches(
                "hypervisor-2." + minor,
                Map.of(
                        "hypervisor",
                        json.withServers(json.full(node), minor >= 53 ? List.of(Samples.active()) : List.of())));
        Golden.matches("hypervisors-2." + minor, Map.of("hypervisors", List.of(json.brief(node))));
        if (minor < 88) {
            Golden.matches("hypervisor-uptime-2." + minor, Map.of("hypervisor", json.withUptime(node)));
            Golden.matches(
                    "hypervisor-statistics-2." + minor,
                    Map.of("hypervisor_statistics", HypervisorJson.statistics(List.of(node, node))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 53, 69})
    void services(int minor) {
        Golden.matches(
                "services-2." + minor,
                Map.of(
                        "services",
                        List.of(new ComputeServiceJson(new Microversion(minor)).full(Samples.node(false, true)))));
    }

    @Test
    void availabilityZones() {
        Golden.matches("zones", AvailabilityZonesResource.zones(List.of(Samples.node(true, true)), false));
        Golden.matches("zones-detail", AvailabilityZonesResource.zones(List.of(Samples.node(false, true)), true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 51, 58, 62, 84})
    void instanceActions(int minor) {
        InstanceActionJson owner = new InstanceActionJson(new Microversion(minor), false);
        InstanceActionJson admin = new InstanceActionJson(new Microversion(minor), true);
        Golden.matches(
                "instance-action-owner-2." + minor,
                Map.of(
                        "instanceAction",
                        owner.actionWithEvents(
                                Samples.operation(OperationState.SUCCEEDED), List.of(Samples.step(true)))));
        Golden.matches(
                "instance-action-admin-2." + minor,
                Map.of(
                        "instanceAction",
                        admin.actionWithEvents(
                                Samples.operation(OperationState.FAILED), List.of(Samples.step(false)))));
        Golden.matches(
                "instance-actions-2." + minor,
                Map.of("instanceActions", List.of(owner.action(Samples.operation(OperationState.SUCCEEDED)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70})
    void networkOfAServer(int minor) {
        Golden.matches(
                "interface-2." + minor,
                Map.of(
                        "interfaceAttachment",
                        ServerNetworkJson.networkInterface(
                                Samples.active(), Samples.active().ports().get(0), new Microversion(minor))));
        Golden.matches("ips", Map.of("addresses", ServerNetworkJson.addresses(Samples.active())));
    }

    @Test
    void diagnostics() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cpu0_time", 17_300_000_000L);
        figures.put("memory", 65_536L);
        figures.put("memory-rss", 32_768L);
        figures.put("vda_read", 262_144L);
        figures.put("vda_read_req", 112L);
        figures.put("vda_write", 5_778_432L);
        figures.put("vda_write_req", 488L);
        figures.put("vda_errors", -1L);
        figures.put("tapce531f90-19_rx", 2_070_139L);
        figures.put("tapce531f90-19_rx_packets", 26_701L);
        figures.put("tapce531f90-19_rx_errors", 0L);
        figures.put("tapce531f90-19_rx_drop", 0L);
        figures.put("tapce531f90-19_tx", 140_208L);
        Golden.matches("diagnostics-2.48", DiagnosticsJson.standard(Samples.active(), figures, "qemu"));
    }

    @Test
    void usageIsCountedWithinTheTimeAndNotBeyondNow() {
        Instant now = Samples.LAUNCHED.plusSeconds(7200);
        TenantUsageJson json = new TenantUsageJson(Samples.LAUNCHED.minusSeconds(3600), now.plusSeconds(999), now);
        assertThat(json.counts(Samples.active())).isTrue();
        assertThat(json.counts(Samples.building())).as("never launched").isFalse();
        Map<String, Object> usage = json.project(Samples.PROJECT, List.of(Samples.active()), true);
        assertThat(usage).containsEntry("total_hours", 2.0).containsEntry("total_memory_mb_usage", 128.0);
        Golden.matches("usage", Map.of("tenant_usage", usage));
    }

    @Test
    void usageBeginsWithTheTimeAskedFor() {
        Instant start = Samples.LAUNCHED.plusSeconds(1800);
        Instant stop = Samples.LAUNCHED.plusSeconds(5400);
        TenantUsageJson json = new TenantUsageJson(start, stop, stop.plusSeconds(99));
        assertThat(json.project(Samples.PROJECT, List.of(Samples.active()), false))
                .containsEntry("total_hours", 1.0)
                .doesNotContainKey("server_usages");
    }
}
