package org.ustack.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.ustack.hypervisor.HypervisorException;

/** Which verbs fail, where, how often and how. The first line that matches and is not used up strikes. */
final class FaultPlan {

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();

    /**
     * @param verb a {@link Verb}, in any case, or {@code *}
     * @param node name, or {@code *}
     * @param times how often; 0: until cleared
     * @param cause of the exception, for {@code FAIL} and {@code HANG}; empty: {@code FAILED}
     * @param millis for {@code DELAY}
     * @return the fault's id
     * @throws IllegalArgumentException names the argument that makes no sense
     */
    String add(String verb, String node, int times, String effect, String cause, long millis) {
        Effect how = constant(Effect.class, effect);
        String which =
                Fault.ANY.equals(verb) ? verb : constant(Verb.class, verb).name();
        if (how == Effect.IGNORE
                && (Fault.ANY.equals(verb) || !Verb.valueOf(which).changes())) {
            throw new IllegalArgumentException("effect: IGNORE needs one verb that changes something");
        }
        if (node == null || node.isBlank()) {
            throw new IllegalArgumentException("node: a name or *");
        }
        if (times < 0) {
            throw new IllegalArgumentException("times: not negative");
        }
        if (millis < 0 || (how == Effect.DELAY && millis == 0)) {
            throw new IllegalArgumentException("millis: a delay needs a positive time");
        }
        HypervisorException.Cause why = cause == null || cause.isBlank()
                ? HypervisorException.Cause.FAILED
                : constant(HypervisorException.Cause.class, cause);
        String id = Long.toString(lastId.incrementAndGet());
        faults.add(new Fault(id, which, node, times, how, why, millis));
        return id;
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** Forgets all faults and sets free whoever waits on one. */
    int clear() {
        List<Fault> old = List.copyOf(faults);
        faults.removeAll(old);
        old.forEach(fault -> fault.cleared.countDown());
        return old.size();
    }

    /** The fault that strikes this call, if one does; it is used up by that much. */
    Optional<Fault> strike(Verb verb, String node) {
        for (Fault fault : faults) {
            if (fault.concerns(verb, node) && fault.strike()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        String wanted = name == null ? "" : name.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName().toLowerCase(Locale.ROOT) + ": \"" + name
                + "\" is none of " + List.of(type.getEnumConstants()));
    }
}
