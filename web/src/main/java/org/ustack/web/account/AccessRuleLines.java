package org.ustack.web.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ustack.identity.AccessRuleDraft;

/** Access rules as people write them: a line each with service, method and path, such as {@code compute GET /v2.1/servers}. */
final class AccessRuleLines {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");
    private static final int SERVICE_MAX = 64;
    private static final int PATH_MAX = 128;

    /** A line that is no rule, counted from 1. */
    static final class BadLineException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int number;

        private BadLineException(int number) {
            super("line " + number);
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private AccessRuleLines() {}

    /** Empty lines say nothing. @param text may be null */
    static List<AccessRuleDraft> read(String text) throws BadLineException {
        List<AccessRuleDraft> rules = new ArrayList<>();
        int number = 0;
        for (String line : text == null ? new String[0] : text.split("\\R")) {
            number++;
            if (!line.isBlank()) {
                rules.add(rule(line.trim().split("\\s+"), number));
            }
        }
        return rules;
    }

    private static AccessRuleDraft rule(String[] words, int number) throws BadLineException {
        boolean good = words.length == 3
                && words[0].length() <= SERVICE_MAX
                && METHODS.contains(words[1].toUpperCase(Locale.ROOT))
                && words[2].startsWith("/")
                && words[2].length() <= PATH_MAX;
        if (!good) {
            throw new BadLineException(number);
        }
        return new AccessRuleDraft(null, words[0], words[1].toUpperCase(Locale.ROOT), words[2]);
    }
}
