package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorKind;
import org.ustack.network.Change;
import org.ustack.network.Listing;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupView;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-security-groups}, until 2.35: the network service's groups in compute's old shape. */
@Path("v2.1/os-security-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecurityGroupProxyResource {

    @Inject
    ComputeRequest request;

    @Inject
    SecurityGroupService groups;

    @Context
    UriInfo uri;

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:get")
    public Map<String, Object> list() {
        QueryParameters query = new QueryParameters(uri, request.version());
        boolean all = Boolean.TRUE.equals(query.flag("all_tenants"))
                && request.caller().isAdmin();
        Integer limit = query.count("limit");
        Integer offset = query.count("offset");
        Listing wanted = all
                ? Listing.all()
                : Listing.where("project_id", request.caller().projectId());
        List<SecurityGroupView> found = groups.list(request.caller(), wanted).items();
        SecurityGroupProxyJson json = SecurityGroupProxyJson.among(found, this::peer);
        return Map.of(
                "security_groups",
                found.stream()
                        .skip(offset == null ? 0 : offset)
                        .limit(limit == null ? Long.MAX_VALUE : limit)
                        .map(json::group)
                        .toList());
    }

    @GET
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return answer(groups.show(request.caller(), id));
    }

    @POST
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:create")
    public Map<String, Object> create(JsonBody body) {
        SecurityGroupDraft draft = draft(body, Change.to(request.caller().projectId()));
        return answer(Proxies.answer(
                () -> groups.create(request.caller(), List.of(draft)).get(0)));
    }

    @PUT
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:update")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        SecurityGroupDraft changes = draft(body, Change.none());
        return answer(Proxies.answer(() -> groups.update(request.caller(), id, changes, null)));
    }

    private static SecurityGroupDraft draft(JsonBody body, Change<String> project) {
        JsonBody group = FlavorsResource.object(body, "security_group").only("name", "description");
        return new SecurityGroupDraft(
                project,
                Change.to(group.requiredText("name", 0, Fields.MAX_NAME)),
                Change.to(group.requiredText("description", 0, Fields.MAX_NAME)),
                Change.none());
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:delete")
    public Response delete(@PathParam("id") String id) {
        Proxies.run(() -> groups.delete(request.caller(), id, null));
        return Response.status(Response.Status.ACCEPTED).build();
    }

    /** A deletion without an id: there is no such address, though the collection has one for reading. */
    @DELETE
    @Policy("os_compute_api:os-security-groups:delete")
    public Response deleteNothing() {
        throw new CloudException(CommonError.PATH_NOT_FOUND);
    }

    private Map<String, Object> answer(SecurityGroupView group) {
        return Map.of("security_group", new SecurityGroupProxyJson(this::peer).group(group));
    }

    private SecurityGroupView peer(String id) {
        try {
            return groups.show(request.caller(), id);
        } catch (CloudException e) {
            if (e.code().kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
