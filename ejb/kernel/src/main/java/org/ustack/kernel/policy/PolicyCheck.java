package org.ustack.kernel.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The condition of one rule, as a tree. */
sealed interface PolicyCheck {

    Verdict judge(PolicyCase given);

    /** Names of the rules that this one refers to. */
    default Stream<String> references() {
        return Stream.empty();
    }

    /** {@code @} and {@code !}. */
    record Constant(boolean allowed) implements PolicyCheck {

        @Override
        public Verdict judge(PolicyCase given) {
            return Verdict.of(allowed);
        }
    }

    /** {@code not x}. */
    record Not(PolicyCheck inner) implements PolicyCheck {

        @Override
        public Verdict judge(PolicyCase given) {
            return inner.judge(given).not();
        }

        @Override
        public Stream<String> references() {
            return inner.references();
        }
    }

    /** {@code x and y and …}. */
    record And(List<PolicyCheck> parts) implements PolicyCheck {

        @Override
        public Verdict judge(PolicyCase given) {
            return parts.stream().map(part -> part.judge(given)).reduce(Verdict.YES, Verdict::and);
        }

        @Override
        public Stream<String> references() {
            return parts.stream().flatMap(PolicyCheck::references);
        }
    }

    /** {@code x or y or …}. */
    record Or(List<PolicyCheck> parts) implements PolicyCheck {

        @Override
        public Verdict judge(PolicyCase given) {
            return parts.stream().map(part -> part.judge(given)).reduce(Verdict.NO, Verdict::or);
        }

        @Override
        public Stream<String> references() {
            return parts.stream().flatMap(PolicyCheck::references);
        }
    }

    /** {@code rule:name}. */
    record Reference(String rule) implements PolicyCheck {

        @Override
        public Verdict judge(PolicyCase given) {
            return given.checkOf(rule).judge(given);
        }

        @Override
        public Stream<String> references() {
            return Stream.of(rule);
        }
    }

    /** {@code role:name}; a role's case does not matter. */
    record HasRole(String role) implements PolicyCheck {

        @Override
        public Verdict judge(PolicyCase given) {
            return Verdict.of(given.caller().roles().stream()
                    .anyMatch(has -> has.toLowerCase(Locale.ROOT).equals(role.toLowerCase(Locale.ROOT))));
        }
    }

    /**
     * {@code left:right}. Left is a fact of the caller, or a constant: a quoted word, {@code None}, {@code True} or
     * {@code False}. Right is a constant, or {@code %(name)s} for a fact of the thing.
     */
    record Matches(String left, String right) implements PolicyCheck {

        private static final Set<String> LITERALS = Set.of("None", "True", "False");

        @Override
        public Verdict judge(PolicyCase given) {
            String wanted = right;
            if (right.startsWith("%(")) {
                String name = right.substring(2, right.length() - 2);
                if (!given.knows(name)) {
                    return given.complete() ? Verdict.NO : Verdict.MAYBE;
                }
                wanted = String.valueOf(given.thing().get(name)).replace("null", "None");
            }
            return Verdict.of(wanted.equals(leftValue(given)));
        }

        private String leftValue(PolicyCase given) {
            if (left.startsWith("'") || left.startsWith("\"")) {
                return left.substring(1, left.length() - 1);
            }
            return LITERALS.contains(left) ? left : given.ofCaller(left);
        }
    }
}
