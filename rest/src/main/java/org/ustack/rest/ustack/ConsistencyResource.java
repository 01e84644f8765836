package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.ustack.platform.ConsistencyCheck;
import org.ustack.platform.ConsistencyCheck.Finding;
import org.ustack.rest.common.Policy;

/** {@code GET /ustack/v1/consistency}: whether all promises about stored data hold now. */
@RequestScoped
@Path("/consistency")
@Produces(MediaType.APPLICATION_JSON)
public class ConsistencyResource {

    @Inject
    ConsistencyCheck check;

    @GET
    @Policy("ustack:consistency:read")
    public Map<String, Object> read() {
        List<Finding> findings = check.run();
        long violated = findings.stream().filter(f -> !f.violations().isEmpty()).count();
        return Map.of("violated", violated, "invariants", findings);
    }
}
