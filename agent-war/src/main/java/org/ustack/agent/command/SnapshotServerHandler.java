package org.ustack.agent.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.snapshot.ImageSender;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerProgressed;
import org.ustack.contract.ServerProgressed.Phase;
import org.ustack.contract.ServerSnapshotTaken;
import org.ustack.contract.SnapshotServer;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/**
 * Copies a server's disk into an image. While it is copied nobody writes to it: a running guest is saved with its memory and goes
 * on where it was before the copy is sent.
 */
public final class SnapshotServerHandler implements CommandHandler<SnapshotServer> {

    private final DomainWork work;
    private final NodeParts node;
    private final PowerVerbs verbs;
    private final ImageSender images;
    private final AgentEvents events;

    SnapshotServerHandler(DomainWork work, NodeParts node, PowerVerbs verbs, ImageSender images, AgentEvents events) {
        this.work = work;
        this.node = node;
        this.verbs = verbs;
        this.images = images;
        this.events = events;
    }

    @Override
    public Class<SnapshotServer> command() {
        return SnapshotServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(SnapshotServer command) throws HypervisorException {
        return work.run(
                command,
                command.operation(),
                (hypervisor, domain) -> take(command, hypervisor, domain),
                (hypervisor, domain) -> {
                    goOn(command, hypervisor);
                    node.files().dropCopy(command);
                },
                power -> new ServerSnapshotTaken(
                        command.node(),
                        command.operation().id(),
                        command.server(),
                        command.image().id(),
                        power));
    }

    private void take(SnapshotServer command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        tell(command, Phase.COPYING);
        if (command.leave() == PowerState.SHUT_DOWN) {
            verbs.stop(command.server(), command.operation(), command.graceSeconds(), hypervisor, domain);
        } else if (PowerVerbs.isOn(domain) && !node.files().hasCopy(command)) {
            hypervisor.save(command.server());
            CrashPoints.reach(CrashPoints.AGENT_SNAPSHOT_SAVED);
        }
        Path copy = node.files().copyDisk(command);
        goOn(command, hypervisor);
        CrashPoints.reach(CrashPoints.AGENT_SNAPSHOT_COPIED);
        tell(command, Phase.UPLOADING);
        try {
            images.send(command.image().url(), copy);
        } catch (IOException e) {
            // The copy stays for the next attempt.
            throw new HypervisorException(
                    HypervisorException.Cause.UNREACHABLE, "the image service does not take the copy: " + e, e);
        }
        node.files().dropCopy(command);
    }

    /** Only what was saved for the copy: a guest that had gone off by itself stays off. */
    private void goOn(SnapshotServer command, HypervisorConnection hypervisor) throws HypervisorException, NodeProblem {
        boolean wasOn = command.leave() == PowerState.RUNNING || command.leave() == PowerState.PAUSED;
        Power now = hypervisor.find(command.server()).map(DomainState::power).orElse(Power.UNKNOWN);
        if (wasOn && now == Power.SAVED) {
            verbs.powerOn(command.server(), hypervisor);
            if (command.leave() == PowerState.PAUSED) {
                hypervisor.pause(command.server());
            }
        }
    }

    private void tell(SnapshotServer command, Phase phase) {
        events.publish(
                String.valueOf(MDC.get("requestId")),
                new ServerProgressed(command.node(), command.operation().id(), command.server(), phase));
    }
}
