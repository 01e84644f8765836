package org.ustack.agent.messaging;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.command.PowerWatch;
import org.ustack.agent.command.Powers;
import org.ustack.agent.inventory.InventoryReporter;
import org.ustack.contract.ServerPowerObserved;
import org.ustack.hypervisor.DomainListener;
import org.ustack.hypervisor.DomainState;
import org.ustack.kernel.Ids;

/** Takes what the hypervisor tells on its own. */
@MessageDriven(messageListenerInterface = DomainListener.class)
@ResourceAdapter("${ustack.hypervisor.archive:libvirt-ra.rar}")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DomainEventMdb implements DomainListener {

    @Inject
    private AgentEvents events;

    @Inject
    private InventoryReporter inventory;

    @Inject
    private PowerWatch watch;

    @Inject
    private Clock clock;

    @Inject
    private Ids ids;

    @Override
    public void domainChanged(String node, DomainState state) {
        watch.wake();
        events.publish(
                ids.request(), new ServerPowerObserved(node, state.id(), Powers.of(state.power()), clock.instant()));
    }

    @Override
    public void reconnected(String node) {
        inventory.reportNow(node);
    }
}
