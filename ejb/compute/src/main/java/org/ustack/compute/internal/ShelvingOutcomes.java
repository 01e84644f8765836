package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.OperationView;

/** What becomes of servers that are put away and come back. */
@Dependent
public class ShelvingOutcomes {

    @Inject
    ShelvingVerbs shelving;

    @Inject
    ServerBooting booting;

    /** The image has its bytes. Where servers are not kept on their node, it leaves at once, for the same caller. */
    void shelved(Server server, OperationView operation) {
        server.shelveIn(server.operationInput().get(SnapshotVerbs.IMAGE));
        Duration stay = shelving.verbs.settings.get(ComputeSettings.SHELVED_OFFLOAD_TIME);
        ServerTransitions transitions = shelving.verbs.transitions;
        shelving.verbs.operations.succeed(server.operationId(), List.of());
        server.endOperation(transitions.now());
        server.observe(PowerState.SHUT_DOWN);
        transitions.apply(server, ServerEvent.SHELVED);
        if (stay.isZero()) {
            shelving.offload(
                    new RequestContext(
                            operation.requestId(),
                            operation.userId(),
                            null,
                            null,
                            operation.projectId(),
                            null,
                            false,
                            Set.of()),
                    server);
        }
    }

    void cameBack(Server server, PowerState power, List<StepTiming> steps) {
        ServerTransitions transitions = shelving.verbs.transitions;
        shelving.verbs.operations.succeed(server.operationId(), steps);
        server.endOperation(transitions.now());
        server.observe(power);
        transitions.apply(server, ServerEvent.UNSHELVED);
    }

    /** The next node, if there is one; else it is offloaded as before, and can be tried again. */
    void bootFailed(Server server, ServerBootFailed event) {
        server.tried(server.node());
        if (event.retryable() && booting.moveOn(server, event.steps())) {
            return;
        }
        fail(server, event.code(), event.reason(), event.steps());
    }

    void fail(Server server, String code, String reason, List<StepTiming> steps) {
        ServerTransitions transitions = shelving.verbs.transitions;
        shelving.verbs.operations.fail(server.operationId(), code, reason, steps);
        server.endOperation(transitions.now());
        transitions.apply(server, ServerEvent.UNSHELVE_FAILED);
    }
}
