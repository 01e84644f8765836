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
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;

/** Puts the request id and the fate of the connection on every answer, and every change and every refusal into the audit trail. */
@ApplicationScoped
@Priority(100)
public class ResponseFilter implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(ResponseFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final int NOT_FOUND = 404;
    private static final String CONNECTION = "Connection";
    private static final String CLOSE = "close";

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
        // Undertow closes the connection when asked to, but with an answer without a body (204) it does not say so: the
        // client would send its next request into a connection that is about to end.
        if (CLOSE.equalsIgnoreCase(request.getHeaderString(CONNECTION))) {
            response.getHeaders().putSingle(CONNECTION, CLOSE);
        }
        if (!READING.contains(request.getMethod()) || refused(response.getStatus())) {
            record(request, response);
        }
        MDC.remove("request_id");
        MDC.remove("global_request_id");
    }

    /** What others own is "not found" to all but admins, so that such an answer may be a refusal. */
    private boolean refused(int status) {
        RequestContext who = current.initiator();
        return REFUSALS.contains(status) || status == NOT_FOUND && who != null && !who.isAdmin();
    }

    private void record(ContainerRequestContext request, ContainerResponseContext response) {
        try {
            audit.record(new AuditTrail.Entry(
                    clock.instant(),
                    current.requestId(),
                    current.initiator(),
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
