package org.ustack.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures, each beside its target. */
final class Report {

    private record Figure(String what, double value, String unit, String target, boolean reached) {}

    private final List<Figure> figures = new ArrayList<>();

    /** A figure that should be at least the target. */
    void atLeast(String what, double value, String unit, double target) {
        figures.add(new Figure(what, value, unit, "at least " + number(target), value >= target));
    }

    /** A figure that should be at most the target. */
    void atMost(String what, double value, String unit, double target) {
        figures.add(new Figure(what, value, unit, "at most " + number(target), value <= target));
    }

    /** A figure without a target. */
    void note(String what, double value, String unit) {
        figures.add(new Figure(what, value, unit, "", true));
    }

    void print(PrintStream out) {
        out.printf("%-58s %12s %-8s %-16s%n", "figure", "value", "unit", "target");
        for (Figure figure : figures) {
            out.printf(
                    "%-58s %12s %-8s %-16s%s%n",
                    figure.what, number(figure.value), figure.unit, figure.target, figure.reached ? "" : "  missed");
        }
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
