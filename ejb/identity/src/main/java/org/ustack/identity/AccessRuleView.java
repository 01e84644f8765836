package org.ustack.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request that an application credential is good for, of those that its owner has written down.
 *
 * @param service type of the service, such as {@code compute}
 * @param method of HTTP
 * @param path below the service's root; {@code *} and {@code {name}} stand for one segment, {@code **} for any number
 */
public record AccessRuleView(String id, String service, String method, String path) {

    private static final Pattern WILDCARD = Pattern.compile("\\*\\*|\\*|\\{[^}]*}");

    /** The rule of keystonemiddleware: method and service to the letter, the path by its wildcards. */
    public boolean allows(String wantedService, String wantedMethod, String wantedPath) {
        return service.equals(wantedService)
                && method.equals(wantedMethod)
                && Pattern.matches(expression(), wantedPath);
    }

    private String expression() {
        StringBuilder expression = new StringBuilder();
        Matcher wildcard = WILDCARD.matcher(path);
        int done = 0;
        while (wildcard.find()) {
            expression.append(Pattern.quote(path.substring(done, wildcard.start())));
            expression.append(wildcard.group().equals("**") ? ".*" : "[^/]+");
            done = wildcard.end();
        }
        return expression.append(Pattern.quote(path.substring(done))).toString();
    }
}
