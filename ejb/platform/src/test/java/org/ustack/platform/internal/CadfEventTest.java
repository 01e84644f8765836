package org.ustack.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;

class CadfEventTest {

    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    private static Map<?, ?> event(RequestContext caller, String method, String action, int status, String reason) {
        AuditTrail.Entry entry = new AuditTrail.Entry(
                AT, "req-1", caller, "192.0.2.7", method, "/identity/v3/users/u2", action, status, reason);
        return Json.read(CadfEvent.json("e1", entry), Map.class);
    }

    @Test
    void aRefusalSaysWhoWhatOnWhatAndWhy() {
        RequestContext ann = new RequestContext("req-1", "u1", "ann", "default", "p1", null, false, Set.of());
        assertThat(event(ann, "PATCH", "identity:update_user", 403, "You are not authorized."))
                .isEqualTo(Map.ofEntries(
                        Map.entry("typeURI", "http://schemas.dmtf.org/cloud/audit/1.0/event"),
                        Map.entry("id", "e1"),
                        Map.entry("eventType", "activity"),
                        Map.entry("eventTime", "2026-11-25T12:00:00Z"),
                        Map.entry("action", "update/identity:update_user"),
                        Map.entry("outcome", "failure"),
                        Map.entry(
                                "initiator",
                                Map.of(
                                        "typeURI", "service/security/account/user",
                                        "id", "u1",
                                        "name", "ann",
                                        "user_domain_id", "default",
                                        "project_id", "p1",
                                        "host", Map.of("address", "192.0.2.7"),
                                        "request_id", "req-1")),
                        Map.entry("target", Map.of("id", "/identity/v3/users/u2", "typeURI", "service/identity/users")),
                        Map.entry("observer", Map.of("id", "ustack", "typeURI", "service/security")),
                        Map.entry(
                                "reason",
                                Map.of(
                                        "reasonType", "HTTP",
                                        "reasonCode", "403",
                                        "reasonText", "You are not authorized.",
                                        "policyId", "identity:update_user")),
                        Map.entry("request_id", "req-1")));
    }

    @Test
    void aSuccessHasItsStatusAndNoText() {
        RequestContext admin = new RequestContext("req-1", "u1", "admin", "default", null, null, true, Set.of());
        Map<?, ?> event = event(admin, "DELETE", "identity:delete_user", 204, null);
        assertThat(event.get("outcome")).isEqualTo("success");
        assertThat(event.get("action")).isEqualTo("delete/identity:delete_user");
        assertThat(event.get("reason")).isEqualTo(Map.of("reasonType", "HTTP", "reasonCode", "204"));
    }

    @Test
    void whoIsNotKnownIsSaidToBeUnknown() {
        Map<?, ?> event = event(null, "POST", null, 401, "no");
        assertThat(((Map<?, ?>) event.get("initiator")).get("id")).isEqualTo("unknown");
        assertThat(event.get("action")).isEqualTo("create");
    }
}
