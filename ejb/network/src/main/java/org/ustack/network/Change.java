package org.ustack.network;

/**
 * One attribute of a request: given (possibly as null) or left out.
 *
 * @param given false means "as it is", or the default when creating
 */
public record Change<T>(boolean given, T value) {

    private static final Change<?> NONE = new Change<>(false, null);

    public static <T> Change<T> to(T value) {
        return new Change<>(true, value);
    }

    @SuppressWarnings("unchecked")
    public static <T> Change<T> none() {
        return (Change<T>) NONE;
    }

    /** The given value, else the other one; given as null is null. */
    public T or(T other) {
        return given ? value : other;
    }

    /** The given value, else the other one; given as null counts as left out. */
    public T orIfNull(T other) {
        return given && value != null ? value : other;
    }
}
