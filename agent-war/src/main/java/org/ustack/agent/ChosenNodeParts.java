package org.ustack.agent;

import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.ustack.agent.AgentSettings.Switch;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** Chooses by the settings, and where they leave it open, by what the hypervisor calls itself. Asks once. */
final class ChosenNodeParts implements NodeParts {

    private static final Logger LOG = Logger.getLogger(ChosenNodeParts.class);
    private static final String SIMULATOR = "simulator";

    /** Both ways of one part; only the chosen one is made. */
    record Choice<T>(Switch setting, Supplier<T> real, Supplier<T> none) {}

    private final HypervisorConnectionFactory hypervisors;
    private final Choice<InstanceFiles> fileChoice;
    private final Choice<HostNetwork> networkChoice;
    private InstanceFiles files;
    private HostNetwork network;

    ChosenNodeParts(
            HypervisorConnectionFactory hypervisors,
            Choice<InstanceFiles> fileChoice,
            Choice<HostNetwork> networkChoice) {
        this.hypervisors = hypervisors;
        this.fileChoice = fileChoice;
        this.networkChoice = networkChoice;
    }

    @Override
    public synchronized InstanceFiles files() throws HypervisorException {
        if (files == null) {
            files = make(fileChoice);
            LOG.infof("instance files: %s", files.getClass().getSimpleName());
        }
        return files;
    }

    @Override
    public synchronized HostNetwork network() throws HypervisorException {
        if (network == null) {
            network = make(networkChoice);
            LOG.infof("host network: %s", network.getClass().getSimpleName());
        }
        return network;
    }

    private <T> T make(Choice<T> choice) throws HypervisorException {
        boolean real =
                switch (choice.setting()) {
                    case ON -> true;
                    case OFF -> false;
                    case AUTO -> !simulated();
                };
        return real ? choice.real().get() : choice.none().get();
    }

    private boolean simulated() throws HypervisorException {
        List<String> nodes = hypervisors.nodes();
        if (nodes.isEmpty()) {
            throw new HypervisorException(HypervisorException.Cause.UNREACHABLE, "the hypervisor has no nodes yet");
        }
        try (HypervisorConnection hypervisor = hypervisors.connect(nodes.get(0))) {
            return SIMULATOR.equalsIgnoreCase(hypervisor.host().type());
        }
    }
}
