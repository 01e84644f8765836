package org.ustack.identity;

/** Who is given a role. */
public record Actor(Type type, String id) {

    /** Kinds of actors. */
    public enum Type {
        USER,
        GROUP
    }

    public static Actor user(String id) {
        return new Actor(Type.USER, id);
    }

    public static Actor group(String id) {
        return new Actor(Type.GROUP, id);
    }
}
