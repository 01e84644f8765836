package org.ustack.rest.ustack;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.rest.common.PolicyGate;
import org.ustack.rest.compute.HostId;

/**
 * How nodes are called in answers about placement: by name for admins, otherwise by the {@code hostId} that servers show. Reasons are
 * free text of the filters, so names in them are replaced too.
 */
final class NodeNames {

    static final String RULE = "ustack:placement-decisions:node-names";

    private final UnaryOperator<String> shown;

    NodeNames(UnaryOperator<String> shown) {
        this.shown = shown;
    }

    /** As the caller may see them, for a project. */
    static NodeNames of(PolicyGate policies, String projectId) {
        if (policies.allows(RULE)) {
            return new NodeNames(UnaryOperator.identity());
        }
        HostId hostIds = new HostId();
        return new NodeNames(node -> hostIds.of(projectId, node));
    }

    String of(String node) {
        return node == null ? null : shown.apply(node);
    }

    String in(String text, Iterable<String> nodes) {
        String replaced = text;
        if (text != null) {
            for (String node : nodes) {
                Pattern whole = Pattern.compile("(?<![\\w.-])" + Pattern.quote(node) + "(?![\\w-])");
                replaced = whole.matcher(replaced).replaceAll(Matcher.quoteReplacement(shown.apply(node)));
            }
        }
        return replaced;
    }
}
