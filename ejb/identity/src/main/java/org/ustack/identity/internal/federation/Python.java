package org.ustack.identity.internal.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Keystone's language is built into: how it writes values, in which validators quote them, and its literal lists, in
 * which mappings carry several groups in one text.
 */
final class Python {

    private Python() {}

    /** JSON's own types as Python writes them. */
    static String repr(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof String text) {
            char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
            String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
            return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Python::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    /** The texts of a literal list such as {@code ['a', "b"]}; a text that is none stands for itself. For an operator's text only. */
    static List<String> texts(String text) {
        String trimmed = text.trim();
        if (!trimmed.startsWith("[") || !trimmed.endsWith("]")) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        StringBuilder current = null;
        char quote = 0;
        for (int i = 1; i < trimmed.length() - 1; i++) {
            char c = trimmed.charAt(i);
            if (current == null) {
                if (c == '\'' || c == '"') {
                    quote = c;
                    current = new StringBuilder();
                } else if (c != ',' && !Character.isWhitespace(c)) {
                    return List.of(text);
                }
            } else if (c == '\\' && i + 1 < trimmed.length() - 1) {
                char escaped = trimmed.charAt(++i);
                current.append(escaped == 'n' ? '\n' : escaped);
            } else if (c == quote) {
                texts.add(current.toString());
                current = null;
            } else {
                current.append(c);
            }
        }
        return current == null ? texts : List.of(text);
    }
}
