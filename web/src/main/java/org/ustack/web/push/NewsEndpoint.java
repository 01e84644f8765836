package org.ustack.web.push;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.ustack.web.access.SignInFilter.Browser;

/** Where pages listen for news of their project. The sign-in filter has named the browser; without a name nothing is told. */
@ServerEndpoint("/news")
public class NewsEndpoint {

    private static final Logger LOG = Logger.getLogger(NewsEndpoint.class);

    @Inject
    Listeners listeners;

    @OnOpen
    public void open(Session session) throws IOException {
        session.setMaxTextMessageBufferSize(64);
        session.setMaxIdleTimeout(0);
        session.getAsyncRemote().setSendTimeout(10_000);
        boolean known =
                session.getUserPrincipal() instanceof Browser browser && listeners.add(session, browser.token());
        if (!known) {
            session.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "not signed in"));
        }
    }

    /** Pages say a word now and then, so that proxies on the way do not take the line for dead. */
    @OnMessage
    public String heard(String word) {
        return "{}";
    }

    @OnClose
    public void closed(Session session) {
        listeners.remove(session);
    }

    @OnError
    public void failed(Session session, Throwable reason) {
        LOG.debugf(reason, "the line to a page broke");
        listeners.remove(session);
    }
}
