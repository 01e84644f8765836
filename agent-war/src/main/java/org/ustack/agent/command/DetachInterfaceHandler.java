package org.ustack.agent.command;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.DetachInterface;
import org.ustack.hypervisor.HypervisorException;

/** Takes a card out. The host's side of it goes only when the guest has let go. */
public final class DetachInterfaceHandler implements CommandHandler<DetachInterface> {

    private final DomainWork work;
    private final NodeParts node;
    private final InstanceStore store;
    private final PowerWatch watch;
    private final Duration patience;

    DetachInterfaceHandler(DomainWork work, NodeParts node, InstanceStore store, PowerWatch watch, Duration patience) {
        this.work = work;
        this.node = node;
        this.store = store;
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public Class<DetachInterface> command() {
        return DetachInterface.class;
    }

    @Override
    public Optional<AgentEvent> handle(DetachInterface command) throws HypervisorException {
        return work.run(
                command,
                command.operation(),
                (hypervisor, domain) -> {
                    if (!watch.await(() -> hypervisor.detachNic(command.server(), command.mac()), patience)) {
                        throw new NodeProblem(
                                Code.GUEST_HOLDS, "The guest did not let go of the interface in " + patience + ".");
                    }
                    node.network().unplug(command.server(), Set.of(command.port()));
                    forget(command);
                },
                (hypervisor, domain) -> {
                    // The card is in, and its port stays the server's.
                });
    }

    private void forget(DetachInterface command) throws NodeProblem {
        Optional<GuestRecord> guest = store.guest(command.server());
        if (guest.isPresent()) {
            store.writeGuest(guest.get()
                    .with(guest.get().nics().stream()
                            .filter(nic -> !nic.port().equals(command.port()))
                            .toList()));
        }
    }
}
