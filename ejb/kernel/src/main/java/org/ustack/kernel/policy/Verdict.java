package org.ustack.kernel.policy;

/** What a rule says; {@link #MAYBE} as long as it depends on a thing that nobody has looked up yet. */
public enum Verdict {
    NO,
    MAYBE,
    YES;

    static Verdict of(boolean allowed) {
        return allowed ? YES : NO;
    }

    Verdict and(Verdict other) {
        return compareTo(other) < 0 ? this : other;
    }

    Verdict or(Verdict other) {
        return compareTo(other) > 0 ? this : other;
    }

    Verdict not() {
        return values()[YES.ordinal() - ordinal()];
    }
}
