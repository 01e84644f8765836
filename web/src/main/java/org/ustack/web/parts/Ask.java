package org.ustack.web.parts;

import java.io.Serializable;
import org.omnifaces.util.Faces;

/**
 * What a page asks about before it does it.
 *
 * @param what is asked, a part of the keys of its texts, such as {@code domain.disable}
 * @param id of the thing
 * @param name of the thing, for the reader
 */
public record Ask(String what, String id, String name) implements Serializable {

    /** Nothing asked yet. */
    public static final Ask NOTHING = new Ask("", "", "");

    /**
     * As a button of a table's line asked it: the line says which thing it is about, since the table may have moved on since the
     * reader saw it.
     */
    public static Ask ofRequest() {
        return new Ask(parameter("ask-what"), parameter("ask-id"), parameter("ask-name"));
    }

    private static String parameter(String name) {
        String value = Faces.getRequestParameter(name);
        return value == null ? "" : value;
    }

    public boolean isAsked() {
        return !what.isEmpty();
    }
}
