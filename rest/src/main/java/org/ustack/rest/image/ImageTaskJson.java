package org.ustack.rest.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.image.ImageTaskView;
import org.ustack.image.TaskStatus;
import org.ustack.kernel.Json;
import org.ustack.rest.common.ApiTimes;

/** A task as the API writes it. */
final class ImageTaskJson {

    private ImageTaskJson() {}

    /** In a list. */
    static Map<String, Object> brief(ImageTaskView task) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", task.id());
        json.put("type", task.type().apiName());
        json.put("status", task.status().apiName());
        json.put("owner", task.owner());
        if (task.expiresAt() != null) {
            json.put("expires_at", ApiTimes.seconds(task.expiresAt()));
        }
        json.put("created_at", ApiTimes.seconds(task.createdAt()));
        json.put("updated_at", ApiTimes.seconds(task.updatedAt()));
        json.put("self", "/v2/tasks/" + task.id());
        json.put("schema", "/v2/schemas/task");
        return json;
    }

    static Map<String, Object> full(ImageTaskView task) {
        Map<String, Object> json = brief(task);
        json.put("input", Json.read(task.input(), ObjectNode.class));
        json.put("result", task.status() == TaskStatus.SUCCESS ? Map.of("image_id", task.imageId()) : null);
        json.put("message", task.message());
        return json;
    }

    /** Below its image: also who asked for it and by which request. */
    static Map<String, Object> ofImage(ImageTaskView task) {
        Map<String, Object> json = full(task);
        json.put("image_id", task.imageId());
        json.put("request_id", task.requestId());
        json.put("user_id", task.userId());
        return json;
    }
}
