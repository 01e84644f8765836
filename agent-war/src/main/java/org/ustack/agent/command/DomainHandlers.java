package org.ustack.agent.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.NodeParts;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.snapshot.ImageSender;
import org.ustack.hypervisor.HypervisorConnectionFactory;

/** Makes the handlers that work on a domain by the rules of {@link DomainWork}. */
public final class DomainHandlers {

    private final DomainWork work;
    private final NodeParts node;
    private final InstanceStore store;
    private final PowerWatch watch;
    private final Clock clock;

    public DomainHandlers(
            HypervisorConnectionFactory hypervisors,
            NodeParts node,
            InstanceStore store,
            PowerWatch watch,
            Clock clock) {
        this.work = new DomainWork(hypervisors, clock);
        this.node = node;
        this.store = store;
        this.watch = watch;
        this.clock = clock;
    }

    /** @param patience with a guest that shall let go of a device */
    public List<CommandHandler<?>> all(ImageSender images, AgentEvents events, Duration patience) {
        return List.of(
                new SnapshotServerHandler(work, node, new PowerVerbs(node, store, watch, clock), images, events),
                new RescueServerHandler(work, node),
                new UnrescueServerHandler(work, node),
                new AttachInterfaceHandler(work, node, store),
                new DetachInterfaceHandler(work, node, store, watch, patience));
    }
}
