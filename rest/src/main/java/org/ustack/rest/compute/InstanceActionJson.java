package org.ustack.rest.compute;

import java.util.List;
import java.util.Map;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.StepView;
import org.ustack.rest.common.ApiTimes;

/** An operation on a server as Nova's instance action, its steps as events. */
final class InstanceActionJson {

    private static final int UPDATED_AT = 58;
    private static final int EVENTS_FOR_OWNERS = 51;
    private static final int HOST = 62;
    private static final int DETAILS = 84;

    private final Microversion version;
    private final boolean admin;
    private final HostId hostIds = new HostId();

    /** @param admin sees events before 2.51, tracebacks and node names */
    InstanceActionJson(Microversion version, boolean admin) {
        this.version = version;
        this.admin = admin;
    }

    boolean showsEvents() {
        return admin || version.atLeast(EVENTS_FOR_OWNERS);
    }

    Map<String, Object> action(OperationView operation) {
        Map<String, Object> action = Json.object(
                "action", operation.action(),
                "instance_uuid", operation.resourceId(),
                "request_id", operation.requestId(),
                "user_id", operation.userId(),
                "project_id", operation.projectId(),
                "start_time", ApiTimes.micros(operation.startedAt()),
                "message", operation.state() == OperationState.FAILED ? "Error" : null);
        if (version.atLeast(UPDATED_AT)) {
            action.put("updated_at", ApiTimes.micros(operation.updatedAt()));
        }
        return action;
    }

    Map<String, Object> actionWithEvents(OperationView operation, List<StepView> steps) {
        Map<String, Object> action = action(operation);
        if (showsEvents()) {
            action.put(
                    "events", steps.stream().map(step -> event(operation, step)).toList());
        }
        return action;
    }

    private Map<String, Object> event(OperationView operation, StepView step) {
        Map<String, Object> event = Json.object(
                "event", step.name(),
                "start_time", ApiTimes.micros(step.startedAt()),
                "finish_time", ApiTimes.micros(step.finishedAt()),
                "result", step.outcome());
        boolean failed = "Error".equals(step.outcome());
        if (admin) {
            event.put("traceback", failed ? step.detail() : null);
        }
        if (version.atLeast(HOST)) {
            event.put("hostId", hostIds.of(operation.projectId(), step.node()));
            if (admin && step.node() != null) {
                event.put("host", step.node());
            }
        }
        if (version.atLeast(DETAILS)) {
            event.put("details", failed ? operation.message() : null);
        }
        return event;
    }
}
