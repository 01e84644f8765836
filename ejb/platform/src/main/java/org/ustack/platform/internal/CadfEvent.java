package org.ustack.platform.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;

/**
 * An entry of the audit trail as an event of CADF (DMTF DSP0262), in the words that OpenStack's services use: who
 * (initiator), what (action), on what (target), with which outcome and why. It carries the path of the request and never its
 * body, query or headers, which may hold secrets.
 */
final class CadfEvent {

    private static final int FIRST_FAILURE_STATUS = 400;
    private static final String UNKNOWN = "unknown";

    private CadfEvent() {}

    /** @param id of the event */
    static String json(String id, AuditTrail.Entry entry) {
        boolean failed = entry.status() >= FIRST_FAILURE_STATUS;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("typeURI", "http://schemas.dmtf.org/cloud/audit/1.0/event");
        event.put("id", id);
        event.put("eventType", "activity");
        event.put("eventTime", entry.at().toString());
        event.put("action", action(entry));
        event.put("outcome", failed ? "failure" : "success");
        event.put("initiator", initiator(entry));
        event.put("target", Map.of("id", entry.path(), "typeURI", targetType(entry.path())));
        event.put("observer", Map.of("id", "ustack", "typeURI", "service/security"));
        event.put("reason", reason(entry, failed));
        event.put("request_id", entry.requestId());
        return Json.write(event);
    }

    private static String action(AuditTrail.Entry entry) {
        String verb =
                switch (entry.method()) {
                    case "POST" -> "create";
                    case "PUT", "PATCH" -> "update";
                    case "DELETE" -> "delete";
                    default -> "read";
                };
        return entry.action() == null ? verb : verb + "/" + entry.action();
    }

    private static Map<String, Object> initiator(AuditTrail.Entry entry) {
        RequestContext caller = entry.caller();
        Map<String, Object> initiator = new LinkedHashMap<>();
        initiator.put("typeURI", "service/security/account/user");
        initiator.put("id", caller == null || caller.userId() == null ? UNKNOWN : caller.userId());
        if (caller != null) {
            put(initiator, "name", caller.userName());
            put(initiator, "user_domain_id", caller.userDomainId());
            put(initiator, "project_id", caller.projectId());
            put(initiator, "domain_id", caller.domainId());
            if (caller.systemScope()) {
                initiator.put("system", "all");
            }
        }
        initiator.put("host", Map.of("address", entry.clientAddress() == null ? UNKNOWN : entry.clientAddress()));
        initiator.put("request_id", entry.requestId());
        return initiator;
    }

    private static void put(Map<String, Object> map, String name, String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** {@code /compute/v2.1/servers/x} is of {@code service/compute/servers}. */
    private static String targetType(String path) {
        String[] parts = path.split("/");
        StringBuilder type = new StringBuilder("service");
        for (int i = 1; i < parts.length && i < 4; i++) {
            if (!parts[i].matches("v[0-9.]+")) {
                type.append('/').append(parts[i].toLowerCase(Locale.ROOT));
            }
        }
        return type.toString();
    }

    private static Map<String, Object> reason(AuditTrail.Entry entry, boolean failed) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("reasonType", "HTTP");
        reason.put("reasonCode", Integer.toString(entry.status()));
        if (failed && entry.reason() != null) {
            reason.put("reasonText", entry.reason());
        }
        if (failed && entry.action() != null) {
            reason.put("policyId", entry.action());
        }
        return reason;
    }
}
