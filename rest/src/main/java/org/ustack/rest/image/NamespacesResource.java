package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefNamespaces;
import org.ustack.image.MetadefPage;
import org.ustack.image.MetadefView;
import org.ustack.image.Metadefs;
import org.ustack.image.NamespaceView;
import org.ustack.image.Visibility;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Namespaces of metadata definitions: {@code /v2/metadefs/namespaces}. */
@Path("v2")
@RequestScoped
public class NamespacesResource {

    @Inject
    CurrentRequest current;

    @Inject
    MetadefNamespaces namespaces;

    @Inject
    Metadefs metadefs;

    @Context
    UriInfo uri;

    @GET
    @Path("metadefs/namespaces")
    @Policy(MetadefPolicies.NAMESPACES)
    public Response list() {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        ListParameters common = new ListParameters(parameters);
        MetadefPage wanted = new MetadefPage(
                common.sortKey(MetadefPage.SortKey.class),
                common.descending(),
                common.page(ListParameters.DEFAULT_LIMIT));
        Slice<NamespaceView> page = common.wantsNothing()
                ? new Slice<>(List.of(), false)
                : namespaces.list(
                        current.context(),
                        visibility(parameters.getFirst("visibility")),
                        words(parameters.getFirst("resource_types")),
                        wanted);
        PageLinks links = new PageLinks(MetadefJson.NAMESPACES, parameters);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("namespaces", withAssociations(page.items()));
        json.put("first", links.first());
        if (page.more()) {
            json.put(
                    "next", links.next(page.items().get(page.items().size() - 1).name()));
        }
        json.put("schema", "/v2/schemas/metadefs/namespaces");
        return ImagesResource.json(Response.ok(), json);
    }

    private List<Map<String, Object>> withAssociations(List<NamespaceView> page) {
        Map<String, List<MetadefView>> associations =
                metadefs.ofEach(page.stream().map(NamespaceView::name).toList(), MetadefKind.ASSOCIATION);
        return page.stream()
                .map(namespace -> {
                    Map<String, Object> json = MetadefJson.namespace(namespace);
                    putAssociations(json, associations.getOrDefault(namespace.name(), List.of()));
                    return json;
                })
                .toList();
    }

    private static void putAssociations(Map<String, Object> json, List<MetadefView> associations) {
        if (!associations.isEmpty()) {
            json.put(
                    "resource_type_associations",
                    associations.stream().map(MetadefJson::association).toList());
        }
    }

    private static Visibility visibility(String word) {
        if (word == null) {
            return null;
        }
        return Visibility.ofApiName(word)
                .filter(found -> found == Visibility.PUBLIC || found == Visibility.PRIVATE)
                .orElseThrow(() -> ListParameters.bad("Invalid visibility value: " + word));
    }

    private static Set<String> words(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    @POST
    @Path("metadefs/namespaces")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.ADD_NAMESPACE)
    public Response create(JsonBody body) {
        RequestContext caller = current.context();
        NamespaceView namespace = namespaces.create(caller, MetadefBody.namespace(body), MetadefBody.content(body));
        return ImagesResource.json(
                Response.status(201)
                        .header(
                                "Location",
                                current.baseUrl() + "/image" + MetadefJson.NAMESPACES + "/" + namespace.name()),
                detail(caller, namespace, null));
    }

    @GET
    @Path("metadefs/namespaces/{namespace}")
    @Policy(MetadefPolicies.NAMESPACE)
    public Response show(@PathParam("namespace") String name, @QueryParam("resource_type") String resourceType) {
        RequestContext caller = current.context();
        return ImagesResource.json(Response.ok(), detail(caller, namespaces.show(caller, name), resourceType));
    }

    /** A type of resources gives its prefix to the names of properties. */
    private Map<String, Object> detail(RequestContext caller, NamespaceView namespace, String resourceType) {
        String name = namespace.name();
        Map<String, Object> json = MetadefJson.namespace(namespace);
        List<MetadefView> associations = metadefs.all(caller, name, MetadefKind.ASSOCIATION);
        putAssociations(json, associations);
        List<MetadefView> objects = metadefs.all(caller, name, MetadefKind.OBJECT);
        if (!objects.isEmpty()) {
            json.put(
                    "objects",
                    objects.stream()
                            .map(object -> MetadefJson.object(name, object))
                            .toList());
        }
        List<MetadefView> properties = metadefs.all(caller, name, MetadefKind.PROPERTY);
        if (!properties.isEmpty()) {
            String prefix = resourceType == null ? "" : MetadefPropertiesResource.prefix(associations, resourceType);
            json.put("properties", MetadefJson.properties(properties, prefix));
        }
        List<MetadefView> tags = metadefs.all(caller, name, MetadefKind.TAG);
        if (!tags.isEmpty()) {
            json.put("tags", tags.stream().map(MetadefJson::briefTag).toList());
        }
        return json;
    }

    @PUT
    @Path("metadefs/namespaces/{namespace}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.MODIFY_NAMESPACE)
    public Response change(@PathParam("namespace") String name, JsonBody body) {
        return ImagesResource.json(
                Response.ok(),
                MetadefJson.namespace(namespaces.change(current.context(), name, MetadefBody.namespace(body))));
    }

    @DELETE
    @Path("metadefs/namespaces/{namespace}")
    @Policy(MetadefPolicies.DELETE_NAMESPACE)
    public Response delete(@PathParam("namespace") String name) {
        namespaces.delete(current.context(), name);
        return Response.noContent().build();
    }
}
