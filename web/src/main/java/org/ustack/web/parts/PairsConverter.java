package org.ustack.web.parts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ustack.web.text.Words;

/**
 * Names with values as a field has them: a line each, {@code name=value}. What is wrong with a line is said with its number. The
 * field's attribute {@code longest} is the most characters of a value, {@value #MAX} where there is none.
 */
@ApplicationScoped
@FacesConverter(value = "pairs", managed = true)
public class PairsConverter implements Converter<Map<String, String>> {

    static final int MAX = 255;

    /** As the compute API has the names of metadata and extra specs. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_:. ]{1,255}");

    @Inject
    Words words;

    @Override
    public Map<String, String> getAsObject(FacesContext faces, UIComponent component, String text) {
        Object longest = component.getAttributes().get("longest");
        int most = longest == null ? MAX : Integer.parseInt(longest.toString());
        Map<String, String> pairs = new TreeMap<>();
        String[] lines = text == null ? new String[0] : text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !read(lines[i], most, pairs)) {
                String sentence = words.get("pairs.bad", i + 1);
                throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
            }
        }
        return pairs;
    }

    /** Whether the line is a pair, of a name that was not there yet. */
    static boolean read(String line, int most, Map<String, String> pairs) {
        int sign = line.indexOf('=');
        if (sign < 0) {
            return false;
        }
        String name = line.substring(0, sign).strip();
        String value = line.substring(sign + 1).strip();
        return NAME.matcher(name).matches() && value.length() <= most && pairs.putIfAbsent(name, value) == null;
    }

    /** Whether a line of a field can carry it, and gives it back as it was. */
    public static boolean carries(String name, String value) {
        return NAME.matcher(name).matches()
                && name.equals(name.strip())
                && value.equals(value.strip())
                && value.lines().count() <= 1;
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, Map<String, String> pairs) {
        return pairs == null ? "" : text(pairs);
    }

    static String text(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("\n"));
    }
}
