package org.ustack.rest.network;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.Change;
import org.ustack.rest.common.JsonBody;

/** What all request bodies of this API have in common. */
final class Bodies {

    static final int TEXT = 255;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");

    private Bodies() {}

    /** The objects of a create request: one under the singular, or several under the plural. */
    static <T> List<T> drafts(JsonBody body, String one, String many, Function<JsonBody, T> draft) {
        if (body.hasValue(many)) {
            List<T> drafts = new ArrayList<>();
            body.objects(many).forEach(item -> drafts.add(draft.apply(unwrapped(item, one))));
            if (drafts.isEmpty()) {
                throw bad("Resources required");
            }
            return drafts;
        }
        return List.of(draft.apply(single(body, one)));
    }

    /** Items may also be wrapped in the singular, as they are when they come alone. */
    private static JsonBody unwrapped(JsonBody item, String one) {
        return item.hasValue(one) && item.names().size() == 1 ? item.object(one) : item;
    }

    /** 201 with what was made, under the name under which it was asked for. */
    static Response created(JsonBody body, String one, String many, List<Map<String, Object>> made) {
        return Response.status(Response.Status.CREATED)
                .entity(bulk(body, many) ? Map.of(many, made) : Map.of(one, made.get(0)))
                .build();
    }

    static boolean bulk(JsonBody body, String many) {
        return body.hasValue(many);
    }

    static JsonBody single(JsonBody body, String name) {
        JsonBody object = body.object(name);
        if (object == null) {
            throw bad("Unable to find '" + name + "' in request body");
        }
        return object;
    }

    static void only(JsonBody body, Set<String> known) {
        List<String> unknown =
                body.names().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw bad("Unrecognized attribute(s) '" + String.join(", ", unknown) + "'");
        }
    }

    /** Attributes that are set when a thing is made and never after. */
    static void refuse(JsonBody body, Set<String> fixed) {
        for (String name : body.names()) {
            if (fixed.contains(name)) {
                throw bad("Cannot update read-only attribute " + name);
            }
        }
    }

    static String required(JsonBody body, String name) {
        if (!body.hasValue(name)) {
            throw missing(name);
        }
        return body.text(name, 1, TEXT);
    }

    static CloudException missing(String name) {
        return bad("Failed to parse request. Required attribute '" + name + "' not specified");
    }

    static <T> Change<T> change(JsonBody body, String name, BiFunction<JsonBody, String, T> read) {
        return body.has(name) ? Change.to(read.apply(body, name)) : Change.none();
    }

    static Change<String> text(JsonBody body, String name) {
        return change(body, name, (object, field) -> object.text(field, 0, TEXT));
    }

    /** The id of another thing, or null. */
    static Change<String> id(JsonBody body, String name) {
        Change<String> id = text(body, name);
        if (id.orIfNull(null) != null && !UUID.matcher(id.value()).matches()) {
            throw CommonError.invalid(name, id.value(), "'" + id.value() + "' is not a valid UUID");
        }
        return id;
    }

    static Change<Boolean> flag(JsonBody body, String name) {
        return change(body, name, JsonBody::flag);
    }

    static Change<Integer> number(JsonBody body, String name, int min, int max) {
        return change(body, name, (object, field) -> integer(object, field, min, max));
    }

    static Integer integer(JsonBody body, String name, long min, long max) {
        Long value = body.integer(name, min, max);
        return value == null ? null : value.intValue();
    }

    static Change<List<String>> texts(JsonBody body, String name) {
        return change(body, name, (object, field) -> object.texts(field, TEXT));
    }

    static <T> Change<List<T>> objects(JsonBody body, String name, Function<JsonBody, T> read) {
        return change(body, name, (object, field) -> {
            List<JsonBody> items = object.objects(field);
            return items == null ? null : items.stream().map(read).toList();
        });
    }

    /** Either of the two names of the project. */
    static Change<String> project(JsonBody body) {
        if (body.hasValue("project_id")
                && body.hasValue("tenant_id")
                && !body.node().get("project_id").equals(body.node().get("tenant_id"))) {
            throw bad("'project_id' and 'tenant_id' do not match");
        }
        return body.hasValue("project_id") ? text(body, "project_id") : text(body, "tenant_id");
    }

    /** {@code If-Match: revision_number=N}; null where there is none. */
    static Long ifRevision(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String text = header.trim().replace("\"", "");
        if (!text.matches("revision_number=[0-9]{1,18}")) {
            throw bad("Invalid value for If-Match header: " + header);
        }
        return Long.valueOf(text.substring(text.indexOf('=') + 1));
    }

    static CloudException bad(String reason) {
        return new CloudException(CommonError.BAD_REQUEST, "reason", reason);
    }
}
