package org.ustack.agent.command;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.DescribeGuest;
import org.ustack.hypervisor.HypervisorException;

/**
 * Changes what the metadata service tells a guest. Reports nothing. A guest that is not here is left out: the controller sends its
 * news again after the boot.
 */
public final class DescribeGuestHandler implements CommandHandler<DescribeGuest> {

    private static final Logger LOG = Logger.getLogger(DescribeGuestHandler.class);

    private final InstanceStore store;

    public DescribeGuestHandler(InstanceStore store) {
        this.store = store;
    }

    @Override
    public Class<DescribeGuest> command() {
        return DescribeGuest.class;
    }

    @Override
    public Optional<AgentEvent> handle(DescribeGuest command) throws HypervisorException {
        try {
            Optional<GuestRecord> known = store.guest(command.server());
            if (known.isPresent()
                    && known.get().metadata().generation() < command.guest().generation()) {
                store.writeGuest(known.get().described(command.name(), command.guest()));
            } else {
                LOG.debugf(
                        "news of guest %s, generation %d, are late",
                        command.server(), command.guest().generation());
            }
        } catch (NodeProblem e) {
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED,
                    "the guest's metadata could not be written: " + e.getMessage(),
                    e);
        }
        return Optional.empty();
    }
}
