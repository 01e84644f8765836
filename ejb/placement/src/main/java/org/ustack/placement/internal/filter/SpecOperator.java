package org.ustack.placement.internal.filter;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The little language in which extra specs state what is wanted: a plain text, or an operator and a text. Numbers are compared after
 * {@code = == != >= <=} ({@code =} means at least, as it always has), texts after {@code s== s!= s>= s> s<= s<}; {@code <in>}
 * looks for a part, {@code <all-in>} for several, and {@code <or> a <or> b} takes any of the texts. Asked for every node, so
 * it splits once and compiles nothing.
 */
final class SpecOperator {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\s*<or>\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SpecOperator() {}

    static boolean matches(String wanted, String offered) {
        String whole = wanted.strip();
        int blank = whole.indexOf(' ');
        if (blank < 0) {
            return whole.equalsIgnoreCase(offered);
        }
        String text = whole.substring(blank + 1).strip();
        return switch (whole.substring(0, blank)) {
            case "s==" -> offered.equals(text);
            case "s!=" -> !offered.equals(text);
            case "s>=" -> offered.compareTo(text) >= 0;
            case "s>" -> offered.compareTo(text) > 0;
            case "s<=" -> offered.compareTo(text) <= 0;
            case "s<" -> offered.compareTo(text) < 0;
            case "<in>" -> offered.contains(text);
            case "<all-in>" -> Arrays.stream(BLANKS.split(text)).allMatch(offered::contains);
            case "<or>" -> Arrays.asList(ALTERNATIVES.split(text)).contains(offered);
            case "=", ">=" -> number(offered, text, c -> c >= 0);
            case "<=" -> number(offered, text, c -> c <= 0);
            case "==" -> number(offered, text, c -> c == 0);
            case "!=" -> number(offered, text, c -> c != 0);
            default -> whole.equalsIgnoreCase(offered);
        };
    }

    private static boolean number(String offered, String wanted, IntPredicate holds) {
        return compare(offered, wanted).map(holds::test).orElse(false);
    }

    private static Optional<Integer> compare(String offered, String wanted) {
        try {
            return Optional.of(Double.compare(Double.parseDouble(offered), Double.parseDouble(wanted)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
