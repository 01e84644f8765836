package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.Envelope;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.RouterApplied;
import org.ustack.kernel.CrashPoints;
import org.ustack.network.RouterReports;
import org.ustack.placement.NodeDirectory;
import org.ustack.platform.Inbox;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AgentEventsBean implements AgentEvents {

    private static final Logger LOG = Logger.getLogger(AgentEventsBean.class);

    @Inject
    Inbox inbox;

    @Inject
    ServerOutcomes outcomes;

    @Inject
    NodeReconciler reconciler;

    @Inject
    NodeDirectory nodes;

    @Inject
    RouterReports routers;

    @Inject
    Clock clock;

    @Override
    public void handle(Envelope envelope) {
        if (envelope.body() instanceof NodeInventory inventory) {
            // No inbox: an inventory is harmless when it comes twice, and there are many. Servers before the node, in
            // the
            // order in which all transactions lock them.
            reconciler.compare(inventory, envelope.requestId(), clock.instant());
            nodes.report(inventory);
        } else if (envelope.body() instanceof RouterApplied report) {
            // No inbox: the same report twice says the same.
            routers.applied(report);
        } else if (envelope.body() instanceof AgentEvent event) {
            if (inbox.firstTime(envelope.key())) {
                outcomes.take(event);
            }
        } else {
            LOG.errorf("not an event of an agent, dropped: %s %s", envelope.type(), envelope.key());
        }
        CrashPoints.reach(CrashPoints.EVENT_BEFORE_COMMIT);
    }
}
