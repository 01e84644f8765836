package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.BootServer;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.compute.domain.Server;
import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.kernel.Slice;
import org.ustack.platform.AgentDialogue;
import org.ustack.platform.Deadlocks;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.StepView;
import org.ustack.quota.QuotaResource;

/** One transaction a call, done again if a deadlock ends it; the work is in the class of each use case. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ServerServiceBean implements ServerService {

    @Inject
    ServerRepository repository;

    @Inject
    ServerWork work;

    @Inject
    ServerVerbs verbs;

    @Inject
    ServerCommands commands;

    @Inject
    Operations operations;

    @Inject
    AgentDialogue dialogue;

    @Inject
    Settings settings;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Booted boot(RequestContext caller, BootServer wish) {
        return Deadlocks.retry(() -> work.boot(caller, wish));
    }

    @Override
    public ServerView get(RequestContext caller, String serverId) {
        return repository.get(caller, serverId);
    }

    @Override
    public Slice<ServerView> list(RequestContext caller, ServerFilter filter, PageRequest page) {
        return repository.list(caller, filter, page);
    }

    @Override
    public Map<ServerState, Long> countByState(RequestContext caller, boolean allProjects) {
        return repository.countByState(caller, allProjects);
    }

    @Override
    public ServerView update(RequestContext caller, String serverId, ServerChange change) {
        Server server = repository.lock(caller, serverId);
        server.change(change, verbs.transitions.now());
        commands.describe(server, caller.requestId());
        verbs.transitions.news.changed(server.changed());
        return view(server);
    }

    private ServerView view(Server server) {
        return repository.views(List.of(server.id())).get(0);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void delete(RequestContext caller, String serverId) {
        Deadlocks.retry(() -> work.delete(caller, serverId));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void change(RequestContext caller, String serverId, ServerAction action) {
        Deadlocks.retry(() -> work.change(caller, serverId, action));
    }

    @Override
    public void lock(RequestContext caller, String serverId, String reason) {
        verbs.lock(caller, serverId, true, reason);
    }

    @Override
    public void unlock(RequestContext caller, String serverId) {
        verbs.lock(caller, serverId, false, null);
    }

    @Override
    public Map<String, String> setMetadata(
            RequestContext caller, String serverId, Map<String, String> items, boolean replaceAll) {
        Server server = verbs.unlocked(caller, serverId);
        Map<String, String> all = new LinkedHashMap<>(replaceAll ? Map.of() : server.metadata());
        all.putAll(items);
        BootChecks.checkMetadata(
                all.size(),
                verbs.transitions.quota.ofProject(server.projectId()).get(QuotaResource.METADATA_ITEMS));
        writeMetadata(caller, server, all);
        return all;
    }

    @Override
    public void deleteMetadata(RequestContext caller, String serverId, String key) {
        Server server = verbs.unlocked(caller, serverId);
        Map<String, String> all = new LinkedHashMap<>(server.metadata());
        if (all.remove(key) == null) {
            throw new CloudException(ComputeError.METADATA_NOT_FOUND, "key", key);
        }
        writeMetadata(caller, server, all);
    }

    private void writeMetadata(RequestContext caller, Server server, Map<String, String> all) {
        server.setMetadata(all, verbs.transitions.now());
        repository.replaceMetadata(server, all);
        commands.describe(server, caller.requestId());
    }

    @Override
    public List<String> setTags(RequestContext caller, String serverId, List<String> tags) {
        Server server = verbs.unlocked(caller, serverId);
        List<String> all = tags.stream().distinct().sorted().toList();
        int limit = settings.get(ComputeSettings.MAX_TAGS);
        if (all.size() > limit) {
            throw new CloudException(ComputeError.TOO_MANY_TAGS, "limit", limit);
        }
        server.setTags(all, verbs.transitions.now());
        repository.replaceTags(server, all);
        return all;
    }

    @Override
    public void resetState(RequestContext caller, String serverId, ServerState toState) {
        verbs.resetState(caller, serverId, toState);
    }

    /** Not in a transaction: no connection is held while the agent thinks. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String consoleLog(RequestContext caller, String serverId, Integer lines) {
        ServerView server = ready(caller, serverId);
        ControlReply reply = dialogue.ask(
                server.agent(), caller.requestId(), new ControlRequest.ReadConsoleLog(server.node(), serverId, lines));
        return ((ControlReply.ConsoleLog) reply).text();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ControlReply.Diagnostics diagnostics(RequestContext caller, String serverId) {
        ServerView server = ready(caller, serverId);
        return (ControlReply.Diagnostics) dialogue.ask(
                server.agent(), caller.requestId(), new ControlRequest.ReadDiagnostics(server.node(), serverId));
    }

    private ServerView ready(RequestContext caller, String serverId) {
        ServerView server = repository.get(caller, serverId);
        if (server.node() == null) {
            throw new CloudException(ComputeError.SERVER_NOT_READY, "id", serverId);
        }
        return server;
    }

    @Override
    public Slice<OperationView> operations(RequestContext caller, String serverId, PageRequest page) {
        repository.row(caller, serverId);
        return operations.history(serverId, page);
    }

    @Override
    public Optional<OperationView> operation(RequestContext caller, String serverId, String requestId) {
        repository.row(caller, serverId);
        return operations.findByRequest(serverId, requestId);
    }

    @Override
    public List<StepView> steps(RequestContext caller, OperationView operation) {
        repository.row(caller, operation.resourceId());
        return operations.steps(operation.id());
    }
}
