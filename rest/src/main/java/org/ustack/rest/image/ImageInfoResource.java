package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImportMethod;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/**
 * What the image API can do: schemas, import methods, stores. All resources below {@code /v2} share that class path, since
 * JAX-RS first chooses a class by its path and then looks for methods in the chosen one only.
 */
@Path("v2")
@RequestScoped
public class ImageInfoResource {

    private static final long MIB = 1L << 20;

    @Inject
    CurrentRequest current;

    @Inject
    Settings settings;

    @Inject
    QuotaService quota;

    /** Where the version documents link to. */
    @GET
    @PublicEndpoint("clients look for versions before they have a token")
    public Response versions() {
        return ImageVersionsResource.document(200, current.baseUrl());
    }

    @GET
    @Path("schemas/{name}")
    @Policy(ImagePolicies.INFO)
    public Response schema(@PathParam("name") String name) {
        Map<String, Object> schema =
                ImageSchemas.find(name).orElseThrow(() -> new CloudException(CommonError.PATH_NOT_FOUND));
        return ImagesResource.json(Response.ok(), schema);
    }

    @GET
    @Path("schemas/metadefs/{name}")
    @Policy(ImagePolicies.INFO)
    public Response metadefSchema(@PathParam("name") String name) {
        Map<String, Object> schema =
                MetadefSchemas.find(name).orElseThrow(() -> new CloudException(CommonError.PATH_NOT_FOUND));
        return ImagesResource.json(Response.ok(), schema);
    }

    @GET
    @Path("info/import")
    @Policy(ImagePolicies.INFO)
    public Response importMethods() {
        Map<String, Object> methods =
                Map.of("description", "Import methods available.", "type", "array", "value", offered(settings));
        return ImagesResource.json(Response.ok(), Map.of("import-methods", methods));
    }

    static List<String> offered(Settings settings) {
        return settings.get(ImageSettings.IMPORT_METHODS).stream()
                .map(ImportMethod::apiName)
                .toList();
    }

    @GET
    @Path("info/stores")
    @Policy(ImagePolicies.INFO)
    public Response stores() {
        return ImagesResource.json(Response.ok(), Map.of("stores", List.of(store())));
    }

    @GET
    @Path("info/stores/detail")
    @Policy(ImagePolicies.STORES_DETAIL)
    public Response storesInDetail() {
        Map<String, Object> store = new LinkedHashMap<>(store());
        store.put("type", "file");
        store.put("weight", 0);
        store.put(
                "properties",
                Map.of("data_dir", ImageSettings.storeDirectory(settings).toString()));
        return ImagesResource.json(Response.ok(), Map.of("stores", List.of(store)));
    }

    /** Bytes are told in MiB, begun ones counted whole, as limits on them are. */
    @GET
    @Path("info/usage")
    @Policy(ImagePolicies.INFO)
    public Response usage() {
        String project = current.context().projectId();
        Map<String, Object> usage = new LinkedHashMap<>();
        if (project != null) {
            Map<QuotaResource, QuotaService.QuotaView> all = quota.ofProject(project);
            usage.put(QuotaResource.IMAGES.apiName(), usage(all.get(QuotaResource.IMAGES), 1));
            usage.put(QuotaResource.IMAGE_BYTES.apiName(), usage(all.get(QuotaResource.IMAGE_BYTES), MIB));
        }
        return ImagesResource.json(Response.ok(), Map.of("usage", usage));
    }

    static Map<String, Object> usage(QuotaService.QuotaView view, long unit) {
        long limit = view.limit() < 0 ? view.limit() : view.limit() / unit;
        return Map.of("limit", limit, "usage", (view.used() + unit - 1) / unit);
    }

    private static Map<String, Object> store() {
        return Map.of("id", ImageImports.STORE, "description", "Files of this cloud", "default", "true");
    }
}
