package org.ustack.agent.command;

import java.util.ArrayList;
import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.contract.DomainShape;
import org.ustack.contract.NicSpec;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;

/** A domain's definition, out of what the controller says and what the node has. */
final class DomainPlan {

    private DomainPlan() {}

    static DomainSpec of(
            String server, DomainShape shape, InstanceFiles.Prepared files, HostNetwork network, DomainStamp stamp)
            throws NodeProblem {
        List<DomainSpec.Nic> nics = new ArrayList<>();
        for (NicSpec nic : shape.nics()) {
            nics.add(nic(
                    network.plug(server, nic), nic, shape.imageProperties().getOrDefault("hw_vif_model", "virtio")));
        }
        return new DomainSpec(
                server,
                // The whole id: unique on the node, and an operator finds the server by it.
                "ustack-" + server,
                shape.name(),
                shape.vcpus(),
                shape.memoryMib(),
                files.disks(),
                nics,
                files.consoleLog(),
                files.cdrom(),
                stamp);
    }

    static DomainSpec.Nic nic(HostNetwork.Plug plug, NicSpec nic, String model) {
        return new DomainSpec.Nic(
                nic.mac(), plug.bridge(), plug.device(), model, nic.network().mtu());
    }
}
