package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.network.ResourceHead;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.network.SecurityGroupView;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.placement.PlacementService.GroupRule.Policy;
import org.ustack.quota.QuotaError;

/** Aggregates, server groups, hosts and the proxies in Nova's shapes. */
class ComputeAdminJsonTest {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00.123456Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 41})
    void aggregates(int minor) {
        AggregateView aggregate = new AggregateView(
                3,
                "6ba28ba7-f29b-45cc-a30b-6e3a40c2fb14",
                "racks",
                MADE,
                null,
                List.of("node-1"),
                new TreeMap<>(Map.of("availability_zone", "london", "ssd", "true")));
        AggregateJson json = new AggregateJson(new Microversion(minor));
        Golden.matches("aggregate-2." + minor, Map.of("aggregate", json.full(aggregate)));
        Golden.matches("aggregate-create-2." + minor, Map.of("aggregate", json.created(aggregate)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 64})
    void serverGroups(int minor) {
        ServerGroupView group = new ServerGroupView(
                "616fb98f-46ca-475e-917e-2563e5a8cd19",
                "web",
                Samples.PROJECT,
                "fake-user",
                Policy.ANTI_AFFINITY,
                3,
                List.of(Samples.SERVER));
        Golden.matches(
                "server-group-2." + minor,
                Map.of("server_group", new ServerGroupJson(new Microversion(minor)).full(group)));
    }

    @Test
    void groupShowsTheRulesThatItWasMadeWith() {
        ServerGroupView group = new ServerGroupView("g", "web", "p", "u", Policy.SOFT_AFFINITY, 0, List.of());
        assertThat(new ServerGroupJson(Microversion.MAX).full(group))
                .containsEntry("policy", "soft-affinity")
                .containsEntry("rules", Map.of());
        ServerGroupView one = new ServerGroupView("g", "web", "p", "u", Policy.ANTI_AFFINITY, 1, List.of());
        assertThat(new ServerGroupJson(Microversion.MAX).full(one))
                .containsEntry("rules", Map.of("max_server_per_host", 1));
    }

    @Test
    void hosts() {
        Golden.matches("hosts", Map.of("hosts", List.of(HostJson.brief(Samples.node(true, true)))));
        Golden.matches("host", Map.of("host", HostJson.resources(Samples.node(true, true), List.of())));
    }

    private static ResourceHead head(String id, String name) {
        return new ResourceHead(id, "p1", name, "d", MADE, MADE, 1, List.of());
    }

    private static SecurityGroupRuleView rule(
            String id, String direction, String protocol, Integer min, Integer max, String prefix, String peer) {
        return new SecurityGroupRuleView(
                head(id, null), "g1", direction, "IPv4", protocol, min, max, prefix, peer, null, false);
    }

    @Test
    void securityGroupsShowIncomingRulesInTheOldShape() {
        SecurityGroupView group = new SecurityGroupView(
                head("g1", "web"),
                true,
                false,
                false,
                List.of(
                        rule("out", "egress", null, null, null, null, null),
                        rule("ssh", "ingress", "tcp", 22, 22, "10.2.3.124/24", null),
                        rule("tcp", "ingress", "tcp", null, null, null, null),
                        rule("ping", "ingress", "icmp", null, null, null, null),
                        rule("peer", "ingress", null, null, null, null, "g2"),
                        rule("lost", "ingress", null, null, null, null, "g3")));
        SecurityGroupView other = new SecurityGroupView(head("g2", "other"), true, false, false, List.of());
        SecurityGroupProxyJson json = SecurityGroupProxyJson.among(List.of(group, other), id -> null);
        Golden.matches("security-group", Map.of("security_group", json.group(group)));
    }

    @Test
    void images() {
        ImageView image = new ImageView(
                "70a599e0-31e7-49b7-b260-868f441e862b",
                "tiny",
                ImageStatus.ACTIVE,
                Visibility.PUBLIC,
                "p1",
                "qcow2",
                "bare",
                1,
                64,
                false,
                false,
                1024L,
                2048L,
                "md5",
                "sha",
                MADE,
                MADE,
                new TreeSet<>(),
                new TreeMap<>(Map.of("os_distro", "debian", "instance_uuid", Samples.SERVER)));
        ImageProxyJson json = new ImageProxyJson(Samples.LINKS, "http://cloud.example/image");
        Golden.matches("image-2.1", Map.of("image", json.full(image)));
        Golden.matches("images-2.1", Map.of("images", List.of(json.brief(image))));
    }

    @ParameterizedTest
    @CsvSource({
        "key_pairs, 'Quota exceeded, too many key pairs.'",
        "server_groups, 'Quota exceeded, too many server groups.'",
        "server_group_members, 'Quota exceeded, too many servers in group'",
        "instances, 'Quota exceeded for instances: Requested 1, but already used 2 of 2 instances'"
    })
    void quotasAreWordedAsClientsMatchThem(String resource, String message) {
        CloudException error =
                new CloudException(QuotaError.EXCEEDED, "resource", resource, "requested", 1, "used", 2, "limit", 2);
        assertThat(ComputeErrorFormat.message(error)).isEqualTo(message);
    }
}
