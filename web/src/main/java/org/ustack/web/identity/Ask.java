package org.ustack.web.identity;

import java.io.Serializable;

/**
 * What a page asks about before it does it.
 *
 * @param what is asked, a part of the keys of its texts, such as {@code domain.disable}
 * @param id of the thing
 * @param name of the thing, for the reader
 */
public record Ask(String what, String id, String name) implements Serializable {

    /** Nothing asked yet. */
    static final Ask NOTHING = new Ask("", "", "");

    public boolean isAsked() {
        return !what.isEmpty();
    }
}
