package org.ustack.agent.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ForgetGuestPassword;
import org.ustack.hypervisor.HypervisorException;

/** Takes away the password that a guest left. Reports nothing; none there is fine. */
public final class ForgetGuestPasswordHandler implements CommandHandler<ForgetGuestPassword> {

    private final InstanceStore store;

    public ForgetGuestPasswordHandler(InstanceStore store) {
        this.store = store;
    }

    @Override
    public Class<ForgetGuestPassword> command() {
        return ForgetGuestPassword.class;
    }

    @Override
    public Optional<AgentEvent> handle(ForgetGuestPassword command) throws HypervisorException {
        try {
            Files.deleteIfExists(store.guestPassword(command.server()));
            return Optional.empty();
        } catch (IOException e) {
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED,
                    "the guest's password could not be removed: " + e.getMessage(),
                    e);
        }
    }
}
