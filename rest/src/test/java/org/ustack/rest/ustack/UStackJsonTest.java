package org.ustack.rest.ustack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.platform.AuditTrail;

class UStackJsonTest {

    @Test
    void anOwnerReadsTheWholeDecisionButNoNodeName() throws JsonProcessingException {
        Map<String, Object> shown =
                new PlacementDecisionJson(new NodeNames(node -> "#" + node.hashCode())).decision(decision());
        assertThat(text(shown))
                .doesNotContain("node-1", "node-10")
                .contains("RamFilter", "needs 64 MiB", "\"winner\":\"#" + "node-1".hashCode() + "\"");
    }

    @Test
    void anAdminReadsNames() throws JsonProcessingException {
        assertThat(text(new PlacementDecisionJson(new NodeNames(UnaryOperator.identity())).decision(decision())))
                .contains("\"winner\":\"node-1\"", "node-10 needs 64 MiB", "\"wanted_node\":\"node-1\"");
    }

    @Test
    void anAuditRowShowsWhoWhatAndTheOutcome() {
        RequestContext caller = RequestContext.system("req-1");
        Map<String, Object> shown = AuditEventsResource.json(new AuditTrail.Entry(
                Instant.parse("2026-01-01T00:00:00Z"),
                "req-1",
                caller,
                "192.0.2.1",
                "DELETE",
                "/compute/v2.1/servers/x",
                "os_compute_api:servers:delete",
                204,
                null));
        assertThat(shown)
                .containsEntry("at", "2026-01-01T00:00:00.000000Z")
                .containsEntry("userId", "system")
                .containsEntry("action", "os_compute_api:servers:delete")
                .containsEntry("status", 204)
                .containsEntry("reason", null);
    }

    @Test
    void limitsOfTheAuditTrailAreBounded() {
        assertThat(AuditEventsResource.most(null)).isEqualTo(100);
        assertThat(AuditEventsResource.most("5000")).isEqualTo(1000);
        for (String wrong : List.of("0", "-1", "x", "")) {
            assertThatThrownBy(() -> AuditEventsResource.most(wrong)).isInstanceOf(CloudException.class);
        }
    }

    @Test
    void errorsCarryCodeStatusMessageAndRequest() throws JsonProcessingException {
        CloudException error = new CloudException(UStackApiError.NODE_NOT_FOUND, "node", "n7");
        UStackErrorFormat.Error shown =
                new UStackErrorFormat.Error(error.code().name(), 404, error.getMessage(), "req-1");
        assertThat(text(new UStackErrorFormat.ErrorJson(shown)))
                .isEqualTo("{\"error\":{\"code\":\"NODE_NOT_FOUND\",\"status\":404,"
                        + "\"message\":\"Node n7 could not be found.\",\"requestId\":\"req-1\"}}");
    }

    private static PlacementDecisionView decision() {
        return new PlacementDecisionView(
                "d1",
                "s1",
                "req-1",
                Instant.parse("2026-01-01T00:00:00Z"),
                "node-1",
                "node-1 is the best of 2",
                2,
                Map.of("RamFilter", 1),
                List.of(new PlacementDecisionView.Candidate("node-1", 1.5, Map.of("RamWeigher", 1.5))),
                List.of(new PlacementDecisionView.Rejection(
                        "node-10", "RamFilter", "node-10 needs 64 MiB, node-1 has it")),
                Map.of("vcpus", 1, "wanted_node", "node-1"));
    }

    private static String text(Object shown) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(shown);
    }
}
