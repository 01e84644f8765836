package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.identity.TokenKeyService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** {@code /token-keys}: the keys that seal tokens. */
@Path("token-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenKeysResource {

    @Inject
    CurrentRequest current;

    @Inject
    TokenKeyService keys;

    @POST
    @Path("rotate")
    @Policy("ustack:token-keys:rotate")
    public Map<String, Object> rotate() {
        return Map.of("keys", keys.rotate(current.context()));
    }
}
