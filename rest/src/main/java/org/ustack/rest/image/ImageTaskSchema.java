package org.ustack.rest.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ustack.image.TaskStatus;
import org.ustack.image.TaskType;

/** The fields of a task. */
final class ImageTaskSchema {

    private ImageTaskSchema() {}

    /** In a list. */
    static Map<String, Object> brief() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", ImageSchemas.pattern("An identifier for the task", ImageSchemas.UUID));
        List<String> types = Stream.of(TaskType.values()).map(TaskType::apiName).toList();
        properties.put("type", ImageSchemas.oneOf("The type of task represented by this content", types));
        List<String> statuses =
                Stream.of(TaskStatus.values()).map(TaskStatus::apiName).toList();
        properties.put("status", ImageSchemas.oneOf("The current status of this task", statuses));
        properties.put("owner", ImageSchemas.string("An identifier for the owner of this task"));
        properties.put("expires_at", ImageSchemas.string("Date and time when this task is forgotten"));
        properties.put("created_at", ImageSchemas.string("Date and time of task creation"));
        properties.put("updated_at", ImageSchemas.string("Date and time of the last task modification"));
        properties.put("self", ImageSchemas.string("The URL of the task"));
        properties.put("schema", ImageSchemas.string("The URL of this schema"));
        return properties;
    }

    static Map<String, Object> full() {
        Map<String, Object> properties = brief();
        properties.put("input", ImageSchemas.typed(List.of("null", "object"), "What the task was asked for"));
        properties.put("result", ImageSchemas.typed(List.of("null", "object"), "What came of the task"));
        properties.put("message", ImageSchemas.string("Why the task failed"));
        properties.put("image_id", ImageSchemas.string("Image associated with the task"));
        properties.put("request_id", ImageSchemas.string("Request that made the task"));
        properties.put("user_id", ImageSchemas.string("User who made the task"));
        return properties;
    }
}
