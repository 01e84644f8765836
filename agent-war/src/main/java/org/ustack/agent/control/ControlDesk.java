package org.ustack.agent.control;

import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;
import org.ustack.hypervisor.ConsoleAddress;
import org.ustack.hypervisor.ConsoleType;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** Answers each question, with {@link ControlReply.Refused} where there is no answer. */
public final class ControlDesk {

    private static final Logger LOG = Logger.getLogger(ControlDesk.class);

    private final HypervisorConnectionFactory hypervisors;
    private final InstanceStore store;
    private final String hostAddress;

    /** @param hostAddress given for a console that listens on all of the node's addresses */
    public ControlDesk(HypervisorConnectionFactory hypervisors, InstanceStore store, String hostAddress) {
        this.hypervisors = hypervisors;
        this.store = store;
        this.hostAddress = hostAddress;
    }

    public ControlReply answer(ControlRequest request) {
        try (HypervisorConnection hypervisor = hypervisors.connect(request.node())) {
            Optional<DomainState> domain = hypervisor.find(request.server());
            if (domain.isEmpty()) {
                return new ControlReply.Refused("NO_DOMAIN", "The server has no domain on this node.");
            }
            if (request instanceof ControlRequest.ReadConsoleLog read) {
                return new ControlReply.ConsoleLog(ConsoleLogTail.read(store.consoleLog(read.server()), read.lines()));
            } else if (request instanceof ControlRequest.LocateConsole locate) {
                return locate(hypervisor, domain.get(), locate);
            } else if (request instanceof ControlRequest.SetPassword set) {
                hypervisor.setPassword(set.server(), set.user(), set.password());
                return new ControlReply.Done(set.server());
            } else {
                return new ControlReply.Diagnostics(hypervisor.diagnostics(request.server()));
            }
        } catch (HypervisorException e) {
            LOG.warnf("a question about %s has no answer: %s", request.server(), e.getMessage());
            return new ControlReply.Refused(e.kind().name(), e.getMessage());
        } catch (IOException e) {
            LOG.warnf(e, "the console log of %s cannot be read", request.server());
            return new ControlReply.Refused("STORAGE", "The console log cannot be read.");
        }
    }

    private ControlReply locate(
            HypervisorConnection hypervisor, DomainState domain, ControlRequest.LocateConsole request)
            throws HypervisorException {
        ConsoleType type =
                switch (request.type()) {
                    case "vnc" -> ConsoleType.VNC;
                    case "serial" -> ConsoleType.SERIAL;
                    default -> null;
                };
        if (type == null) {
            return new ControlReply.Refused("NO_CONSOLE", "There is no console of type " + request.type() + ".");
        }
        Optional<ConsoleAddress> address = hypervisor.console(request.server(), type);
        if (address.isEmpty()) {
            return switch (domain.power()) {
                case RUNNING, PAUSED ->
                    new ControlReply.Refused(
                            "NO_CONSOLE", "This hypervisor has no console of type " + request.type() + ".");
                default -> new ControlReply.Refused("WRONG_STATE", "The server is off.");
            };
        }
        String host = address.get().host();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return new ControlReply.ConsoleLocation(
                everywhere ? hostAddress : host, address.get().port());
    }
}
