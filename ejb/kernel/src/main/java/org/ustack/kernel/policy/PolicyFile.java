package org.ustack.kernel.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator's file of rules: a JSON object, or YAML's subset that oslo.policy's generator writes, one
 * {@code "name": "condition"} a line with comments from {@code #}. Names and conditions may go without quotes.
 */
public final class PolicyFile {

    private static final String WORD = "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'";
    private static final Pattern LINE = Pattern.compile(
            "(" + WORD + "|[A-Za-z_][^\\s\"'#]*)\\s*:(?:\\s+(" + WORD + "|[^\"'\\s#].*?))?\\s*(?:\\s#.*)?");

    private PolicyFile() {}

    /** A condition and the line of the file that it stands in. */
    public record Entry(String condition, int line) {}

    /** @throws PolicyFileException naming the line */
    public static Map<String, Entry> read(String text) {
        return text.stripLeading().startsWith("{") ? json(text) : yaml(text);
    }

    private static Map<String, Entry> yaml(String text) {
        Map<String, Entry> found = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.stripTrailing();
            if (content.isBlank() || content.stripLeading().startsWith("#") || number == 1 && content.equals("---")) {
                continue;
            }
            Matcher matcher = LINE.matcher(content);
            if (!matcher.matches()) {
                throw new PolicyFileException(number, null, "a line reads \"rule\": \"condition\"");
            }
            String condition = matcher.group(2) == null ? "" : unquoted(matcher.group(2));
            add(found, unquoted(matcher.group(1)), condition, number);
        }
        return found;
    }

    private static String unquoted(String word) {
        if (word.startsWith("\"")) {
            return word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("''", "'") : word;
    }

    private static Map<String, Entry> json(String text) {
        Map<String, Entry> found = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int line = parser.currentTokenLocation().getLineNr();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw new PolicyFileException(line, name, "its condition is not a text");
                }
                add(found, name, parser.getText(), line);
            }
            if (parser.nextToken() != null) {
                throw new PolicyFileException(
                        parser.currentTokenLocation().getLineNr(), null, "there is more after the end of the object");
            }
        } catch (JsonProcessingException e) {
            throw new PolicyFileException(
                    e.getLocation().getLineNr(), null, "it is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void add(Map<String, Entry> found, String name, String condition, int line) {
        Entry first = found.putIfAbsent(name, new Entry(condition, line));
        if (first != null) {
            throw new PolicyFileException(line, name, "it stands in line " + first.line() + " already");
        }
    }
}
