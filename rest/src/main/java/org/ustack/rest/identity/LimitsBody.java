package org.ustack.rest.identity;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ustack.identity.IdentityError;
import org.ustack.rest.common.JsonBody;

/** What registered limits and limits have in common on the wire: several are made by one request, and -1 is without end. */
final class LimitsBody {

    private LimitsBody() {}

    /** At least one. */
    static <D> List<D> several(JsonBody body, String name, Function<JsonBody, D> draft) {
        List<JsonBody> several = body.objects(name);
        if (several == null || several.isEmpty()) {
            throw body.invalid(name, "[] is too short");
        }
        return several.stream().map(draft).toList();
    }

    static <V> Response made(String name, List<V> views, Function<V, Map<String, Object>> json) {
        return Response.status(Response.Status.CREATED)
                .entity(Map.of(name, views.stream().map(json).toList()))
                .build();
    }

    /** Null where the client says nothing. */
    static Integer number(JsonBody body, String name) {
        Long number = body.integer(name, -1, Integer.MAX_VALUE);
        return number == null ? null : number.intValue();
    }

    /** Never null. */
    static Integer requiredNumber(JsonBody body, String name) {
        Integer number = number(body, name);
        if (number == null) {
            throw body.invalid(name, "'" + name + "' is a required property");
        }
        return number;
    }

    static void allowOnly(JsonBody body, List<String> known) {
        body.names().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(other -> {
            throw IdentityError.invalid("Additional properties are not allowed ('" + other + "' was unexpected)");
        });
    }
}
