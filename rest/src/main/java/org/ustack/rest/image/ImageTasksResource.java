package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageTaskView;
import org.ustack.image.ImageTasks;
import org.ustack.image.TaskStatus;
import org.ustack.image.TaskType;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Imports as tasks: {@code /v2/tasks} for admins, {@code /v2/images/{id}/tasks} for who sees the image. */
@Path("v2")
@RequestScoped
public class ImageTasksResource {

    private static final int MAX_WORD = 255;
    private static final int MAX_ADDRESS = 65_535;

    @Inject
    CurrentRequest current;

    @Inject
    ImageTasks tasks;

    @Inject
    ImageImports imports;

    @Context
    UriInfo uri;

    @GET
    @Path("images/{id}/tasks")
    @Policy(ImagePolicies.SHOW)
    public Response ofImage(@PathParam("id") String id) {
        List<Map<String, Object>> all = tasks.ofImage(current.context(), id).stream()
                .map(ImageTaskJson::ofImage)
                .toList();
        return ImagesResource.json(Response.ok(), Map.of("tasks", all));
    }

    @GET
    @Path("tasks")
    @Policy(ImagePolicies.TASKS)
    public Response list() {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        ListParameters common = new ListParameters(parameters);
        ImageTasks.Query query = new ImageTasks.Query(
                status(parameters.getFirst("status")),
                type(parameters.getFirst("type")),
                parameters.getFirst("owner"),
                common.sortKey(ImageTasks.SortKey.class),
                common.descending(),
                common.page(ListParameters.DEFAULT_LIMIT));
        Slice<ImageTaskView> page =
                common.wantsNothing() ? new Slice<>(List.of(), false) : tasks.list(current.context(), query);
        PageLinks links = new PageLinks("/v2/tasks", parameters);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tasks", page.items().stream().map(ImageTaskJson::brief).toList());
        json.put("first", links.first());
        if (page.more()) {
            json.put(
                    "next", links.next(page.items().get(page.items().size() - 1).id()));
        }
        json.put("schema", "/v2/schemas/tasks");
        return ImagesResource.json(Response.ok(), json);
    }

    private static TaskStatus status(String word) {
        return word == null ? null : TaskStatus.ofApiName(word).orElseThrow(() -> bad("Invalid status value: " + word));
    }

    private static TaskType type(String word) {
        return word == null ? null : TaskType.ofApiName(word).orElseThrow(() -> bad("Invalid type value: " + word));
    }

    @GET
    @Path("tasks/{id}")
    @Policy(ImagePolicies.TASK)
    public Response show(@PathParam("id") String id) {
        return ImagesResource.json(Response.ok(), ImageTaskJson.full(tasks.show(current.context(), id)));
    }

    @POST
    @Path("tasks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(ImagePolicies.ADD_TASK)
    public Response create(JsonBody body) {
        for (String required : List.of("type", "input")) {
            if (!body.hasValue(required)) {
                throw bad("Task '" + required + "' is required");
            }
        }
        body.only("type", "input");
        String type = body.requiredText("type", 1, MAX_WORD);
        if (!type.equals(TaskType.IMPORT.apiName())) {
            throw body.invalid("type", "'" + type + "' is not one of ['import']");
        }
        JsonBody input = body.requiredObject("input");
        for (String required : List.of("import_from", "import_from_format", "image_properties")) {
            if (!input.hasValue(required)) {
                throw bad("Input does not contain '" + required + "' field");
            }
        }
        ImageTaskView task = imports.createByTask(
                current.context(),
                image(input),
                input.requiredText("import_from", 1, MAX_ADDRESS),
                input.node().toString());
        return ImagesResource.json(
                Response.status(201).header("Location", current.baseUrl() + "/image/v2/tasks/" + task.id()),
                ImageTaskJson.full(task));
    }

    /** Formats that the properties do not name are those that the import has. */
    private static CreateImage image(JsonBody input) {
        JsonBody properties = input.requiredObject("image_properties");
        String format = input.requiredText("import_from_format", 1, MAX_WORD);
        CreateImage named = ImagesResource.command(properties);
        return new CreateImage(
                null,
                named.name(),
                named.owner(),
                named.visibility() == null ? Visibility.PRIVATE : named.visibility(),
                named.diskFormat() == null ? format : named.diskFormat(),
                named.containerFormat() == null ? "bare" : named.containerFormat(),
                named.minDisk(),
                named.minRam(),
                named.deleteProtected(),
                named.hidden(),
                named.tags(),
                named.properties());
    }

    @DELETE
    @Path("tasks/{id}")
    @Policy(ImagePolicies.TASK)
    public Response delete(@PathParam("id") String id) {
        tasks.show(current.context(), id);
        throw new CloudException(CommonError.METHOD_NOT_ALLOWED);
    }

    private static CloudException bad(String reason) {
        return ListParameters.bad(reason);
    }
}
