package org.ustack.rest.image;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.ustack.image.ImageError;
import org.ustack.image.ImageImports;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportImage.RemoteImage;
import org.ustack.image.ImportMethod;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** Imports of bytes: {@code POST /v2/images/{id}/import}. */
@Path("v2")
@RequestScoped
public class ImageImportsResource {

    private static final int MAX_WORD = 255;
    private static final int MAX_ADDRESS = 65_535;
    private static final String UUID = "[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}";

    @Inject
    CurrentRequest current;

    @Inject
    ImageImports imports;

    @Inject
    PolicyGate gate;

    @POST
    @Path("images/{id}/import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(ImagePolicies.MODIFY)
    public Response begin(@PathParam("id") String id, @HeaderParam("x-image-meta-store") String store, JsonBody body) {
        ImportImage command = command(body, store);
        if (command.method() == ImportMethod.COPY_IMAGE) {
            gate.require(ImagePolicies.COPY);
        }
        imports.begin(current.context(), id, command);
        return Response.accepted().build();
    }

    static ImportImage command(JsonBody body, String storeHeader) {
        if (!body.hasValue("method")) {
            throw bad("Import request requires a 'method' field.");
        }
        JsonBody method = body.object("method");
        if (!method.hasValue("name")) {
            throw bad("Import request requires a 'name' field.");
        }
        String name = method.requiredText("name", 1, MAX_WORD);
        ImportMethod known = ImportMethod.ofApiName(name)
                .orElseThrow(() -> new CloudException(ImageError.METHOD_OFF, "method", name));
        requireFlag(body, "all_stores_must_succeed");
        boolean allStores = requireFlag(body, "all_stores");
        String uri = known == ImportMethod.WEB_DOWNLOAD ? uri(method) : null;
        RemoteImage source = known == ImportMethod.GLANCE_DOWNLOAD ? source(method) : null;
        return new ImportImage(
                known,
                uri,
                source,
                stores(body, storeHeader, allStores),
                body.node().toString());
    }

    private static boolean requireFlag(JsonBody body, String name) {
        JsonNode value = body.node().get(name);
        if (value != null && !value.isBoolean()) {
            throw bad("'" + name + "' must be boolean value only");
        }
        return value != null && value.booleanValue();
    }

    private static String uri(JsonBody method) {
        String uri = method.text("uri", 1, MAX_ADDRESS);
        if (uri == null) {
            throw bad("'uri' is required for 'web-download' method");
        }
        return uri;
    }

    private static RemoteImage source(JsonBody method) {
        String region = method.text("glance_region", 1, MAX_WORD);
        String image = method.text("glance_image_id", 1, MAX_WORD);
        if (region == null) {
            throw bad("'glance_region' needs to be set for glance-download import method");
        }
        if (image == null) {
            throw bad("'glance_image_id' needs to be set for glance-download import method");
        }
        if (!image.matches(UUID)) {
            throw bad("image id does not look like a UUID");
        }
        String face = method.text("glance_service_interface", 1, MAX_WORD);
        return new RemoteImage(region, face == null ? "public" : face, image);
    }

    private static List<String> stores(JsonBody body, String header, boolean all) {
        List<String> named = body.texts("stores", MAX_WORD);
        boolean byHeader = header != null && !header.isBlank();
        if (named != null && byHeader) {
            throw bad("Stores parameter and x-image-meta-store header can't be both specified");
        }
        if (all && (named != null || byHeader)) {
            throw bad("All_stores parameter can't be used with x-image-meta-store header or stores parameter");
        }
        if (byHeader) {
            return Arrays.stream(header.split(",")).map(String::strip).toList();
        }
        return named == null ? List.of() : named;
    }

    private static CloudException bad(String reason) {
        return ListParameters.bad(reason);
    }
}
