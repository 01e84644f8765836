package org.ustack.web.push;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.ustack.compute.ServerChanged;
import org.ustack.compute.ServerFeed;
import org.ustack.identity.TokenVerifier;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Json;

/**
 * The open pages by project. News go out after the commit and never block it: a page that cannot take them is dropped and
 * connects again by itself. A token that is not valid any more ends the connection.
 */
@ApplicationScoped
public class Listeners {

    private static final Logger LOG = Logger.getLogger(Listeners.class);

    @Inject
    TokenVerifier tokens;

    @Inject
    Ids ids;

    @Inject
    ServerFeed feed;

    @Resource
    ManagedExecutorService threads;

    private ServerFeed.Subscription subscription;

    private record Listener(Session session, String token) {}

    private final Map<String, Set<Listener>> byProject = new ConcurrentHashMap<>();

    /** @return false if the token opens no project */
    boolean add(Session session, String token) {
        try {
            String project = tokens.verify(token, ids.request()).projectId();
            if (project == null) {
                return false;
            }
            byProject
                    .computeIfAbsent(project, p -> ConcurrentHashMap.newKeySet())
                    .add(new Listener(session, token));
            return true;
        } catch (CloudException e) {
            return false; // revoked since the page was made
        }
    }

    void remove(Session session) {
        byProject
                .values()
                .forEach(listeners ->
                        listeners.removeIf(listener -> listener.session().equals(session)));
        byProject.values().removeIf(Set::isEmpty);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        subscription = feed.listen(news -> threads.execute(() -> tell(news)));
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
    }

    /** Ends the lines of a token that is about to be void, before its session ends. */
    public void end(String token) {
        byProject.values().stream()
                .flatMap(Set::stream)
                .filter(listener -> listener.token().equals(token))
                .forEach(listener -> close(listener.session(), CloseReason.CloseCodes.NORMAL_CLOSURE));
    }

    private void tell(ServerChanged news) {
        Set<Listener> listeners = byProject.get(news.projectId());
        if (listeners == null) {
            return;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", news.serverId());
        message.put("name", news.name());
        message.put("status", news.status());
        message.put("task", news.taskState());
        String text = Json.write(message);
        for (Listener listener : listeners) {
            tell(listener, text);
        }
    }

    private void tell(Listener listener, String text) {
        try {
            tokens.verify(listener.token(), ids.request());
            listener.session().getAsyncRemote().sendText(text);
        } catch (CloudException e) {
            close(listener.session(), CloseReason.CloseCodes.VIOLATED_POLICY);
        } catch (RuntimeException e) {
            LOG.debugf(e, "a page does not take news any more");
            close(listener.session(), CloseReason.CloseCodes.GOING_AWAY);
        }
    }

    private void close(Session session, CloseReason.CloseCode code) {
        remove(session);
        try {
            session.close(new CloseReason(code, ""));
        } catch (IOException e) {
            LOG.debugf(e, "closing a connection that is gone");
        }
    }
}
