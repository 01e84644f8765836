package org.ustack.identity.internal.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.ustack.identity.FederationError;
import org.ustack.kernel.CloudException;

/** The values that the remote side of a rule picked, in order, for the places {@code {0}}, {@code {1}}, … of its local side. */
final class Picked {

    private static final Logger LOG = Logger.getLogger(Picked.class);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,4})}");

    private final String mappingId;
    private final List<List<String>> values = new ArrayList<>();

    Picked(String mappingId) {
        this.mappingId = mappingId;
    }

    void add(List<String> picked) {
        values.add(picked);
    }

    /** The text with its places filled in. @param template null reads as null */
    String fill(Object template) {
        if (template == null) {
            return null;
        }
        Matcher matcher = PLACE.matcher((String) template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            List<String> picked = at(Integer.parseInt(matcher.group(1)));
            String value = picked.size() == 1 ? picked.get(0) : Python.repr(picked);
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }

    /** Several texts: all values of a place that stands alone, else what the operator's literal list says. */
    List<String> list(String template) {
        Matcher alone = PLACE.matcher(template.trim());
        if (alone.matches()) {
            return at(Integer.parseInt(alone.group(1)));
        }
        return Python.texts(template).stream().map(this::fill).toList();
    }

    private List<String> at(int place) {
        if (place >= values.size()) {
            LOG.warnf(
                    "a local section of mapping %s refers to a remote match that does not exist: {%d}",
                    mappingId, place);
            throw new CloudException(FederationError.MAPPING_FAILS);
        }
        return values.get(place);
    }
}
