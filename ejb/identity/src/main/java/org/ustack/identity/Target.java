package org.ustack.identity;

/** What a role is given on. */
public record Target(Type type, String id) {

    /** Kinds of targets. */
    public enum Type {
        PROJECT,
        DOMAIN,
        SYSTEM
    }

    /** The whole cloud. */
    public static final Target SYSTEM = new Target(Type.SYSTEM, "system");

    public static Target project(String id) {
        return new Target(Type.PROJECT, id);
    }

    public static Target domain(String id) {
        return new Target(Type.DOMAIN, id);
    }
}
