package org.ustack.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Tells browsers what the dashboard never needs, and turns away what another site's page sends: forms and websockets carry
 * the page's origin, which must be the host asked for.
 */
public class HeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Accept-CH", "Sec-CH-Prefers-Color-Scheme");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        boolean resource = request.getServletPath().startsWith("/resources/")
                || request.getServletPath().startsWith("/jakarta.faces.resource/");
        if (!resource) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (changesOrConnects(request) && !sameOrigin(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean changesOrConnects(HttpServletRequest request) {
        return request.getMethod().equals("POST") || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** Clients other than browsers send no origin, and bring no cookie of somebody else either. */
    static boolean sameOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        String forwarded = request.getHeader("X-Forwarded-Host");
        String host = forwarded == null ? request.getHeader("Host") : forwarded.split(",")[0].trim();
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false; // "null" and whatever else is no address names nobody
        }
    }
}
