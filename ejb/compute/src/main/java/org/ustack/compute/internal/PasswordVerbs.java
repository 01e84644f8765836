package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** The two ends of changing a guest's password. */
@Dependent
public class PasswordVerbs {

    @Inject
    ServerVerbs verbs;

    /** What the node is asked, and for which operation. */
    record Question(String operation, String agent, String node, String user) {}

    Question begin(RequestContext caller, String serverId) {
        Server server = verbs.ready(caller, serverId, ServerAction.CHANGE_PASSWORD);
        verbs.begin(
                caller,
                server,
                ServerAction.CHANGE_PASSWORD,
                Map.of(),
                verbs.settings.get(ComputeSettings.PASSWORD_TIMEOUT));
        verbs.transitions.news.changed(server.changed());
        return new Question(server.operationId(), server.agent(), server.node(), user(server.imageProperties()));
    }

    /** As the image says, else as its system has it. */
    private static String user(Map<String, String> image) {
        String system = image.getOrDefault("os_type", "linux");
        return image.getOrDefault("os_admin_user", system.equals("windows") ? "Administrator" : "root");
    }

    void done(String serverId, Question question) {
        end(serverId, question, server -> verbs.operations.succeed(server.operationId(), List.of()));
    }

    void failed(String serverId, Question question, CloudException reason) {
        end(
                serverId,
                question,
                server -> verbs.operations.fail(
                        server.operationId(), "PASSWORD_NOT_SET", reason.getMessage(), List.of()));
    }

    /** Unless something overtook it meanwhile. */
    private void end(String serverId, Question question, Consumer<Server> ending) {
        verbs.repository
                .lock(serverId)
                .filter(server -> server.runs(question.operation()))
                .ifPresent(server -> {
                    ending.accept(server);
                    server.endOperation(verbs.transitions.now());
                    verbs.transitions.news.changed(server.changed());
                });
    }
}
