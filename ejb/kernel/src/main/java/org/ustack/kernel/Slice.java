package org.ustack.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing.
 *
 * @param items in the order asked for
 * @param more whether at least one item follows; the API then adds a link to the next page
 */
public record Slice<T>(List<T> items, boolean more) {

    public Slice {
        items = List.copyOf(items);
    }

    /** Cuts what a query with {@code limit + 1} gave to the page and remembers whether there was one more. */
    public static <T> Slice<T> of(List<T> oneMoreThanLimit, int limit) {
        boolean more = oneMoreThanLimit.size() > limit;
        return new Slice<>(more ? oneMoreThanLimit.subList(0, limit) : oneMoreThanLimit, more);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapper) {
        return new Slice<>(items.stream().<R>map(mapper).toList(), more);
    }
}
