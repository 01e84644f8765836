package org.ustack.rest.placement;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The microversion on every answer that has one, and from 1.15 that an answer holds for this moment. */
@ApplicationScoped
@Priority(200)
public class PlacementEchoFilter implements ContainerResponseFilter {

    private static final int WITH_TIMES = 15;

    @Inject
    PlacementRequest placement;

    @Inject
    Clock clock;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        PlacementVersion version = placement.version();
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.VARY, PlacementVersionFilter.HEADER);
        if (version == null) {
            return;
        }
        headers.putSingle(PlacementVersionFilter.HEADER, "placement " + version);
        if (version.atLeast(WITH_TIMES) && response.getStatus() < 300) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
            headers.putSingle(
                    HttpHeaders.LAST_MODIFIED,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        }
    }
}
