package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.compute.ComputeError;
import org.ustack.compute.PasswordService;
import org.ustack.contract.ControlRequest;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AgentDialogue;
import org.ustack.platform.Deadlocks;
import org.ustack.platform.PlatformError;

/** Two short transactions around the question: no connection is held while the guest thinks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordServiceBean implements PasswordService {

    @Inject
    ServerTransaction transaction;

    @Inject
    PasswordVerbs passwords;

    @Inject
    AgentDialogue dialogue;

    @Override
    public void changePassword(RequestContext caller, String serverId, String password) {
        PasswordVerbs.Question question =
                Deadlocks.retry(() -> transaction.run(() -> passwords.begin(caller, serverId)));
        try {
            dialogue.ask(
                    question.agent(),
                    caller.requestId(),
                    new ControlRequest.SetPassword(question.node(), serverId, question.user(), password));
        } catch (CloudException e) {
            Deadlocks.retry(() -> transaction.run(() -> passwords.failed(serverId, question, e)));
            if (e.code() == PlatformError.AGENT_REFUSED) {
                throw new CloudException(e, ComputeError.PASSWORD_NOT_SET, "id", serverId, "reason", e.getMessage());
            }
            throw e;
        }
        Deadlocks.retry(() -> transaction.run(() -> passwords.done(serverId, question)));
    }
}
