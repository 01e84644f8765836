package org.ustack.agent.command;

import java.util.ArrayList;
import java.util.List;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.agent.instance.Timeline;
import org.ustack.contract.BootServer;
import org.ustack.contract.NicSpec;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/** Connects a server's ports and defines its domain, with the stamp of an operation that is under way. */
final class DomainMaking {

    private final NodeParts node;

    DomainMaking(NodeParts node) {
        this.node = node;
    }

    /** Connects the ports; connected already is fine. */
    static List<DomainSpec.Nic> plug(HostNetwork network, BootServer command) throws NodeProblem {
        List<DomainSpec.Nic> nics = new ArrayList<>();
        for (NicSpec nic : command.nics()) {
            HostNetwork.Plug plug = network.plug(command.server(), nic);
            String model = command.image().properties().getOrDefault("hw_vif_model", "virtio");
            nics.add(new DomainSpec.Nic(
                    nic.mac(),
                    plug.bridge(),
                    plug.device(),
                    model,
                    nic.network().mtu()));
        }
        return nics;
    }

    static void define(
            BootServer command,
            InstanceFiles.Prepared files,
            List<DomainSpec.Nic> nics,
            HypervisorConnection hypervisor)
            throws HypervisorException {
        hypervisor.define(new DomainSpec(
                command.server(),
                // The whole id: unique on the node, and an operator finds the server by it.
                "ustack-" + command.server(),
                command.name(),
                command.vcpus(),
                command.memoryMib(),
                files.disks(),
                nics,
                files.consoleLog(),
                files.cdrom(),
                Stamps.begun(command.operation())));
    }

    /** Both, and the power that the domain shall have in the end. Whatever of it is done already is kept. */
    void makeAndPower(
            BootServer command,
            InstanceFiles.Prepared files,
            boolean powerOn,
            HypervisorConnection hypervisor,
            Timeline timeline)
            throws HypervisorException, NodeProblem {
        List<DomainSpec.Nic> nics = new ArrayList<>();
        HostNetwork network = node.network();
        timeline.step("network", () -> {
            nics.addAll(plug(network, command));
            return null;
        });
        timeline.<HypervisorException>step("domain", () -> {
            define(command, files, nics, hypervisor);
            CrashPoints.reach(CrashPoints.AGENT_REMAKE_DEFINED);
            if (powerOn) {
                hypervisor.start(command.server());
            }
            return null;
        });
    }
}
