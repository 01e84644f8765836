package org.ustack.rest.common;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.ustack.kernel.Ids;

/** Gives each request its id and works out under which address the client came. */
@ApplicationScoped
@PreMatching
@Priority(100)
public class RequestStartFilter implements ContainerRequestFilter {

    static final String REQUEST_ID = "X-Openstack-Request-Id";
    private static final Pattern GLOBAL_ID =
            Pattern.compile("req-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Inject
    CurrentRequest current;

    @Inject
    Ids ids;

    @Override
    public void filter(ContainerRequestContext request) {
        String requestId = ids.request();
        current.begin(requestId, baseUrl(request));
        MDC.put("request_id", requestId);
        String global = request.getHeaderString(REQUEST_ID);
        if (global != null && GLOBAL_ID.matcher(global).matches()) {
            MDC.put("global_request_id", global);
        }
    }

    private static String baseUrl(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getBaseUri();
        String scheme = first(request.getHeaderString("X-Forwarded-Proto"), uri.getScheme());
        String host = first(request.getHeaderString("X-Forwarded-Host"), uri.getAuthority());
        String prefix = first(request.getHeaderString("X-Forwarded-Prefix"), "");
        return scheme + "://" + host + (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    /** The first of a comma-separated list (the client's side of a chain of proxies), or the fallback. */
    private static String first(String header, String fallback) {
        return header == null || header.isBlank() ? fallback : header.split(",")[0].trim();
    }
}
