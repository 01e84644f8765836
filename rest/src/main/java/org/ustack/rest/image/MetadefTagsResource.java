package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefError;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefPage;
import org.ustack.image.MetadefView;
import org.ustack.image.Metadefs;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Tags of a namespace. */
@Path("v2")
@RequestScoped
public class MetadefTagsResource {

    private static final String ALL = "metadefs/namespaces/{namespace}/tags";
    private static final String ONE = ALL + "/{name}";

    @Inject
    CurrentRequest current;

    @Inject
    Metadefs metadefs;

    @Context
    UriInfo uri;

    @GET
    @Path(ALL)
    @Policy(MetadefPolicies.TAGS)
    public Response list(@PathParam("namespace") String namespace) {
        ListParameters common = new ListParameters(uri.getQueryParameters());
        MetadefPage page = new MetadefPage(
                common.sortKey(MetadefPage.SortKey.class), common.descending(), common.page(PageRequest.MAX_LIMIT));
        Slice<MetadefView> tags = metadefs.page(current.context(), namespace, MetadefKind.TAG, page);
        return answer(200, common.wantsNothing() ? List.of() : tags.items());
    }

    @POST
    @Path(ALL)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.ADD_TAGS)
    public Response put(
            @PathParam("namespace") String namespace, @HeaderParam("X-Openstack-Append") String append, JsonBody body) {
        body.only("tags");
        List<JsonBody> tags = body.objects("tags");
        if (tags == null) {
            throw body.invalid("tags", "'tags' is a required property");
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonBody tag : tags) {
            MetadefDraft draft = MetadefBody.tag(tag);
            if (!names.add(draft.name())) {
                throw new CloudException(MetadefError.TAG_EXISTS, "name", draft.name(), "namespace", namespace);
            }
        }
        return answer(201, metadefs.putTags(current.context(), namespace, names, "true".equalsIgnoreCase(append)));
    }

    @DELETE
    @Path(ALL)
    @Policy(MetadefPolicies.DELETE_TAGS)
    public Response removeAll(@PathParam("namespace") String namespace) {
        metadefs.removeAll(current.context(), namespace, MetadefKind.TAG);
        return Response.noContent().build();
    }

    @POST
    @Path(ONE)
    @Policy(MetadefPolicies.ADD_TAG)
    public Response add(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return answer(201, metadefs.add(current.context(), namespace, MetadefBody.tag(name)));
    }

    @GET
    @Path(ONE)
    @Policy(MetadefPolicies.TAG)
    public Response show(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return answer(200, metadefs.show(current.context(), namespace, MetadefKind.TAG, name));
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.MODIFY_TAG)
    public Response rename(@PathParam("namespace") String namespace, @PathParam("name") String name, JsonBody body) {
        return answer(200, metadefs.change(current.context(), namespace, name, MetadefBody.tag(body)));
    }

    @DELETE
    @Path(ONE)
    @Policy(MetadefPolicies.DELETE_TAG)
    public Response remove(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        metadefs.remove(current.context(), namespace, MetadefKind.TAG, name);
        return Response.noContent().build();
    }

    private static Response answer(int status, MetadefView tag) {
        return ImagesResource.json(Response.status(status), MetadefJson.tag(tag));
    }

    private static Response answer(int status, List<MetadefView> tags) {
        return ImagesResource.json(
                Response.status(status),
                Map.of("tags", tags.stream().map(MetadefJson::briefTag).toList()));
    }
}
