package org.ustack.kernel;

/**
 * One entry of the error catalogue. Each service keeps its own in an enum ({@code ComputeError}, {@code ImageError}, …);
 * the page {@code docs/errors.md} is generated from them.
 */
public interface ErrorCode {

    /** Public identifier, unique in its service, such as {@code FLAVOR_NOT_FOUND}. */
    String name();

    ErrorKind kind();

    /** The sentence that the client reads; {@code {name}} stands for an argument of the exception. */
    String template();

    /** The error class name that the network API shows as {@code type}; other APIs do not use it. */
    default String type() {
        StringBuilder camel = new StringBuilder();
        for (String word : name().split("_")) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return camel.toString();
    }
}
