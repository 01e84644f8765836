package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ustack.identity.IdentityError;
import org.ustack.identity.TokenService;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** Tokens that were revoked one by one (OS-REVOKE). */
@Path("v3/OS-REVOKE/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RevocationEventsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    TokenService tokens;

    @GET
    @Policy("identity:list_revoke_events")
    public Map<String, Object> list(@QueryParam("since") String since) {
        List<Map<String, Object>> events = tokens.revocations(current.context(), time(since)).stream()
                .map(event -> Map.<String, Object>of(
                        event.chain() ? "audit_chain_id" : "audit_id",
                        event.auditId(),
                        "issued_before",
                        ApiTimes.microsZulu(event.at())))
                .toList();
        return IdentityList.of("events", events, current, uri);
    }

    private static Instant time(String since) {
        try {
            return since == null ? Instant.EPOCH : Instant.parse(since.endsWith("Z") ? since : since + "Z");
        } catch (DateTimeException e) {
            throw IdentityError.invalid("invalid date format " + since);
        }
    }
}
