package org.ustack.compute;

import java.util.List;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * What makes a server anew or takes it to another size or node. Errors of state are those of {@link ServerService}; a move for which
 * no node has room is {@link ComputeError#NO_VALID_HOST}.
 */
public interface ServerMoves {

    /** Makes the disk anew on the same node; ports, id and flavor stay. */
    Rebuilt rebuild(RequestContext caller, String serverId, RebuildWish wish);

    /**
     * Gives the server the size of another flavor, on a node that the placement chooses; it then waits for a word.
     *
     * @param diskConfig null leaves it
     */
    void resize(RequestContext caller, String serverId, String flavorId, String diskConfig);

    /** The new place is good: the old one is given up. */
    void confirmResize(RequestContext caller, String serverId);

    /** Back to the old size and place, with the disk as it was. */
    void revertResize(RequestContext caller, String serverId);

    /** @param host wanted node, or null to have one chosen */
    void migrate(RequestContext caller, String serverId, String host);

    /**
     * Makes a server anew from its image on another node, since its own is down.
     *
     * @param host wanted node, or null to have one chosen
     * @param adminPassword wanted password, or null to have one made
     * @return the password
     */
    String evacuate(RequestContext caller, String serverId, String host, String adminPassword);

    /** Newest first. The marker is the id of a migration. */
    Slice<MigrationView> migrations(MigrationFilter filter, PageRequest page);

    /** The live migrations that run on a server now. */
    List<MigrationView> liveMigrations(RequestContext caller, String serverId);

    /** @param adminPassword for a server that takes one from its metadata */
    record Rebuilt(ServerView server, String adminPassword) {}
}
