package org.ustack.agent.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.AttachInterface;
import org.ustack.contract.NicSpec;
import org.ustack.hypervisor.HypervisorException;

/** Plugs in another card. One that cannot be plugged in leaves nothing behind. */
public final class AttachInterfaceHandler implements CommandHandler<AttachInterface> {

    private final DomainWork work;
    private final NodeParts node;
    private final InstanceStore store;

    AttachInterfaceHandler(DomainWork work, NodeParts node, InstanceStore store) {
        this.work = work;
        this.node = node;
        this.store = store;
    }

    @Override
    public Class<AttachInterface> command() {
        return AttachInterface.class;
    }

    @Override
    public Optional<AgentEvent> handle(AttachInterface command) throws HypervisorException {
        NicSpec nic = command.nic();
        return work.run(
                command,
                command.operation(),
                (hypervisor, domain) -> {
                    var plug = node.network().plug(command.server(), nic);
                    hypervisor.attachNic(command.server(), DomainPlan.nic(plug, nic, command.model()));
                    remember(nic, command.server());
                },
                (hypervisor, domain) -> node.network().unplug(command.server(), Set.of(nic.port())));
    }

    /** For what the metadata service tells of the guest's network. */
    private void remember(NicSpec nic, String server) throws NodeProblem {
        Optional<GuestRecord> guest = store.guest(server);
        if (guest.isPresent()
                && guest.get().nics().stream().noneMatch(known -> known.port().equals(nic.port()))) {
            List<NicSpec> nics = new ArrayList<>(guest.get().nics());
            nics.add(nic);
            store.writeGuest(guest.get().with(nics));
        }
    }
}
