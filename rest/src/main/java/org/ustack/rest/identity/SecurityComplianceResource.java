package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.identity.DomainConfigService;
import org.ustack.rest.common.Policy;

/** What a new password must look like: the one group of a domain's configuration that everybody may read. */
@Path("v3/domains/{domain_id}/config/security_compliance")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecurityComplianceResource {

    @Inject
    DomainConfigService configs;

    @PathParam("domain_id")
    String domainId;

    @GET
    @Policy("identity:get_security_compliance_domain_config")
    public Map<String, Object> all() {
        return Map.of("config", configs.passwordRules(domainId, null));
    }

    @GET
    @Path("{option}")
    @Policy("identity:get_security_compliance_domain_config")
    public Map<String, Object> option(@PathParam("option") String option) {
        return Map.of("config", configs.passwordRules(domainId, option));
    }
}
