package org.ustack.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable table {@code (state, event) -> (state, effects)}. Every aggregate keeps exactly one, in its
 * {@code …Lifecycle}; a pair that is not in the table fails loudly. {@code docs/states.md} is generated from these.
 *
 * @param <S> states
 * @param <E> events
 * @param <F> effects: names for what the service does besides the change of state
 */
public final class StateMachine<S extends Enum<S>, E extends Enum<E>, F extends Enum<F>> {

    /** One row of the table. */
    public record Transition<S, E, F>(S from, E event, S to, List<F> effects) {}

    private record Key(Object state, Object event) {}

    private final String name;
    private final Map<Key, Transition<S, E, F>> table;

    private StateMachine(String name, Map<Key, Transition<S, E, F>> table) {
        this.name = name;
        this.table = Map.copyOf(table);
    }

    public static <S extends Enum<S>, E extends Enum<E>, F extends Enum<F>> Builder<S, E, F> named(String name) {
        return new Builder<>(name);
    }

    public String name() {
        return name;
    }

    /**
     * The decision for an event that must be legal here.
     *
     * @throws IllegalTransition if the table has no such row
     */
    public Transition<S, E, F> decide(S state, E event) {
        return find(state, event).orElseThrow(() -> new IllegalTransition(name, state, event));
    }

    /** The decision, or empty where the event is not allowed in that state. */
    public Optional<Transition<S, E, F>> find(S state, E event) {
        return Optional.ofNullable(table.get(new Key(state, event)));
    }

    /** All rows, in no particular order. */
    public List<Transition<S, E, F>> transitions() {
        return List.copyOf(table.values());
    }

    /** Thrown for a pair that the table does not have: a defect in the caller, never an answer to a client. */
    public static final class IllegalTransition extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        IllegalTransition(String machine, Object state, Object event) {
            super(machine + ": no transition for event " + event + " in state " + state);
        }
    }

    /** Collects rows; a row given twice is refused. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>, F extends Enum<F>> {
        private final String name;
        private final Map<Key, Transition<S, E, F>> table = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        @SafeVarargs
        public final Builder<S, E, F> on(S from, E event, S to, F... effects) {
            Transition<S, E, F> row = new Transition<>(
                    Objects.requireNonNull(from),
                    Objects.requireNonNull(event),
                    Objects.requireNonNull(to),
                    List.of(effects));
            if (table.putIfAbsent(new Key(from, event), row) != null) {
                throw new IllegalArgumentException(name + ": two rows for " + from + " and " + event);
            }
            return this;
        }

        /** The same row for several states. */
        @SafeVarargs
        public final Builder<S, E, F> onEach(Iterable<S> from, E event, S to, F... effects) {
            for (S state : from) {
                on(state, event, to, effects);
            }
            return this;
        }

        public StateMachine<S, E, F> build() {
            return new StateMachine<>(name, new LinkedHashMap<>(table));
        }
    }
}
