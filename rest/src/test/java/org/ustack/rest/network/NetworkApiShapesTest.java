package org.ustack.rest.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.PolicyRule;
import org.ustack.network.FixedIp;
import org.ustack.network.NetworkError;
import org.ustack.network.PortDraft;
import org.ustack.network.PortView;
import org.ustack.network.ResourceHead;
import org.ustack.network.TrunkService.SubPort;
import org.ustack.quota.QuotaError;
import org.ustack.rest.common.JsonBody;

class NetworkApiShapesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aPortLooksAsClientsExpect() throws Exception {
        ResourceHead head = new ResourceHead(
                "p1",
                "pr",
                "web",
                "",
                Instant.parse("2026-01-01T00:00:00.5Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                3,
                List.of("a"));
        PortView view = new PortView(
                head,
                "n1",
                "fa:16:3e:00:00:01",
                true,
                "ACTIVE",
                List.of(new FixedIp("s1", "10.0.0.3")),
                "srv",
                "compute:nova",
                "node-1",
                "normal",
                "{}",
                true,
                List.of("g1"),
                List.of(),
                List.of(),
                "",
                "",
                "q1",
                null,
                new PortView.TrunkDetails("t1", List.of(new SubPort("p2", "vlan", 7)), List.of("fa:16:3e:00:00:02")));

        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(PortJson.of(view, true))))
                .isEqualTo(MAPPER.readTree("""
                        {"id": "p1", "name": "web", "tenant_id": "pr", "project_id": "pr", "description": "",
                         "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z", "revision_number": 3,
                         "tags": ["a"], "network_id": "n1", "mac_address": "fa:16:3e:00:00:01", "admin_state_up": true,
                         "status": "ACTIVE", "fixed_ips": [{"subnet_id": "s1", "ip_address": "10.0.0.3"}],
                         "device_id": "srv", "device_owner": "compute:nova", "security_groups": ["g1"],
                         "port_security_enabled": true, "allowed_address_pairs": [], "extra_dhcp_opts": [],
                         "qos_policy_id": "q1", "qos_network_policy_id": null, "trunk_details": {"trunk_id": "t1", "sub_ports": [
                         {"port_id": "p2", "segmentation_type": "vlan", "segmentation_id": 7, "mac_address": "fa:16:3e:00:00:02"}]},
                         "binding:vnic_type": "normal", "binding:host_id": "node-1", "binding:profile": {},
                         "binding:vif_type": "bridge", "binding:vif_details": {"port_filter": true}}
                        """));
        assertThat(PortJson.of(view, false))
                .doesNotContainKeys("binding:host_id", "binding:profile", "binding:vif_type");
    }

    @Test
    void bodiesAreReadStrictly() throws Exception {
        PortDraft draft = PortJson.draft(
                body(
                        "{\"network_id\": \"n1\", \"mac_address\": \"FA-16-3E-00-00-01\", \"fixed_ips\": [{\"subnet_id\": \"s1\"}]}"));
        assertThat(draft.mac().value()).isEqualTo("fa:16:3e:00:00:01");
        assertThat(draft.fixedIps().value()).containsExactly(new FixedIp("s1", null));
        assertThat(draft.name().given()).isFalse();

        refused("Unrecognized attribute(s) 'colour'", "{\"network_id\": \"n\", \"colour\": 1}");
        refused("Failed to parse request. Required attribute 'network_id' not specified", "{}");
        refused(
                "Invalid input for mac_address. Reason: 'x' is not a valid MAC address.",
                "{\"network_id\": \"n\", \"mac_address\": \"x\"}");
        assertThatThrownBy(() -> PortJson.changes(body("{\"network_id\": \"n\"}")))
                .hasMessage("Cannot update read-only attribute network_id");
    }

    @Test
    void errorsAreWordedAsNeutronWordsThem() {
        CloudException quota = new CloudException(
                QuotaError.EXCEEDED,
                "resources",
                List.of("network"),
                "resource",
                "network",
                "requested",
                1,
                "used",
                1,
                "limit",
                1);
        assertThat(NetworkErrorFormat.message(quota)).isEqualTo("Quota exceeded for resources: ['network'].");
        assertThat(NetworkErrorFormat.type(quota.code())).isEqualTo("OverQuota");
        assertThat(new NetworkErrorFormat().status(ErrorKind.OVER_QUOTA)).isEqualTo(409);
        assertThat(NetworkErrorFormat.type(NetworkError.NETWORK_NOT_FOUND)).isEqualTo("NetworkNotFound");
        assertThat(NetworkErrorFormat.type(CommonError.INVALID_INPUT)).isEqualTo("HTTPBadRequest");
        assertThat(Bodies.ifRevision("revision_number=7")).isEqualTo(7);
        assertThatThrownBy(() -> Bodies.ifRevision("seven")).isInstanceOf(CloudException.class);
    }

    @Test
    void everyRuleIsDeclaredOnce() {
        Set<String> names = new HashSet<>();
        assertThat(new NetworkPolicies().rules())
                .extracting(PolicyRule::name)
                .allMatch(names::add)
                .contains("create_port");
    }

    private static JsonBody body(String json) throws Exception {
        return new JsonBody((ObjectNode) MAPPER.readTree(json));
    }

    private static void refused(String message, String json) {
        assertThatThrownBy(() -> PortJson.draft(body(json)))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(NetworkErrorFormat.message(e))
                        .isEqualTo(message));
    }
}
