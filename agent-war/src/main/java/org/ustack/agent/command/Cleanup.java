package org.ustack.agent.command;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.NicRecord;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/** Takes everything of a server off the node, in an order in which a crash leaves the rest to be found again. */
final class Cleanup {

    private final NodeParts node;
    private final InstanceStore store;

    Cleanup(NodeParts node, InstanceStore store) {
        this.node = node;
        this.store = store;
    }

    /**
     * @param ports that the caller knows of; those that the node knows of are taken away as well
     * @throws NodeProblem if something of it is left
     */
    void remove(HypervisorConnection hypervisor, String server, Set<String> ports)
            throws HypervisorException, NodeProblem {
        Optional<DomainState> domain = hypervisor.find(server);
        if (domain.isPresent()) {
            hypervisor.powerOff(server);
            CrashPoints.reach(CrashPoints.AGENT_DELETE_POWERED_OFF);
            hypervisor.undefine(server);
        }
        CrashPoints.reach(CrashPoints.AGENT_DELETE_UNDEFINED);
        Set<String> all = new LinkedHashSet<>(ports);
        store.nicsOf(server).stream().map(NicRecord::port).forEach(all::add);
        node.network().unplug(server, all);
        CrashPoints.reach(CrashPoints.AGENT_DELETE_UNPLUGGED);
        node.files().remove(server);
        CrashPoints.reach(CrashPoints.AGENT_DELETE_REMOVED);
    }
}
