package org.ustack.platform;

import java.util.List;

/** Runs all invariants over the stored data. Reads only. */
public interface ConsistencyCheck {

    List<Finding> run();

    /** @param violations empty if the promise holds */
    record Finding(String invariant, String promise, List<String> violations) {}
}
