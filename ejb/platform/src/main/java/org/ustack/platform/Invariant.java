package org.ustack.platform;

import java.util.List;

/**
 * A promise about stored data that holds whenever no transaction is open. Each service has its own; all are found by type.
 * An operator reads them at {@code GET /ustack/v1/consistency}, the chaos tests after every crash.
 */
public interface Invariant {

    /** Short and stable, such as {@code quota-used-equals-claims}. */
    String name();

    /** What is promised, in one sentence. */
    String promise();

    /** One line for each violation, empty if the promise holds. */
    List<String> violations();
}
