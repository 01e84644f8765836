package org.ustack.rest.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the resources of the identity API are, by relation: draft-nottingham-json-home, as Keystone writes it. */
final class JsonHome {

    static final String TYPE = "application/json-home";

    private static final String BASE = "https://docs.openstack.org/api/openstack-identity/3";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    /** Parameters of the core, whichever extension names them. */
    private static final Set<String> CORE = Set.of(
            "credential_id",
            "domain_id",
            "endpoint_id",
            "group_id",
            "policy_id",
            "project_id",
            "region_id",
            "role_id",
            "service_id",
            "user_id");

    private static final List<Entry> ENTRIES = read();

    /** @param extension with its version, or empty for the core @param path below {@code /v3} */
    record Entry(String extension, String relation, String path) {

        private String link(String kind, String name) {
            boolean core = extension.isEmpty() || kind.equals("param") && CORE.contains(name);
            return BASE + (core ? "" : "/ext/" + extension) + "/" + kind + "/" + name;
        }

        private Map<String, Object> json() {
            Map<String, Object> variables = new LinkedHashMap<>();
            Matcher variable = VARIABLE.matcher(path);
            while (variable.find()) {
                variables.put(variable.group(1), link("param", variable.group(1)));
            }
            return variables.isEmpty()
                    ? Map.of("href", "/v3" + path)
                    : Map.of("href-template", "/v3" + path, "href-vars", variables);
        }
    }

    private JsonHome() {}

    static Map<String, Object> document() {
        Map<String, Object> resources = new LinkedHashMap<>();
        ENTRIES.forEach(entry -> resources.put(entry.link("rel", entry.relation()), entry.json()));
        return Map.of("resources", resources);
    }

    static List<Entry> entries() {
        return ENTRIES;
    }

    private static List<Entry> read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(JsonHome.class.getResourceAsStream("json-home.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(part -> new Entry(part[0].equals("-") ? "" : part[0], part[1], part[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
