package org.ustack.web.console;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jboss.logging.Logger;
import org.ustack.compute.ConsoleService;
import org.ustack.compute.ConsoleService.ConsoleTarget;
import org.ustack.kernel.CloudException;

/** The browser's end of a screen: {@code /dashboard/websockify?token=…}. The token works once and opens one server's screen. */
@ServerEndpoint(value = "/websockify", subprotocols = "binary")
public class ScreenEndpoint {

    private static final Logger LOG = Logger.getLogger(ScreenEndpoint.class);
    private static final int LARGEST_MESSAGE = 1024 * 1024;

    @Inject
    ConsoleService consoles;

    @Resource
    ManagedThreadFactory threads;

    private ScreenRelay relay;

    @OnOpen
    public void open(Session session) throws IOException {
        session.setMaxIdleTimeout(0);
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        List<String> token = session.getRequestParameterMap().getOrDefault("token", List.of(""));
        try {
            ConsoleTarget target = consoles.use(token.get(0));
            relay = ScreenRelay.connect(target.host(), target.port(), new SessionBrowser(session));
            threads.newThread(relay).start();
            LOG.infof("screen of server %s opened", target.serverId());
        } catch (CloudException e) {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "token"));
        } catch (IOException e) {
            LOG.warnf("the screen does not answer: %s", e.getMessage());
            session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "screen"));
        } catch (RuntimeException e) {
            // The container wraps what a service refuses.
            LOG.debugf(e, "no screen for this token");
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "token"));
        }
    }

    @OnMessage
    public void typed(ByteBuffer bytes, Session session) throws IOException {
        if (relay != null) {
            relay.toScreen(bytes);
        }
    }

    @OnClose
    public void closed() {
        if (relay != null) {
            relay.close();
        }
    }

    @OnError
    public void failed(Throwable reason) {
        LOG.debugf(reason, "the browser's connection to a screen broke");
        closed();
    }

    private record SessionBrowser(Session session) implements ScreenRelay.Browser {

        @Override
        public void send(ByteBuffer bytes) throws IOException {
            session.getBasicRemote().sendBinary(bytes);
        }

        @Override
        public void end() {
            try {
                session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, "screen closed"));
            } catch (IOException e) {
                LOG.debugf(e, "the browser had gone already");
            }
        }
    }
}
