package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonHomeTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^:}]+(:([^}]+))?}");

    @Test
    void everyEntryIsServed() {
        List<Pattern> served = served();
        for (JsonHome.Entry entry : JsonHome.entries()) {
            String path = "v3" + entry.path().replaceAll("\\{[a-z_]+}", "x");
            assertThat(served.stream()
                            .anyMatch(template -> template.matcher(path).matches()))
                    .as(entry.toString())
                    .isTrue();
        }
    }

    private static List<Pattern> served() {
        List<Pattern> served = new ArrayList<>();
        for (Class<?> resource : new IdentityApplication().getClasses()) {
            Path path = resource.getAnnotation(Path.class);
            if (path == null) {
                continue;
            }
            served.add(pattern(path.value()));
            for (Method method : resource.getDeclaredMethods()) {
                Path below = method.getAnnotation(Path.class);
                if (below != null) {
                    served.add(pattern(path.value() + "/" + below.value()));
                }
            }
        }
        return served;
    }

    private static Pattern pattern(String template) {
        Matcher variable = VARIABLE.matcher(template);
        return Pattern.compile(variable.replaceAll(
                found -> "(" + Matcher.quoteReplacement(found.group(2) == null ? "[^/]+" : found.group(2)) + ")"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void variablesNameTheirParameters() {
        Map<String, Object> resources =
                (Map<String, Object>) JsonHome.document().get("resources");
        String base = "https://docs.openstack.org/api/openstack-identity/3";
        assertThat(resources.get(base + "/rel/auth_tokens")).isEqualTo(Map.of("href", "/v3/auth/tokens"));
        assertThat(resources.get(base + "/ext/OS-TRUST/1.0/rel/trust_role"))
                .isEqualTo(Map.of(
                        "href-template",
                        "/v3/OS-TRUST/trusts/{trust_id}/roles/{role_id}",
                        "href-vars",
                        Map.of(
                                "trust_id",
                                base + "/ext/OS-TRUST/1.0/param/trust_id",
                                "role_id",
                                base + "/param/role_id")));
    }
}
