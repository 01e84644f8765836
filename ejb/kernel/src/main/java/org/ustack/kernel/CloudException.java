package org.ustack.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one exception that crosses a service's border. It rolls the transaction back and is rendered by each API in the
 * API's own format. Anything else that escapes is a fault of ours and is shown as an internal error without details.
 */
public class CloudException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient Map<String, Object> arguments;

    /**
     * @param code the entry of the catalogue
     * @param arguments names and values in turn, for the placeholders of the template: {@code "id", id, "size", 3}
     */
    public CloudException(ErrorCode code, Object... arguments) {
        super(fill(code.template(), pairs(arguments)));
        this.code = code;
        this.arguments = pairs(arguments);
    }

    /** As above, keeping the exception that led here for the log. */
    public CloudException(Throwable cause, ErrorCode code, Object... arguments) {
        this(code, arguments);
        initCause(cause);
    }

    public ErrorCode code() {
        return code;
    }

    /** The arguments in the order given; values may be null. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    private static Map<String, Object> pairs(Object[] flat) {
        if (flat.length % 2 != 0) {
            throw new IllegalArgumentException("arguments come in pairs of name and value");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < flat.length; i += 2) {
            map.put((String) flat[i], flat[i + 1]);
        }
        return map;
    }

    private static String fill(String template, Map<String, Object> arguments) {
        String text = template;
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }
}
