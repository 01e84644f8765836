package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ConsoleService;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.compute.domain.ConsoleToken;
import org.ustack.contract.ControlReply.ConsoleLocation;
import org.ustack.contract.ControlRequest.LocateConsole;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.platform.AgentDialogue;
import org.ustack.platform.PlatformError;
import org.ustack.platform.PlatformSettings;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ConsoleServiceBean implements ConsoleService {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    ServerRepository repository;

    @Inject
    AgentDialogue dialogue;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Override
    public ConsoleAccess open(RequestContext caller, String serverId, String protocol, String type) {
        ServerView server = repository.get(caller, serverId);
        boolean on = Set.of(ServerState.ACTIVE, ServerState.PAUSED, ServerState.RESCUED)
                .contains(server.state());
        if (server.node() == null || !on) {
            throw unavailable(serverId, "the server is " + server.state());
        }
        locate(caller.requestId(), serverId, server.node(), server.agent(), protocol);
        Instant now = clock.instant();
        em.createQuery("delete from ConsoleToken t where t.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        String token = ids.hex() + ids.hex() + ids.hex();
        Instant expiry = now.plus(settings.get(ComputeSettings.CONSOLE_TOKEN_TTL));
        em.persist(new ConsoleToken(
                hash(token),
                serverId,
                server.node(),
                server.agent(),
                protocol,
                caller.userId(),
                caller.requestId(),
                expiry));
        String url = settings.get(PlatformSettings.PUBLIC_URL) + settings.get(ComputeSettings.CONSOLE_PATH) + "?token="
                + token;
        return new ConsoleAccess(protocol, type, url, token, expiry);
    }

    @Override
    public ConsoleTarget use(String token) {
        ConsoleToken found = em
                .createQuery("select t from ConsoleToken t where t.tokenHash = :hash", ConsoleToken.class)
                .setParameter("hash", hash(String.valueOf(token)))
                .getResultList()
                .stream()
                .filter(t -> clock.instant().isBefore(t.expiresAt()))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeError.CONSOLE_TOKEN_INVALID));
        // Two uses at the same time meet at the row: one of them deletes it.
        int used = em.createQuery("delete from ConsoleToken t where t.tokenHash = :hash")
                .setParameter("hash", hash(token))
                .executeUpdate();
        if (used == 0) {
            throw new CloudException(ComputeError.CONSOLE_TOKEN_INVALID);
        }
        ServerView server = repository.get(RequestContext.system(found.requestId()), found.serverId());
        ConsoleLocation location =
                locate(found.requestId(), found.serverId(), found.node(), found.agent(), found.type());
        return new ConsoleTarget(found.serverId(), server.name(), location.host(), location.port());
    }

    private ConsoleLocation locate(String requestId, String serverId, String node, String agent, String type) {
        try {
            return (ConsoleLocation) dialogue.ask(agent, requestId, new LocateConsole(node, serverId, type));
        } catch (CloudException e) {
            if (e.code() == PlatformError.AGENT_REFUSED) {
                throw unavailable(serverId, e.getMessage());
            }
            throw e;
        }
    }

    private static CloudException unavailable(String serverId, String reason) {
        return new CloudException(ComputeError.CONSOLE_UNAVAILABLE, "id", serverId, "reason", reason);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
