package org.ustack.web.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.identity.SignInService;
import org.ustack.kernel.CloudException;
import org.ustack.web.push.Listeners;

/**
 * Everything but the login page, its resources and the screen of a server that is opened with a token of its own needs
 * somebody who is logged in. Whoever is sent to the login page comes back to the page asked for.
 */
public class SignInFilter extends HttpFilter {

    private static final Logger LOG = Logger.getLogger(SignInFilter.class);

    private static final long serialVersionUID = 1L;
    private static final Set<String> PUBLIC = Set.of("/login.xhtml", "/missing.xhtml", "/failed.xhtml", "/websockify");

    @Inject
    SignedIn signedIn;

    @Inject
    Caller caller;

    @Inject
    SignInService signIns;

    @Inject
    Listeners listeners;

    @Inject
    Clock clock;

    /** Whose browser it is, with the token as it was when the connection began. */
    public record Browser(String name, String token) implements Principal {
        @Override
        public String getName() {
            return name;
        }

        /** A record would print its parts, and the token opens the door. */
        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (isPublic(path) || opensByToken(path, request)) {
            chain.doFilter(request, response);
        } else if (request.getSession(false) != null && stillKnown()) {
            chain.doFilter(new Known(request, new Browser(signedIn.getUserName(), signedIn.token())), response);
        } else {
            // A session without a token is of somebody on the way in.
            HttpSession session = request.getSession(false);
            boolean expired = session != null && signedIn.token() != null;
            if (expired) {
                listeners.end(signedIn.token());
                end(session);
            }
            toLogin(request, response, path, expired);
        }
    }

    /** A page asks for several things at once, so another request may have ended the same session a moment ago. */
    static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debugf("session ended already: %s", e.getMessage());
        }
    }

    private static boolean isPublic(String path) {
        return PUBLIC.contains(path) || path.startsWith("/resources/") || path.startsWith("/jakarta.faces.resource/");
    }

    private static boolean opensByToken(String path, HttpServletRequest request) {
        return path.equals("/console.xhtml") && request.getParameter("token") != null;
    }

    private boolean stillKnown() {
        if (signedIn.token() == null) {
            return false;
        }
        try {
            caller.context();
            if (signedIn.uses(clock.instant())) {
                signIns.used(signedIn.signInId());
            }
            return true;
        } catch (CloudException e) {
            return false; // expired or revoked: the login page follows
        }
    }

    private static void toLogin(HttpServletRequest request, HttpServletResponse response, String path, boolean expired)
            throws IOException {
        StringBuilder login = new StringBuilder(request.getContextPath()).append("/login.xhtml");
        String word = "?";
        if (request.getMethod().equals("GET") && path.endsWith(".xhtml") && !path.equals("/overview.xhtml")) {
            String back = path + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
            login.append("?next=").append(URLEncoder.encode(back, StandardCharsets.UTF_8));
            word = "&";
        }
        if (expired) {
            login.append(word).append("expired=1");
        }
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            PageRedirect.send(request, response, login.toString());
        }
    }

    private static final class Known extends HttpServletRequestWrapper {

        private final Browser browser;

        Known(HttpServletRequest request, Browser browser) {
            super(request);
            this.browser = browser;
        }

        @Override
        public Principal getUserPrincipal() {
            return browser;
        }
    }
}
