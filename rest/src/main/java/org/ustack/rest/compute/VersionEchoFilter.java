package org.ustack.rest.compute;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.ustack.rest.common.CurrentRequest;

/** Tells on every answer, errors too, which microversion was used. */
@ApplicationScoped
@Priority(200)
public class VersionEchoFilter implements ContainerResponseFilter {

    @Inject
    ComputeRequest compute;

    @Inject
    CurrentRequest current;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String version = compute.version().toString();
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(NegotiationFilter.STANDARD_HEADER, "compute " + version);
        headers.putSingle(NegotiationFilter.LEGACY_HEADER, version);
        headers.putSingle(HttpHeaders.VARY, NegotiationFilter.STANDARD_HEADER + ", " + NegotiationFilter.LEGACY_HEADER);
        headers.putSingle("X-Compute-Request-Id", current.requestId());
    }
}
