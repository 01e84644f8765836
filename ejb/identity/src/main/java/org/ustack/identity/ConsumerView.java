package org.ustack.identity;

import java.util.Map;

/** A program that users may let act for them. @param secret only in the answer that creates it, else null */
public record ConsumerView(String id, String description, String secret, Map<String, Object> extra) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "ConsumerView[" + id + "]";
    }
}
