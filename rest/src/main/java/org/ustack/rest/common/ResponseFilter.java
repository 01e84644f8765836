package org.ustack.rest.common;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.ustack.platform.AuditTrail;

/** Puts the request id on every answer, and every change and every refusal into the audit trail. */
@ApplicationScoped
@Priority(100)
public class ResponseFilter implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(ResponseFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    @Inject
    CurrentRequest current;

    @Inject
    ErrorNote error;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(RequestStartFilter.REQUEST_ID, current.requestId());
        sayClose(request, response);
        if (!READING.contains(request.getMethod()) || REFUSALS.contains(response.getStatus())) {
            record(request, response);
        }
        MDC.remove("request_id");
        MDC.remove("global_request_id");
    }

    /**
     * Undertow closes the connection as the client asked, but says so only on answers with a body; a client that was not told
     * sends its next request into a closed connection.
     */
    private static void sayClose(ContainerRequestContext request, ContainerResponseContext response) {
        if ("close".equalsIgnoreCase(request.getHeaderString("Connection"))) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    private void record(ContainerRequestContext request, ContainerResponseContext response) {
        try {
            audit.record(new AuditTrail.Entry(
                    clock.instant(),
                    current.requestId(),
                    current.hasContext() ? current.context() : null,
                    servletRequest.getRemoteAddr(),
                    request.getMethod(),
                    request.getUriInfo().getRequestUri().getPath(),
                    current.rule(),
                    response.getStatus(),
                    error.text()));
        } catch (RuntimeException e) {
            // The work is done and answered; losing its audit row must be seen by the operator, not by the client.
            LOG.errorf(e, "no audit row for %s", current.requestId());
        }
    }
}
