package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/os-security-groups}: the groups of a server's ports. */
@Path("v2.1/servers/{id}/os-security-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerSecurityGroupsResource {

    @Inject
    ServerSecurityGroups groups;

    @GET
    @Policy("os_compute_api:os-security-groups:list")
    public Map<String, Object> list(@PathParam("id") String id) {
        var found = groups.of(id);
        SecurityGroupProxyJson json = SecurityGroupProxyJson.among(found, other -> null);
        return Map.of("security_groups", found.stream().map(json::group).toList());
    }
}
