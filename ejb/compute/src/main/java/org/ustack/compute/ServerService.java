package org.ustack.compute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.contract.ControlReply;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.platform.OperationView;
import org.ustack.platform.StepView;

/**
 * Servers. A server of another project is "not found" unless the caller is an admin. A verb that cannot be done in the
 * server's state is {@link ComputeError#WRONG_STATE}, on a locked server {@link ComputeError#SERVER_LOCKED}.
 */
public interface ServerService {

    /** Accepts the wish: claims, placement, ports and the command to the agent are one transaction. */
    Booted boot(RequestContext caller, BootServer wish);

    ServerView get(RequestContext caller, String serverId);

    /** Deleted servers are left out unless the filter asks for them. */
    Slice<ServerView> list(RequestContext caller, ServerFilter filter, PageRequest page);

    /** Number of servers by state, of the caller's project or of all. */
    Map<ServerState, Long> countByState(RequestContext caller, boolean allProjects);

    ServerView update(RequestContext caller, String serverId, ServerChange change);

    /**
     * Deletes at once if no node has it, else tells the node. Deleting what is being deleted is fine. Where the cloud keeps deleted
     * servers for a while, one that ran is off and can be restored meanwhile.
     */
    void delete(RequestContext caller, String serverId);

    /** Deletes for good, also what is kept for a while. */
    void forceDelete(RequestContext caller, String serverId);

    /** Starts a deleted server that is still kept. */
    void restore(RequestContext caller, String serverId);

    /** Start, stop, reboots, pause, unpause, suspend, resume, crash dump. */
    void change(RequestContext caller, String serverId, ServerAction action);

    void lock(RequestContext caller, String serverId, String reason);

    void unlock(RequestContext caller, String serverId);

    Map<String, String> setMetadata(
            RequestContext caller, String serverId, Map<String, String> items, boolean replaceAll);

    void deleteMetadata(RequestContext caller, String serverId, String key);

    List<String> setTags(RequestContext caller, String serverId, List<String> tags);

    /** @param toState ACTIVE or ERROR; admins only */
    void resetState(RequestContext caller, String serverId, ServerState toState);

    /** @param lines the last that many; null for all */
    String consoleLog(RequestContext caller, String serverId, Integer lines);

    ControlReply.Diagnostics diagnostics(RequestContext caller, String serverId);

    /** The operations on a server, newest first; also of deleted servers. */
    Slice<OperationView> operations(RequestContext caller, String serverId, PageRequest page);

    Optional<OperationView> operation(RequestContext caller, String serverId, String requestId);

    List<StepView> steps(RequestContext caller, OperationView operation);

    /** @param servers in the order of their launch index; @param adminPassword the one that all got */
    record Booted(String reservationId, List<ServerView> servers, String adminPassword) {}

    /** A field that is null stays as it is. */
    record ServerChange(
            String name,
            String description,
            boolean clearDescription,
            String hostname,
            String accessIpV4,
            String accessIpV6,
            String diskConfig) {}
}
