package org.ustack.rest.ustack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.PlacementQuestions.Question;
import org.ustack.placement.WhatIfService;
import org.ustack.rest.common.JsonBody;

/** {@code {"question": {"flavor", "image", "availabilityZone", "host", "hints", "servers"}}}; only the flavor is required. */
final class PlacementQuestionBody {

    private static final int MAX_TEXT = 255;
    private static final int MAX_HINTS = 64;

    private final JsonBody question;

    PlacementQuestionBody(JsonBody body) {
        this.question = body.only("question").requiredObject("question");
        if (question == null) {
            throw body.invalid("question", "None is not of type 'object'");
        }
        question.only("flavor", "image", "availabilityZone", "host", "hints", "servers");
    }

    String node() {
        return question.text("host", 1, MAX_TEXT);
    }

    Question question() {
        Long servers = question.integer("servers", 1, WhatIfService.MAX_SERVERS);
        return new Question(
                question.requiredText("flavor", 1, MAX_TEXT),
                question.text("image", 1, MAX_TEXT),
                question.text("availabilityZone", 1, MAX_TEXT),
                node(),
                hints(),
                servers == null ? 1 : servers.intValue());
    }

    /** A text or an array of texts each, as in the boot request. */
    private Map<String, List<String>> hints() {
        JsonBody hints = question.object("hints");
        Map<String, List<String>> map = new LinkedHashMap<>();
        if (hints == null) {
            return map;
        }
        for (String name : hints.names()) {
            JsonNode value = hints.node().get(name);
            List<String> values = value.isArray()
                    ? hints.texts(name, MAX_TEXT)
                    : new ArrayList<>(List.of(hints.requiredText(name, 1, MAX_TEXT)));
            if (values.size() > MAX_HINTS) {
                throw hints.invalid(name, "[…] is too long");
            }
            map.put(name, values);
        }
        return map;
    }
}
