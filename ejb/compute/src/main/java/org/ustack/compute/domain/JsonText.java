package org.ustack.compute.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.Json;

/** Small maps and lists as they stand in one column: read with their row, without a join. */
public final class JsonText {

    private static final TypeReference<LinkedHashMap<String, String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, List<String>>> LISTS = new TypeReference<>() {};

    private JsonText() {}

    public static String write(Object value) {
        return Json.write(value);
    }

    public static Map<String, String> readStrings(String text) {
        return text.equals("{}") ? Map.of() : read(text, STRINGS);
    }

    public static List<String> readList(String text) {
        return text.equals("[]") ? List.of() : read(text, LIST);
    }

    public static Map<String, List<String>> readLists(String text) {
        return text.equals("{}") ? Map.of() : read(text, LISTS);
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored column is not readable: " + e.getOriginalMessage(), e);
        }
    }
}
