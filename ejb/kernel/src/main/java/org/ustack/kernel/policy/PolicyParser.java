package org.ustack.kernel.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition in oslo.policy's language: {@code @}, {@code !}, {@code role:x}, {@code rule:x},
 * {@code fact:%(fact)s}, {@code not}, {@code and}, {@code or} and parentheses; {@code and} binds closer than {@code or}. An
 * empty condition allows all. The checks that ask another server ({@code http:}, {@code https:}) are not taken.
 */
final class PolicyParser {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|[^\\s()%]+(?:%\\([^\\s()]+\\)s)?)");
    private static final Pattern CONSTANT_LEFT = Pattern.compile("'[^']*'|\"[^\"]*\"|None|True|False");
    private static final Pattern FACT_RIGHT = Pattern.compile("%\\([A-Za-z0-9_.:\\-]+\\)s");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private PolicyParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.lookingAt() || at < text.stripTrailing().length()) {
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException(
                        "cannot read '" + text.substring(at).strip() + "'");
            }
            tokens.add(matcher.group(1));
            at = matcher.end();
            matcher.region(at, text.length());
        }
    }

    /** @throws IllegalArgumentException with the reason */
    static PolicyCheck parse(String text) {
        if (text.isBlank()) {
            return new PolicyCheck.Constant(true);
        }
        PolicyParser parser = new PolicyParser(text);
        PolicyCheck check = parser.alternatives();
        if (parser.next < parser.tokens.size()) {
            throw new IllegalArgumentException("'" + parser.peek() + "' is not expected there");
        }
        return check;
    }

    private PolicyCheck alternatives() {
        List<PolicyCheck> parts = new ArrayList<>(List.of(conjunction()));
        while (takes("or")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new PolicyCheck.Or(List.copyOf(parts));
    }

    private PolicyCheck conjunction() {
        List<PolicyCheck> parts = new ArrayList<>(List.of(negation()));
        while (takes("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.get(0) : new PolicyCheck.And(List.copyOf(parts));
    }

    private PolicyCheck negation() {
        return takes("not") ? new PolicyCheck.Not(negation()) : primary();
    }

    private PolicyCheck primary() {
        if (takes("(")) {
            PolicyCheck inner = alternatives();
            if (!takes(")")) {
                throw new IllegalArgumentException("')' is missing");
            }
            return inner;
        }
        String token = peek();
        if (token == null) {
            throw new IllegalArgumentException("it ends where a check is expected");
        }
        next++;
        return switch (token) {
            case "@" -> new PolicyCheck.Constant(true);
            case "!" -> new PolicyCheck.Constant(false);
            default -> pair(token);
        };
    }

    private static PolicyCheck pair(String token) {
        int colon =
                token.startsWith("'") ? token.indexOf(':', Math.max(0, token.indexOf('\'', 1))) : token.indexOf(':');
        if (colon <= 0 || colon == token.length() - 1) {
            throw new IllegalArgumentException("'" + token + "' is not a check of the form kind:match");
        }
        String left = token.substring(0, colon);
        String right = token.substring(colon + 1);
        switch (left) {
            case "rule":
                return new PolicyCheck.Reference(right);
            case "role":
                return new PolicyCheck.HasRole(right);
            case "http", "https":
                throw new IllegalArgumentException("checks that ask another server (" + left + ":) are not supported");
            default:
                break;
        }
        if (!CONSTANT_LEFT.matcher(left).matches() && !PolicyCase.isFactOfCaller(left)) {
            throw new IllegalArgumentException("'" + left + "' is nothing that is known of a caller");
        }
        if (right.contains("%") && !FACT_RIGHT.matcher(right).matches()) {
            throw new IllegalArgumentException("'" + right + "' is not of the form %(name)s");
        }
        return new PolicyCheck.Matches(left, right);
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private boolean takes(String word) {
        boolean there = peek() != null && peek().toLowerCase(Locale.ROOT).equals(word);
        next += there ? 1 : 0;
        return there;
    }
}
