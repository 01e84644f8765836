package org.ustack.qa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard asks the APIs' own policy rules by name; a name that no API declares would refuse everybody. */
class DashboardRulesTest {

    private static final Pattern RULE = Pattern.compile("\"((?:os_compute_api|identity):[a-z:_-]+)\"");

    @Test
    void everyRuleThatTheDashboardNamesIsDeclaredByAnApi() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Product.root().resolve("web/src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher rule = RULE.matcher(Files.readString(file));
                while (rule.find()) {
                    named.add(rule.group(1));
                }
            }
        }
        String declared = Files.readString(Product.root().resolve("docs/policies.md"));
        assertThat(named).hasSizeGreaterThan(10).allMatch(rule -> declared.contains("| `" + rule + "` |"));
    }
}
